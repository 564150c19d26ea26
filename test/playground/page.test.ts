import { startSlackCatcher } from '../../playground/alerts/slack-catcher';
import { startSmtpCatcher } from '../../playground/alerts/smtp-catcher';
import { placeDemoOrder } from '../../playground/demo/demo-edit';
import type { PageState, PageWorld } from '../../playground/page/page-state';
import { startPage, type Page } from '../../playground/page/start-page';
import { seedCatalogue } from '../../playground/world/catalogue';
import { importOrder } from '../../playground/world/import-order';
import { readShopOrder } from '../../playground/world/shop-query';
import { startLinnworksSimulator } from '../../simulators/linnworks';
import { startNetSuiteSimulator } from '../../simulators/netsuite';
import { startShopifySimulator } from '../../simulators/shopify';
import { talkSmtp } from './smtp-client';

const PICTURE = Buffer.from([137, 80, 78, 71, 0, 255]).toString('base64');
const FILE = 'Part,Value\r\nFigures,1';
const REPORT = [
	...['Subject: Daily report', 'Content-Type: multipart/mixed; boundary="outer"', '', '--outer'],
	...['Content-Type: multipart/related; boundary="inner"', '', '--inner'],
	...['Content-Type: text/html; charset=utf-8', '', '<p>Figures <img src="cid:chart"></p>'],
	...['--inner', 'Content-Type: image/png; name=chart.png', 'Content-Transfer-Encoding: base64'],
	...['Content-Disposition: inline; filename=chart.png', 'Content-Id: <chart>', '', PICTURE],
	...['--inner--', '--outer', 'Content-Type: text/csv'],
	...['Content-Disposition: attachment; filename="operations.csv"', '', FILE],
	...['--outer--', '.', ''],
].join('\r\n');

describe('the page of the playground', () => {
	let world: PageWorld;
	let page: Page;
	let reports: number;
	beforeEach(async () => {
		const shopify = await startShopifySimulator({ withLocation: false });
		const linnworks = await startLinnworksSimulator();
		const netsuite = await startNetSuiteSimulator();
		const smtp = await startSmtpCatcher();
		const slack = await startSlackCatcher({ mails: () => smtp.messages });
		world = { shopify, linnworks, netsuite, smtp, slack };
		seedCatalogue(world);
		reports = 0;
		page = await startPage(world, () => Promise.resolve((reports += 1)));
	});
	afterEach(async () => {
		await page.stop();
		const { shopify, linnworks, netsuite, slack, smtp } = world;
		await Promise.all([shopify.close(), linnworks.close(), netsuite.close()]);
		await Promise.all([slack.stop(), smtp.stop()]);
	});

	const state = async (): Promise<PageState> =>
		(await (await fetch(`${page.url}/state`)).json()) as PageState;
	const act = async (name: string, order = ''): Promise<string> => {
		const path = `/do/${name}?order=${encodeURIComponent(order)}`;
		const reply = await fetch(page.url + path, { method: 'POST' });
		return `${reply.status} ${await reply.text()}`;
	};
	/** The demo order, in shop and warehouse. */
	const place = async (): Promise<{ name: string; legacyId: string; gid: string }> => {
		const order = placeDemoOrder(world);
		importOrder(world.linnworks, await readShopOrder(world.shopify, order.gid));
		return order;
	};

	it('shows an order in every system that has it', async () => {
		const { name } = await place();
		const { orders } = await state();
		expect(orders).toEqual([
			{
				name,
				shop: ['1 x TEE-RED-M', '2 x MUG-01', 'total 52.85'],
				warehouse: ['1 x TEE-RED-M', '2 x MUG-01', 'total 52.85', 'open'],
				accounts: [],
				fulfilments: [],
			},
		]);
	});

	it('places, edits and sells at the push of a button', async () => {
		expect(await act('order')).toBe('200 done');
		expect(await act('edit', '#1001')).toBe('200 done');
		expect(await act('sell')).toBe('200 done');
		const { orders, stock } = await state();
		expect(orders[0]?.shop).toContain('3 x MUG-01');
		const mug = stock.find(({ sku }) => sku === 'MUG-01');
		expect(mug).toEqual({ sku: 'MUG-01', warehouse: 4998, shop: 4997 });
	});

	it('dispatches in the warehouse once, and says why not again', async () => {
		const { name, legacyId } = await place();
		expect(await act('dispatch', name)).toBe('200 done');
		const { Processed, ShippingInfo } = world.linnworks.warehouse.order(legacyId);
		expect([Processed, ShippingInfo.TrackingNumber]).toEqual([true, 'QK482915700GB']);
		expect(await act('dispatch', name)).toMatch(/^409 .*IsProcessed/);
	});

	it('shows what the buyer sees of a dispatch', async () => {
		const { name, gid } = await place();
		world.shopify.shop.fulfil(gid, null, { company: 'Royal Mail', number: 'AB1' });
		expect((await state()).orders[0]?.fulfilments).toEqual([
			`fulfilment ${name}-F1: 1 x TEE-RED-M, 2 x MUG-01; Royal Mail AB1`,
		]);
	});

	it('asks for a report', async () => {
		expect(await act('report')).toBe('200 done');
		expect(reports).toBe(1);
	});

	it('shows a mail with its picture, and gives its file', async () => {
		const lines = ['EHLO me', 'MAIL FROM:<a@example.com>', 'RCPT TO:<b@example.com>', 'DATA'];
		await talkSmtp(world.smtp.port, [...lines, REPORT]);
		const [message] = (await state()).messages;
		expect(message).toMatchObject({ title: 'Mail: Daily report', link: '/mail/0' });
		const reply = await fetch(`${page.url}/mail/0`);
		const shown = await reply.text();
		expect(shown).toContain(`<p>Figures <img src="data:image/png;base64,${PICTURE}"></p>`);
		expect(shown).toContain('<a href="/mail/0/1">operations.csv</a>');
		expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
		const file = await fetch(`${page.url}/mail/0/1`);
		expect((await file.text()).trim().replace(/\r?\n/g, '\r\n')).toBe(FILE);
		expect(file.headers.get('content-disposition')).toContain('operations.csv');
	});

	it.each(['/mail/7', '/mail/x', '/favicon.ico', '/do/edit'])('has nothing at %s', async (path) => {
		expect((await fetch(page.url + path)).status).toBe(404);
	});

	it('knows only its own buttons, and says what an order lacks', async () => {
		expect(await act('reset')).toMatch(/^404/);
		expect(await act('edit', '#9')).toMatch(/^409 .*#?9/);
	});
});
