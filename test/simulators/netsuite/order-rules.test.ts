import { detailOf, startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: what an order refuses', () => {
	let bench: Bench;
	let id: string;

	beforeEach(async () => {
		bench = await startBench();
		id = bench.simulator.account.createOrder(bench.twoLines({ externalId: 'SO_1' }));
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const { account } = { account: () => bench.simulator.account };
	const order = () => account().order(id);
	const patch = async (body: unknown, query = '') =>
		detailOf(await bench.caller.record('PATCH', `salesOrder/${id}${query}`, body));
	const line = (change: object) => ({ item: { items: [{ line: 1, ...change }] } });
	const OK = '204 : ';

	it.each([
		['picked', () => account().pick(id, [{ line: 1, quantity: 1 }])],
		['packed', () => account().pack(id, [{ line: 1, quantity: 1 }])],
		['shipped', () => account().ship(id, [{ line: 1, quantity: 1 }])],
	])('a quantity below what is %s', async (_what, act) => {
		act();
		expect(await patch(line({ quantity: 0 }))).toMatch(
			/^400 USER_ERROR at item\.items\[0\]\.quantity: .*fulfilled/,
		);
		expect(await patch(line({ quantity: 1 }))).toBe(OK);
	});

	it('a quantity below what is billed, and another rate on a billed line', async () => {
		bench.simulator.switches.invoiceInAdvance = true;
		account().invoice(id, [{ line: 1, quantity: 1 }]);
		expect(await patch(line({ quantity: 0 }))).toMatch(/quantity: .*billed/);
		expect(await patch(line({ rate: 9 }))).toMatch(/^400 USER_ERROR at item\.items\[0\]\.rate/);
		expect(await patch(line({ quantity: 5, rate: 10 }))).toBe(OK);
	});

	it('goes below what is only picked when the account lets it', async () => {
		account().pick(id, [{ line: 1, quantity: 2 }]);
		bench.simulator.switches.belowPicked = 'accept';
		expect(await patch(line({ quantity: 1 }))).toBe(OK);
	});

	it('to remove a linked line or give it another item', async () => {
		account().pick(id, [{ line: 1, quantity: 1 }]);
		const keep = { item: { items: [{ line: 2 }] } };
		expect(await patch(keep, '?replace=item')).toMatch(/^400 USER_ERROR at item: /);
		expect(await patch(line({ item: { id: bench.tea } }))).toMatch(/items\[0\]\.item: /);
		expect(order().lines).toHaveLength(2);
		const other = { item: { items: [{ line: 2, item: { id: bench.mug } }] } };
		expect(await patch(other)).toBe(OK);
	});

	it.each(['entity', 'currency'])('another %s once there are linked records', async (name) => {
		const other = name === 'entity' ? account().createCustomer({ entityId: 'TWO' }) : '2';
		account().deposit(id);
		expect(await patch({ [name]: { id: other } })).toMatch(`400 USER_ERROR at ${name}: `);
	});

	it('to change lines of a billed order', async () => {
		account().ship(id);
		account().invoice(id);
		expect(order().status).toBe('G');
		expect(await patch(line({ quantity: 3 }))).toMatch(/billed/);
		expect(await patch({ memo: 'still fine' })).toBe(OK);
	});

	it('to change lines of a cancelled order', async () => {
		account().cancel(id);
		expect(order().status).toBe('C');
		expect(await patch(line({ quantity: 3 }))).toMatch(/cancelled/);
	});

	it('to change a closed line or a closed order before it is reopened', async () => {
		account().closeLines(id, [{ line: 1 }]);
		expect(await patch(line({ quantity: 3 }))).toMatch(/reopened/);
		expect(await patch(line({ quantity: 3, isClosed: false }))).toBe(OK);
		account().closeLines(id);
		expect(order().status).toBe('H');
		const added = { item: { items: [{ item: { id: bench.tea }, isClosed: true }] } };
		expect(await patch(added)).toMatch(/closed order/);
		expect(await patch(line({ isClosed: false }))).toBe(OK);
		expect(order().status).toBe('B');
	});

	it('to be deleted while other records depend on it', async () => {
		account().pick(id);
		const answer = await bench.caller.record('DELETE', `salesOrder/${id}`);
		expect(detailOf(answer)).toMatch(/^400 USER_ERROR: /);
		expect(account().orders()).toHaveLength(1);
	});

	it('to go back to approval with linked records', async () => {
		expect(await patch({ orderStatus: { id: 'A' } })).toBe(OK);
		expect(await patch({ orderStatus: 'B' })).toBe(OK);
		account().pick(id);
		expect(await patch({ orderStatus: 'A' })).toMatch(/^400 USER_ERROR at orderStatus: /);
		expect(await patch({ orderStatus: 'G' })).toMatch(/^400 INVALID_CONTENT at orderStatus: /);
	});

	it('a closed line still counts in the total, unless the account says otherwise', () => {
		account().closeLines(id, [{ line: 1 }]);
		expect(order().total).toBe(25);
		bench.simulator.switches.closedLinesCount = false;
		expect(order().total).toBe(5);
	});
});

describe('netsuite simulator: the status of an order', () => {
	let bench: Bench;
	let id: string;

	beforeEach(async () => {
		bench = await startBench();
		id = await bench.caller.write('POST', 'salesOrder', bench.twoLines());
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const status = () => bench.simulator.account.order(id).status;

	it('waits for approval unless it is created approved', async () => {
		const plain = bench.twoLines();
		delete plain['orderStatus'];
		id = await bench.caller.write('POST', 'salesOrder', plain);
		expect(status()).toBe('A');
		const early = await bench.caller.record('POST', `salesOrder/${id}/!transform/invoice`, {});
		expect(detailOf(early)).toMatch(/^400 USER_ERROR: .*approval/);
		await bench.caller.write('PATCH', `salesOrder/${id}`, { orderStatus: 'B' });
		expect(status()).toBe('B');
	});

	it('follows goods and bills: B, E, D, E, F, G', () => {
		const { account } = bench.simulator;
		expect(status()).toBe('B');
		account.pick(id, [{ sku: 'MUG', quantity: 1 }]);
		expect(status()).toBe('B');
		account.ship(id);
		expect(status()).toBe('E');
		account.invoice(id);
		expect(status()).toBe('D');
		account.ship(id, [{ sku: 'TEA' }]);
		expect(status()).toBe('E');
		account.ship(id, [{ sku: 'MUG' }]);
		expect(status()).toBe('F');
		account.invoice(id);
		expect(status()).toBe('G');
	});

	it('takes a closed line as done', () => {
		const { account } = bench.simulator;
		account.ship(id, [{ sku: 'MUG' }]);
		account.closeLines(id, [{ sku: 'TEA' }]);
		expect(status()).toBe('F');
		account.invoice(id);
		expect(status()).toBe('G');
	});

	it('falls back when a fulfilment is deleted', async () => {
		const fulfilment = bench.simulator.account.ship(id);
		expect(status()).toBe('F');
		await bench.caller.write('DELETE', `itemFulfillment/${fulfilment}`, undefined);
		expect(status()).toBe('B');
	});
});
