import { detailOf, startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: lists, items and customers', () => {
	let bench: Bench;

	beforeEach(async () => {
		bench = await startBench();
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const get = async (path: string) => await bench.caller.record('GET', path);

	it.each([
		['location/1', { id: '1', name: 'Main Warehouse' }],
		['currency/2', { symbol: 'USD', exchangeRate: 0.78 }],
		['currency/5', { symbol: 'JPY', currencyPrecision: { id: '0' } }],
		['subsidiary/1', { name: 'Parent Company' }],
		['shipItem/11', { name: 'Standard' }],
		['taxCode/5', { name: 'S-GB', rate: '20%' }],
		['inventoryitem/501', { id: '501', itemId: 'MUG', isInactive: false }],
	])('reads %s', async (path, expected) => {
		expect((await get(path)).body).toMatchObject(expected);
	});

	it.each(['location/99', 'inventoryItem/9', 'kitItem/501', 'customer/9', 'salesOrder/1'])(
		'answers 404 for %s',
		async (path) => {
			expect(detailOf(await get(path))).toMatch(/^404 NONEXISTENT_ID/);
		},
	);

	it.each(['nonsense/1', 'salesOrder/1/item', 'wave/1'])('knows no address %s', async (path) => {
		expect(detailOf(await get(path))).toMatch(/^404 INVALID_REQUEST/);
	});

	it('lets nobody write items and lists, or list records but by a query', async () => {
		const item = await bench.caller.record('PATCH', `inventoryItem/${bench.mug}`, {});
		expect(item.status).toBe(400);
		expect((await get('salesOrder?q=id EQUAL 1')).status).toBe(405);
	});

	it('saves and changes customers, people by their last name', async () => {
		const person = { isPerson: true, firstName: 'Ada', email: 'ada@example.com' };
		const nameless = await bench.caller.record('POST', 'customer', person);
		expect(detailOf(nameless)).toMatch(/^400 USER_ERROR at lastName: /);
		const id = await bench.caller.write('POST', 'customer', { ...person, lastName: 'Byron' });
		await bench.caller.write('PATCH', `customer/${id}`, { lastName: 'Lovelace' });
		expect((await get(`customer/${id}`)).body).toMatchObject({
			...person,
			id,
			lastName: 'Lovelace',
			currency: { id: '1', refName: 'British Pound' },
		});
	});

	it('uses what was added to a list', async () => {
		const { account } = bench.simulator;
		const id = account.createReference({ type: 'location', name: 'Shop' });
		const order = account.createOrder(bench.twoLines({ location: { id } }));
		expect((await get(`salesOrder/${order}`)).body).toMatchObject({
			location: { id, refName: 'Shop' },
		});
		account.ship(order);
		expect(account.stock('MUG', id).onHand).toBe(-2);
		const [row] = await bench.caller.query('SELECT name FROM location WHERE id = ?', [id]);
		expect(row).toEqual({ name: 'Shop' });
	});

	it('merges an address and shows it when sub-resources are asked for', async () => {
		const shippingAddress = { addressee: 'Ada', addr1: 'Street 1', addr2: 'x', country: 'GB' };
		const id = await bench.caller.write('POST', 'salesOrder', bench.twoLines({ shippingAddress }));
		expect((await get(`salesOrder/${id}`)).body['shippingAddress']).toHaveProperty('links');
		const change = { addr1: 'Street 2', addr2: null };
		await bench.caller.write('PATCH', `salesOrder/${id}`, { shippingAddress: change });
		const full = await get(`salesOrder/${id}?expandSubResources=true`);
		expect(full.body['shippingAddress']).toEqual({
			addressee: 'Ada',
			addr1: 'Street 2',
			country: { id: 'GB' },
		});
		const wrong = await bench.caller.record('PATCH', `salesOrder/${id}`, {
			shippingAddress: { address1: 'Street 3' },
		});
		expect(detailOf(wrong)).toMatch(/at shippingAddress\.address1: Unknown property/);
	});

	it('pays an invoice by a payment of its own', async () => {
		const { account } = bench.simulator;
		const order = account.createOrder(bench.twoLines());
		account.ship(order);
		const invoice = account.invoice(order);
		const payment = await bench.caller.write('POST', 'customerPayment', {
			customer: { id: bench.customer },
			apply: { items: [{ doc: { id: invoice }, apply: true, amount: 20 }] },
		});
		expect(account.record(payment)).toMatchObject({ total: 20, remaining: 0 });
		expect(account.record(invoice)).toMatchObject({ remaining: 5, status: 'A' });
	});
});
