import { detailOf, startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: transforms', () => {
	let bench: Bench;
	let id: string;

	beforeEach(async () => {
		bench = await startBench();
		id = bench.simulator.account.createOrder(bench.twoLines({ shippingCost: 4, memo: 'web' }));
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const account = () => bench.simulator.account;
	const transform = async (path: string, body: unknown = {}, headers = {}) =>
		await bench.caller.record('POST', path, body, headers);
	const made = async (path: string, body: unknown = {}) => {
		const newId = await bench.caller.write('POST', path, body);
		return account().record(newId);
	};
	const skus = (record: { lines: { sku: string; quantity: number }[] }) =>
		record.lines.map(({ sku, quantity }) => `${quantity} ${sku}`);

	it.each([
		['salesOrder', 'creditMemo'],
		['salesOrder', 'customerRefund'],
		['salesOrder', 'customer'],
		['salesOrder', 'nonsense'],
	])('knows no way from %s to %s', async (from, to) => {
		expect((await transform(`${from}/${id}/!transform/${to}`)).status).toBe(404);
	});

	it('answers 404 for a source that is not there', async () => {
		expect(detailOf(await transform('salesOrder/99999/!transform/invoice'))).toMatch(
			/^404 NONEXISTENT_ID/,
		);
	});

	it('fulfils the lines it names, by the line of the order', async () => {
		bench.simulator.switches.fulfilmentNeedsLocation = true;
		const path = `salesOrder/${id}/!transform/itemFulfillment`;
		const items = [
			{ orderLine: 1, quantity: 1, location: 1 },
			{ orderLine: 2, itemreceive: false },
		];
		expect(detailOf(await transform(path, { item: { items } }))).toMatch(/at inventoryLocation: /);
		const picked = await made(path, { inventoryLocation: { id: '1' }, item: { items } });
		expect(skus(picked)).toEqual(['1 MUG']);
		expect(picked.shipStatus).toBe('A');
		expect(account().order(id).lines[0]).toMatchObject({ picked: 1, packed: 0, fulfilled: 0 });
		await bench.caller.write('PATCH', `itemFulfillment/${picked.id}`, { shipStatus: { id: 'C' } });
		expect(account().order(id).lines[0]).toMatchObject({ picked: 1, packed: 1, fulfilled: 1 });
		const back = await bench.caller.record('PATCH', `itemFulfillment/${picked.id}`, {
			shipStatus: 'A',
		});
		expect(detailOf(back)).toMatch(/at shipStatus: /);
	});

	it.each([
		['more than is open', { orderLine: 1, quantity: 3 }, /quantity: /],
		['a line that is not there', { orderLine: 7, quantity: 1 }, /orderLine: /],
		['a new line', { item: { id: '501' }, quantity: 1 }, /Adding new line/],
	])('refuses to fulfil %s', async (_what, line, pattern) => {
		const body = { inventoryLocation: { id: '1' }, item: { items: [line] } };
		const answer = await transform(`salesOrder/${id}/!transform/itemFulfillment`, body);
		expect(answer.status).toBe(400);
		expect(detailOf(answer)).toMatch(pattern);
		expect(account().records('itemFulfillment')).toEqual([]);
	});

	it('invoices what was shipped, and shipping once', async () => {
		const path = `salesOrder/${id}/!transform/invoice`;
		expect((await transform(path)).status).toBe(400);
		account().ship(id, [{ sku: 'MUG', quantity: 1 }]);
		const first = await made(path, { externalId: 'INV_1' });
		expect(skus(first)).toEqual(['1 MUG']);
		expect(first).toMatchObject({ total: 14, remaining: 14, status: 'A', createdFrom: id });
		account().ship(id);
		const second = await made(path);
		expect(skus(second)).toEqual(['1 MUG', '1 TEA']);
		expect(second).toMatchObject({ total: 15, shipping: 0 });
		expect((await transform(path)).status).toBe(400);
	});

	it('keeps only the named lines under replace, and the rate of the order', async () => {
		account().ship(id);
		const items = [{ orderLine: 1, quantity: 1 }];
		const path = `salesOrder/${id}/!transform/invoice`;
		const invoice = await made(`${path}?replace=item`, { item: { items } });
		expect(skus(invoice)).toEqual(['1 MUG']);
		expect(invoice.lines[0]).toMatchObject({ rate: 10, amount: 10, from: { doc: id, line: 1 } });
		const rest = await made(path, { item: { items: [{ orderLine: 2, rate: 4 }] } });
		expect(skus(rest)).toEqual(['1 MUG', '1 TEA']);
		expect(rest.subtotal).toBe(14);
	});

	it('bills ahead of the goods where the account allows it', async () => {
		bench.simulator.switches.invoiceInAdvance = true;
		const invoice = await made(`salesOrder/${id}/!transform/invoice`);
		expect(invoice.total).toBe(29);
		expect(account().order(id).status).toBe('B');
	});

	it('shows the record without saving it when asked for a form', async () => {
		account().ship(id);
		const answer = await transform(
			`salesOrder/${id}/!transform/invoice`,
			{},
			{ Accept: 'application/vnd.oracle.resource+json; type=create-form' },
		);
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({ total: 29, item: { count: 2 } });
		expect(account().records('invoice')).toEqual([]);
	});

	it('may refuse an invoice for its deposit although it is there', async () => {
		bench.simulator.switches.invoiceWithDeposit = 'createdButRefused';
		account().deposit(id);
		account().ship(id);
		const answer = await transform(`salesOrder/${id}/!transform/invoice`);
		expect(detailOf(answer)).toMatch(/^400 USER_ERROR: /);
		expect(account().records('invoice')).toHaveLength(1);
	});

	it('takes goods back: return, receipt, credit', async () => {
		account().ship(id);
		const back = await made(`salesOrder/${id}/!transform/returnAuthorization`, {
			orderStatus: 'B',
			item: {
				items: [
					{ orderLine: 1, quantity: 1 },
					{ orderLine: 2, quantity: 0 },
				],
			},
		});
		expect(skus(back)).toEqual(['1 MUG']);
		expect(back).toMatchObject({ status: 'B', statusName: 'Pending Receipt', shipping: 0 });
		expect(account().stock('MUG').onHand).toBe(48);
		await made(`returnAuthorization/${back.id}/!transform/itemReceipt`);
		expect(account().record(back.id).status).toBe('F');
		expect(account().stock('MUG').onHand).toBe(49);
		const credit = await made(`returnAuthorization/${back.id}/!transform/creditMemo`);
		expect(credit).toMatchObject({ total: 10, status: 'A', applied: [] });
		expect(account().record(back.id).status).toBe('G');
		expect(account().stock('MUG').onHand).toBe(49);
	});

	it('takes an invoice back line by line', async () => {
		account().ship(id);
		const invoice = account().record(account().invoice(id));
		const path = `invoice/${invoice.id}/!transform/returnAuthorization`;
		const items = [{ orderLine: invoice.lines[0]?.line, quantity: 1 }];
		const first = await made(`${path}?replace=item`, { item: { items } });
		expect(skus(first)).toEqual(['1 MUG']);
		expect(skus(await made(path))).toEqual(['1 MUG', '1 TEA']);
		expect((await transform(path)).status).toBe(400);
	});

	it('sells and refunds for cash', async () => {
		account().ship(id);
		const sale = await made(`salesOrder/${id}/!transform/cashSale`, { undepFunds: true });
		expect(account().order(id).status).toBe('G');
		const refund = await bench.caller.write('POST', 'cashRefund', {
			createdFrom: { id: sale.id },
			item: { items: [{ orderLine: sale.lines[0]?.line, quantity: 1 }] },
			shippingCost: 0,
		});
		expect(account().record(refund)).toMatchObject({ total: 15, createdFrom: sale.id });
		const wrong = await bench.caller.record('POST', 'cashRefund', { createdFrom: { id } });
		expect(detailOf(wrong)).toMatch(/at createdFrom: /);
	});

	it.each(['itemFulfillment', 'itemReceipt', 'depositApplication'])(
		'makes no %s out of nothing',
		async (type) => {
			expect((await transform(type, {})).status).toBe(400);
		},
	);

	it('copies custom fields of the order', async () => {
		account().editByHand(id, {
			custbody_shopify_order_id: '55',
			item: { items: [{ line: 1, custcol_shopify_line_id: '77' }] },
		});
		account().ship(id);
		const invoice = await made(`salesOrder/${id}/!transform/invoice`);
		expect(invoice.header).toMatchObject({ custbody_shopify_order_id: '55', memo: 'web' });
		expect(invoice.lines[0]?.values).toEqual({ custcol_shopify_line_id: '77' });
	});
});
