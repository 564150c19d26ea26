import { detailOf, startBench, type Bench } from './netsuite-caller';
import type { NetSuiteSwitches } from '../../../simulators/netsuite';

describe('netsuite simulator: tax and totals', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const use = (switches: Partial<NetSuiteSwitches>) =>
		Object.assign(bench.simulator.switches, switches);
	const post = async (body: unknown, type = 'salesOrder') =>
		await bench.caller.record('POST', type, body);
	const made = async (body: unknown) =>
		bench.simulator.account.order(await bench.caller.write('POST', 'salesOrder', body));
	const priced = (...lines: object[]) =>
		bench.twoLines({
			item: {
				items: lines.map((line) => ({ item: { id: bench.mug }, price: { id: '-1' }, ...line })),
			},
		});

	it('adds lines, shipping and tax, each line rounded by itself, half up', async () => {
		use({ taxProfile: 'suiteTax', taxRate: 8.875, shippingTaxRate: 20 });
		const order = await made({
			...priced({ quantity: 1, rate: 0.4 }, { quantity: 3, rate: 3.333 }),
			shippingCost: 4.13,
		});
		// 0.0355 and 0.8875 and 0.826
		expect(order).toMatchObject({ subtotal: 10.4, shipping: 4.13, tax: 0.04 + 0.89 + 0.83 });
		expect(order.total).toBe(16.29);
	});

	it('takes the rate of the item before the one of the account', async () => {
		use({ taxProfile: 'suiteTax' });
		const book = bench.simulator.account.createItem({ sku: 'BOOK', price: 10, taxRate: 0 });
		const order = await made(priced({ quantity: 1, rate: 10 }, { item: { id: book }, rate: 10 }));
		expect(order.tax).toBe(2);
	});

	it('takes overridden tax to the penny, shipping by its own reference', async () => {
		use({ taxProfile: 'suiteTax' });
		const detail = (taxDetailsReference: string, taxBasis: number, taxAmount: number) => ({
			taxDetailsReference,
			taxCode: { id: '5' },
			taxType: { id: '1' },
			taxBasis,
			taxRate: 20,
			taxAmount,
		});
		const body = {
			...priced({ quantity: 1, rate: 10, taxDetailsReference: 'L1' }),
			shippingCost: 4,
			taxDetailsOverride: true,
			taxDetails: { items: [detail('L1', 10, 1.99), detail('SHIPPING', 4, 0.81)] },
		};
		const order = await made(body);
		expect(order).toMatchObject({ tax: 2.8, total: 16.8 });
		const read = await bench.caller.record('GET', `salesOrder/${order.id}?expandSubResources=true`);
		expect(read.body).toMatchObject({
			taxTotal: 2.8,
			totalAfterTaxes: 16.8,
			shippingTaxAmount: 0.81,
			taxDetails: { count: 2, items: [{ taxDetailsReference: 'L1', taxAmount: 1.99 }, {}] },
		});
		await bench.caller.write('PATCH', `salesOrder/${order.id}`, {
			taxDetails: { items: [detail('L1', 10, 2.01)] },
		});
		expect(bench.simulator.account.order(order.id).tax).toBe(2.82);
		await bench.caller.write('PATCH', `salesOrder/${order.id}`, { taxDetailsOverride: false });
		expect(bench.simulator.account.order(order.id).tax).toBe(2.8);
	});

	it.each([
		['a reference no line has', { taxDetailsReference: 'L9', taxCode: { id: '5' } }, true],
		['no tax code', { taxDetailsReference: 'L1' }, true],
		['an unknown tax code', { taxDetailsReference: 'L1', taxCode: { id: '99' } }, true],
		['rows without the override', { taxDetailsReference: 'L1', taxCode: { id: '5' } }, false],
	])('refuses tax details with %s', async (_what, row, taxDetailsOverride) => {
		use({ taxProfile: 'suiteTax' });
		const body = priced({ quantity: 1, rate: 10, taxDetailsReference: 'L1' });
		const taxDetails = { items: [{ taxAmount: 1, ...row }] };
		const answer = await post({ ...body, taxDetailsOverride, taxDetails });
		expect(detailOf(answer)).toMatch(/^400 (USER_ERROR|INVALID_CONTENT) at taxDetails/);
	});

	it('carries overridden tax into bills and credits in proportion', async () => {
		use({ taxProfile: 'suiteTax', invoiceInAdvance: true });
		const body = {
			...priced({ quantity: 2, rate: 10, taxDetailsReference: 'L1' }),
			taxDetailsOverride: true,
			taxDetails: {
				items: [{ taxDetailsReference: 'L1', taxCode: { id: '5' }, taxBasis: 20, taxAmount: 3.98 }],
			},
		};
		const { account } = bench.simulator;
		const invoice = account.invoice((await made(body)).id);
		expect(account.record(invoice).tax).toBe(3.98);
		const credit = account.credit(invoice, [{ sku: 'MUG', quantity: 1 }]);
		expect(account.record(credit)).toMatchObject({ tax: 1.99, total: 11.99 });
		const own = await bench.caller.write('POST', `invoice/${invoice}/!transform/creditMemo`, {
			taxDetailsOverride: true,
			taxDetails: {
				items: [
					{ taxDetailsReference: 'L1', taxCode: { id: '5' }, taxType: { id: '1' }, taxAmount: 1.5 },
				],
			},
		});
		// What the first credit left of the invoice: 23.98 - 11.99.
		expect(account.record(own)).toMatchObject({
			tax: 1.5,
			total: 11.5,
			applied: [{ doc: invoice, amount: 11.5 }],
		});
	});

	it.each<[string, Partial<NetSuiteSwitches>]>([
		['a legacy account', { taxProfile: 'legacy' }],
		['an account without tax', { taxProfile: 'none' }],
	])('%s knows no tax properties over REST', async (_what, switches) => {
		use(switches);
		const lines = priced({ quantity: 1, rate: 10, taxCode: { id: '5' } });
		expect(detailOf(await post(lines))).toMatch(/at item\.items\[0\]\.taxCode: Unknown property/);
		const override = { ...priced({ quantity: 1, rate: 10 }), taxDetailsOverride: true };
		expect(detailOf(await post(override))).toMatch(/at taxDetailsOverride: Unknown property/);
		const order = await made(priced({ quantity: 1, rate: 10 }));
		expect(order.tax).toBe(switches.taxProfile === 'legacy' ? 2 : 0);
	});

	it('a legacy account that shows its tax properties takes them', async () => {
		use({ taxProfile: 'legacy', legacyTaxExposed: true });
		const order = await made(
			priced(
				{ quantity: 1, rate: 10, taxCode: { id: '6' } },
				{ quantity: 1, rate: 10, isTaxable: false },
				{ quantity: 1, rate: 10 },
			),
		);
		expect(order.tax).toBe(2);
	});

	it('works a gross amount back to the net one', async () => {
		use({ taxProfile: 'suiteTax' });
		const order = await made(priced({ quantity: 1, grossAmt: 11.99 }));
		expect(order.lines[0]).toMatchObject({ amount: 9.99, rate: 9.99 });
	});

	it.each([
		[-3.5, -3.5],
		['-10%', -2.5],
	])('takes a header discount of %s', async (discountRate, discount) => {
		const item = bench.simulator.account.createItem({ sku: 'OFF', type: 'discountItem' });
		const order = await made(bench.twoLines({ discountItem: { id: item }, discountRate }));
		expect(order).toMatchObject({ discount, total: 25 + discount });
	});

	it('keeps the currency of the order and tells its worth in the base currency', async () => {
		const order = await made(bench.twoLines({ currency: { id: '2' } }));
		expect(order).toMatchObject({
			currency: 'USD',
			exchangeRate: 0.78,
			total: 25,
			baseTotal: 19.5,
		});
		const fixed = await made(bench.twoLines({ currency: { id: '2' }, exchangeRate: 0.8 }));
		expect(fixed.baseTotal).toBe(20);
		const yen = await made({ ...priced({ quantity: 3, rate: 333.5 }), currency: { id: '5' } });
		expect(yen).toMatchObject({ total: 1001, baseTotal: 5.21 });
	});
});

describe('netsuite simulator: kits, groups and the catalogue of properties', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
		const members = [
			{ sku: 'MUG', quantity: 1 },
			{ sku: 'TEA', quantity: 2 },
		];
		bench.simulator.account.createItem({ sku: 'KIT', type: 'kitItem', price: 20, members });
		bench.simulator.account.createItem({ sku: 'SET', type: 'itemGroup', members });
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const idOf = (sku: string) =>
		bench.simulator.account.items().find((item) => item.sku === sku)?.id ?? '';
	const order = async (sku: string, quantity: number) =>
		await bench.caller.write('POST', 'salesOrder', {
			...bench.twoLines(),
			item: { items: [{ item: { id: idOf(sku) }, quantity }] },
		});
	const lines = (id: string) =>
		bench.simulator.account
			.order(id)
			.lines.map(({ line, sku, itemType, quantity, amount }) => [
				line,
				sku,
				itemType,
				quantity,
				amount,
			]);

	it('a kit is one line; its members leave the shelf', async () => {
		const id = await order('KIT', 2);
		expect(lines(id)).toEqual([[1, 'KIT', 'Kit', 2, 40]]);
		bench.simulator.account.ship(id);
		expect(bench.simulator.account.stock('TEA').onHand).toBe(16);
	});

	it('a group becomes its frame and its members, priced by the list', async () => {
		const id = await order('SET', 2);
		expect(lines(id)).toEqual([
			[1, 'SET', 'Group', 2, 0],
			[2, 'MUG', 'InvtPart', 2, 24],
			[4, 'TEA', 'InvtPart', 4, 24],
			[5, 'SET', 'EndGroup', 0, 0],
		]);
		await bench.caller.write('PATCH', `salesOrder/${id}`, {
			item: { items: [{ line: 2, rate: 5, price: { id: '-1' } }] },
		});
		await bench.caller.write('PATCH', `salesOrder/${id}`, {
			item: { items: [{ line: 1, quantity: 1 }] },
		});
		expect(lines(id).map(([, , , quantity, amount]) => [quantity, amount])).toEqual([
			[1, 0],
			[1, 5],
			[2, 12],
			[0, 0],
		]);
		const torn = await bench.caller.record('PATCH', `salesOrder/${id}?replace=item`, {
			item: { items: [{ line: 1 }, { line: 2 }, { line: 5 }] },
		});
		expect(detailOf(torn)).toMatch(/^400 USER_ERROR at item: .*group/);
	});

	it('the catalogue lists what this account has, with the keys of its sublists', async () => {
		const catalogue = async () => {
			const answer = await bench.caller.call<{
				components: { schemas: Record<string, { properties: Record<string, unknown> }> };
			}>('GET', 'record/v1/metadata-catalog?select=salesorder,creditmemo', undefined, {
				Accept: 'application/swagger+json',
			});
			return answer.body.components.schemas;
		};
		const plain = await catalogue();
		expect(plain['salesOrder']?.properties).toMatchObject({
			custbody_osync_hold: { type: 'boolean', 'x-ns-custom-field': true },
			item: {
				'x-ns-sublistkey': ['line'],
				properties: { items: { items: { properties: { custcol_shopify_line_id: {} } } } },
			},
		});
		expect(plain['creditMemo']?.properties).toMatchObject({
			apply: { 'x-ns-sublistkey': ['doc', 'line'] },
		});
		expect(plain['salesOrder']?.properties).not.toHaveProperty('taxDetails');
		bench.simulator.switches.taxProfile = 'suiteTax';
		bench.simulator.account.removeField('custbody_osync_hold');
		const later = (await catalogue())['salesOrder']?.properties;
		expect(later).toHaveProperty('taxDetails');
		expect(later).not.toHaveProperty('custbody_osync_hold');
		Object.assign(bench.simulator.switches, { taxProfile: 'legacy', legacyTaxExposed: true });
		const legacy = await bench.caller.record('GET', 'metadata-catalog/salesorder');
		expect(legacy.body['properties']).toHaveProperty('taxItem');
	});
});
