import { OperationsShop } from './operations-shop';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
let shop: OperationsShop;

beforeEach(async () => {
	shop = await OperationsShop.open();
	shop.shopify.shop.addLocation({ name: 'Main' });
	shop.shopify.shop.addVariant({ sku: 'TEE', title: 'Tee', price: '1.00' });
});
afterEach(async () => await shop.close());

/** Noon, so many days ago: always within that day, whatever the hour is now. */
const noon = (days: number): Date => {
	const at = new Date(Date.now() - days * DAY);
	at.setUTCHours(11, 30, 0, 0);
	return at;
};
const daily = async () => await shop.report('osync_operations_report', 'Every morning');
const weekly = async () => await shop.report('osync_operations_report', 'Every Monday');

const anException = (openedAt: Date, changes: Record<string, unknown> = {}): void =>
	shop.insert('osync_exceptions', {
		...{ order_key: 'k', order_name: '#9', code: 'SKU_UNMAPPED', severity: 'high' },
		...{ owner: 'Operations', status: 'open', opened_at: openedAt.toISOString() },
		...changes,
	});

it('counts the day before beside the one before that, with a picture inline and a file', async () => {
	shop.look('shopify:demo:1', noon(1));
	shop.look('shopify:demo:2', noon(1));
	shop.look('shopify:demo:3', noon(2));
	shop.look('shopify:demo:4', noon(5));
	anException(noon(40));
	anException(noon(9), { status: 'resolved', closed_at: noon(1).toISOString() });
	anException(noon(9), { status: 'resolved', closed_at: noon(4).toISOString() });
	const { subject, text, html, options } = await daily();
	expect(subject).toMatch(/^Daily report, \d{4}-\d\d-\d\d: 1 open exception$/);
	expect(text).toContain('- Orders written: 2 (before: 1)');
	expect(text).toContain('- Exceptions closed: 1 (before: 0)');
	expect(text).toContain('- Stock pushes: 0 (before: 0)');
	expect(text).toContain('- Orders placed: not given');
	expect(text).not.toContain('Could not be read');
	expect(html).toContain('cid:chart');
	expect(options).toMatchObject({ attachments: 'chart', fileAttachments: 'report' });
});

it('counts the week before', async () => {
	for (const days of [1, 4, 7, 8, 12, 20]) shop.look(`shopify:demo:${days}`, noon(days));
	const { subject, text } = await weekly();
	expect(subject).toMatch(/^Weekly report, /);
	expect(text).toContain('- Orders written: 3 (before: 2)');
});

it('finds orders of the shop that did not arrive, and leaves out those that should not', async () => {
	shop.n8n.settings['checkArrivals'] = true;
	shop.n8n.settings['graceMinutes'] = 0;
	shop.n8n.settings['requireTagsAbsent'] = 'hold';
	const sell = (more = {}) =>
		shop.shopify.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }], ...more });
	const [arrived, lost, held, calledOff] = [sell(), sell(), sell({ tags: ['Hold'] }), sell()];
	shop.shopify.shop.cancel(calledOff.gid);
	const key = `shopify:demo.myshopify.com:${arrived.legacyId}`;
	shop.look(key, new Date(Date.now() - 10 * MINUTE));
	const { subject, text } = await daily();
	expect(subject).toContain('1 order did not arrive');
	expect(text).toContain(`Orders that did not arrive\n- ${lost.name}`);
	expect(text).not.toContain(held.name);
});

it('says that the ledger was longer than what it could read', async () => {
	shop.n8n.settings['mostLedgerRows'] = 2;
	for (const order of [1, 2, 3]) shop.look(`shopify:demo:${order}`, noon(1));
	const { text } = await daily();
	expect(text).toContain('- Orders written: 2 (before: 0)');
	expect(text).toContain('Could not be read\n- the ledger before its newest 2 rows');
});

it('shows what the last full stock push found to be off', async () => {
	const run = (mode: string, at: Date, differences: object[]): void =>
		shop.insert('osync_stock_runs', {
			...{ run_id: 'r', mode, good: 'yes', alert: '', changed: 1 },
			...{ differences: JSON.stringify(differences), recorded_at: at.toISOString() },
		});
	run('full', noon(1), [{ sku: 'TEE', locationId: '7', from: 20, to: 2, why: 'changed' }]);
	run('delta', noon(1), [{ sku: 'MUG', locationId: '7', from: 90, to: 2, why: 'changed' }]);
	const { text } = await daily();
	expect(text).toContain('- Stock pushes: 2 (before: 0)');
	expect(text).toContain('- TEE: -18, location 7: 20 in the shop, 2 wanted');
	expect(text).not.toContain('- MUG');
});
