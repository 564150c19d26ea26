import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedCatalogue } from '../../playground/world/catalogue';
import { importOrder } from '../../playground/world/import-order';
import { readShopOrder } from '../../playground/world/shop-query';
import { startLinnworksSimulator, type LinnworksSimulator } from '../../simulators/linnworks';
import { startShopifySimulator, type ShopifySimulator } from '../../simulators/shopify';
import { runWithScript } from '../playground/run-plain-node';
import { toScenarioRow } from '../workflows/scenario-row';

describe('a row of the table', () => {
	let shopify: ShopifySimulator;
	let linnworks: LinnworksSimulator;
	beforeEach(async () => {
		shopify = await startShopifySimulator({ withLocation: false });
		linnworks = await startLinnworksSimulator();
		seedCatalogue({ shopify, linnworks });
	});
	afterEach(async () => void (await Promise.all([shopify.close(), linnworks.close()])));

	async function place() {
		const { gid, legacyId } = shopify.shop.createOrder({
			lines: [
				{ sku: 'MUG-01', quantity: 1 },
				{ sku: 'CAP-BLACK', quantity: 2 },
			],
			shipping: { title: 'Standard', price: '5.00' },
			taxesIncluded: true,
			taxRates: [{ title: 'VAT', rate: 0.2 }],
			email: 'sam@buyer.example',
		});
		importOrder(linnworks, await readShopOrder(shopify, gid));
		const placed = shopify.shop.order(gid);
		const row = (exceptions: Array<Record<string, unknown>> = []) =>
			toScenarioRow(
				'a scenario',
				placed,
				shopify.shop.order(gid),
				{
					order: linnworks.warehouse.order(legacyId),
					audit: linnworks.warehouse.auditTrail(legacyId),
				},
				exceptions,
			);
		return { gid, legacyId, placed, row };
	}

	it('says that nothing happened', async () => {
		const { row } = await place();
		expect(row()).toEqual({
			scenario: 'a scenario',
			shop: 'unchanged',
			warehouse: '1 x MUG-01, 2 x CAP-BLACK, total 51.93; equals the shop',
			exceptions: 'none',
		});
	});

	it('says what the shop changed and in what the warehouse differs', async () => {
		const { gid, row } = await place();
		shopify.shop.edit(gid, [
			{ setQuantity: { sku: 'MUG-01', quantity: 3 } },
			{ setQuantity: { sku: 'CAP-BLACK', quantity: 0 } },
			{ addVariant: { sku: 'SOCK-3P', quantity: 1 } },
		]);
		shopify.shop.updateOrder(gid, { note: 'Ring twice' });
		expect(row([{ code: 'GATE_PICKED', status: 'open' }])).toMatchObject({
			shop: 'MUG-01 1 → 3; CAP-BLACK 2 → 0; SOCK-3P added: 1; note changed; total 51.93 → 50.84',
			warehouse: '1 x MUG-01, 2 x CAP-BLACK, total 51.93; differs in lines, total, tax',
			exceptions: 'GATE_PICKED, open',
		});
	});

	it('tells a parking by people from one of ours, which passes', async () => {
		const { legacyId, row } = await place();
		linnworks.warehouse.park(legacyId);
		expect(row().warehouse).toMatch(/^parked;/);
		linnworks.warehouse.unpark(legacyId);
		expect(row().warehouse).not.toMatch(/parked/);
	});

	it('tells a cancelled order from one that should be', async () => {
		const { gid, legacyId, row } = await place();
		shopify.shop.cancel(gid);
		expect(row().warehouse).toBe('not cancelled');
		linnworks.warehouse.cancel(legacyId);
		expect(row().warehouse).toBe('cancelled');
	});

	it('says that the warehouse has none of it', async () => {
		const { placed } = await place();
		expect(toScenarioRow('a scenario', placed, placed, null, []).warehouse).toBe('not there');
	});
});

describe('the document', () => {
	const folder = mkdtempSync(join(tmpdir(), 'scenario-table-'));
	const row = (file: string, test: number, scenario: string, exceptions = 'none') =>
		JSON.stringify({ file, test, scenario, shop: 'unchanged', warehouse: 'as it was', exceptions });
	const written = (name: string, ...rows: string[]): string => {
		const path = join(folder, name);
		writeFileSync(path, rows.join('\n'));
		return path;
	};
	const documentOf = async (...rows: string[]): Promise<string> =>
		(await runWithScript(
			'scenario-table.mjs',
			`return await m.toDocument(${JSON.stringify(rows.join('\n'))})`,
		)) as string;
	const compared = async (rows: string, document: string): Promise<unknown> =>
		await runWithScript(
			'scenario-table.mjs',
			`return await m.compareScenarios(${JSON.stringify(rows)}, ${JSON.stringify(document)}).then((rows) => ({ passes: rows }), (error) => ({ fails: error.message }))`,
		);

	it('has the scenarios of a file in their order, whichever file ran first', async () => {
		const document = await documentOf(
			row('b', 1, 'third'),
			row('a', 2, 'second'),
			row('a', 1, 'first'),
		);
		expect(document.match(/first|second|third/g)).toEqual(['first', 'second', 'third']);
	});

	it('counts orders of one scenario that ended alike', async () => {
		const document = await documentOf(
			row('a', 1, 'many'),
			row('a', 1, 'many'),
			row('a', 1, 'many', 'SKU_UNMAPPED, open'),
		);
		expect(document).toMatch(/\| many \(2 orders\) +\| unchanged/);
		expect(document).toMatch(/\| many +\| unchanged \| as it was \| SKU_UNMAPPED, open/);
	});

	it('must have the scenarios of the run', async () => {
		const rows = [row('a', 1, 'first'), row('a', 2, 'second, with a very long name')];
		const document = written('kept.md', await documentOf(...rows));
		expect(await compared(written('same.jsonl', ...rows), document)).toEqual({ passes: '' });
		const third = written('third.jsonl', ...rows, row('a', 3, 'third'));
		expect(await compared(third, document)).toEqual({
			fails: expect.stringMatching(/\+ \| third \| unchanged/) as unknown,
		});
		const fewer = written('fewer.jsonl', rows[0] ?? '', row('a', 2, 'other'));
		expect(await compared(fewer, document)).toEqual({
			fails: expect.stringMatching(/- \| second, with a very long name \|/) as unknown,
		});
	});

	it('may differ in how a scenario ended, which its test judges', async () => {
		const document = written('ended.md', await documentOf(row('a', 1, 'first'), row('a', 2, 'x')));
		const other = [row('a', 1, 'first', 'GATE_LABEL, open'), row('a', 2, 'x')];
		expect(await compared(written('other.jsonl', ...other), document)).toEqual({
			passes: expect.stringMatching(
				/\+ \| first \| unchanged \| as it was \| GATE_LABEL, open \|/,
			) as unknown,
		});
	});
});
