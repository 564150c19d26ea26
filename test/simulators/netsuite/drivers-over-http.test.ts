import { startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: drivers', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
		bench.simulator.calls.reset();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const drive = async (name: string, body?: unknown) => {
		const response = await fetch(`${bench.simulator.url}/_sim/${name}`, {
			method: body === undefined ? 'GET' : 'POST',
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { status: response.status, body: (await response.json()) as unknown };
	};

	it('take an object or a list of arguments over HTTP and stay out of the log', async () => {
		const id = (await drive('createOrder', bench.twoLines({ externalId: 'SO_1' }))).body;
		await drive('addLineByHand', ['SO_1', 'TEA', 3, 1.5]);
		await drive('pick', ['SO_1', [{ sku: 'MUG', quantity: 1 }]]);
		expect((await drive('order?key=SO_1')).body).toMatchObject({
			id,
			status: 'B',
			total: 29.5,
			lines: [{ picked: 1 }, {}, { line: 4, quantity: 3, price: '-1' }],
		});
		expect((await drive('calls')).body).toEqual([]);
	});

	it('order faults, switches and periods', async () => {
		await drive('fault', { target: 'serverTime', kind: 'status', status: 503 });
		expect((await bench.caller.call('GET', 'system/v1/serverTime')).status).toBe(503);
		await drive('switch', { closedLinesCount: false });
		expect(bench.simulator.switches.closedLinesCount).toBe(false);
		expect((await drive('switches')).body).toMatchObject({ closedLinesCount: false });
	});

	it('hand out the login data, and it outlives a reset', async () => {
		const before = (await drive('credentials', [])).body as { oauth2: { clientId: string } };
		await drive('reset', []);
		expect(bench.simulator.credentials.oauth2).toEqual(before.oauth2);
		expect(bench.simulator.switches.taxProfile).toBe('none');
		expect((await drive('orders', [])).body).toEqual([]);
	});

	it('report what can not be done in the words of the account', async () => {
		expect(await drive('ship', ['SO_9'])).toEqual({
			status: 400,
			body: { message: 'No salesOrder SO_9.' },
		});
		const { account } = bench.simulator;
		const id = account.createOrder(bench.twoLines());
		expect(() => account.invoice(id)).toThrow('at least one valid line item');
		expect(() => account.editByHand(id, { nope: 1 })).toThrow('nope');
		expect((await drive('toString', [])).status).toBe(404);
	});

	it('move what is picked on to packed and shipped', () => {
		const { account } = bench.simulator;
		const id = account.createOrder(bench.twoLines());
		const fulfilment = account.pick(id, [{ sku: 'MUG' }]);
		expect(account.pack(id)).toBe(fulfilment);
		expect(account.ship(id)).toBe(fulfilment);
		expect(account.record(fulfilment)).toMatchObject({ status: 'C', statusName: 'Shipped' });
		expect(account.stock('MUG')).toEqual({ onHand: 48, committed: 0 });
		expect(account.stock('TEA')).toEqual({ onHand: 20, committed: 1 });
	});

	it('receive goods of an order back in one go', () => {
		const { account } = bench.simulator;
		const id = account.createOrder(bench.twoLines());
		account.ship(id);
		const { returnId, receiptId } = account.receiveReturn(id, [{ sku: 'MUG', quantity: 1 }]);
		expect(account.record(returnId).status).toBe('F');
		expect(account.record(receiptId).lines).toMatchObject([{ sku: 'MUG', quantity: 1 }]);
		expect(account.order(id).lines[0]).toMatchObject({ fulfilled: 2, returned: 1 });
	});

	it('give the same ids on every run', async () => {
		const id = bench.simulator.account.createOrder(bench.twoLines());
		await bench.simulator.close();
		bench = await startBench();
		expect(bench.simulator.account.createOrder(bench.twoLines())).toBe(id);
	});

	it('fill an account in bulk', async () => {
		const ids = bench.simulator.account.bulkOrders(300, { linesPerOrder: 3, first: 10 });
		expect(ids).toHaveLength(300);
		const [row] = await bench.caller.query(
			`SELECT COUNT(*) AS lines, COUNT(DISTINCT tl.transaction) AS orders FROM transactionline tl
			 JOIN transaction t ON t.id = tl.transaction
			 WHERE t.externalid LIKE ? AND tl.mainline = 'F' AND tl.custcol_shopify_line_id IS NOT NULL`,
			['SHOPIFY_SO_%'],
		);
		expect(row).toEqual({ lines: '900', orders: '300' });
		expect(bench.simulator.account.order('SHOPIFY_SO_309')).toMatchObject({ status: 'B' });
	});
});
