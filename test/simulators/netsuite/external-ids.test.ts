import { detailOf, startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: external ids', () => {
	let bench: Bench;
	let id: string;

	beforeEach(async () => {
		bench = await startBench();
		id = await bench.caller.write('POST', 'salesOrder', bench.twoLines({ externalId: 'Shop_1' }));
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const post = async (type: string, externalId: string) =>
		await bench.caller.record('POST', type, bench.twoLines({ externalId }));

	it.each(['salesOrder', 'creditMemo', 'invoice'])(
		'are one set of names for all transactions, whatever the case: %s',
		async (type) => {
			const body = bench.twoLines({ externalId: 'SHOP_1' });
			delete body['orderStatus'];
			const answer = await bench.caller.record('POST', type, body);
			expect(detailOf(answer)).toMatch(/^400 USER_ERROR at externalId: .*already exists/);
			expect(bench.simulator.account.records('invoice')).toEqual([]);
		},
	);

	it('come back as DUP_RCRD where the account says so', async () => {
		bench.simulator.switches.duplicateCode = 'DUP_RCRD';
		expect(detailOf(await post('salesOrder', 'shop_1'))).toMatch(/^400 DUP_RCRD/);
	});

	it.each(['gid://shopify/Order/1', 'a|b', 'a b', 'é'])('do not take %s', async (externalId) => {
		expect(detailOf(await post('salesOrder', externalId))).toMatch(
			/^400 INVALID_CONTENT at externalId: /,
		);
	});

	it('work wherever an id does, whatever the case', async () => {
		for (const key of [id, 'eid:shop_1', 'EID:SHOP_1', 'eid%3AShop_1']) {
			expect((await bench.caller.record('GET', `salesOrder/${key}`)).body).toMatchObject({ id });
		}
		expect((await bench.caller.record('GET', 'invoice/eid:Shop_1')).status).toBe(404);
		expect((await bench.caller.record('GET', 'salesOrder/eid:Shop_2')).status).toBe(404);
	});

	it('make PUT an upsert, and PUT takes nothing else', async () => {
		const created = await bench.caller.write('PUT', 'salesOrder/eid:Shop_2', bench.twoLines());
		expect(bench.simulator.account.order('Shop_2').id).toBe(created);
		const same = await bench.caller.write('PUT', 'salesOrder/eid:shop_2', { memo: 'again' });
		expect(same).toBe(created);
		expect(bench.simulator.account.order('Shop_2').header).toMatchObject({ memo: 'again' });
		expect((await bench.caller.record('PUT', `salesOrder/${id}`, {})).status).toBe(400);
	});

	it('are free again once they are changed or their record is deleted', async () => {
		await bench.caller.write('PATCH', `salesOrder/${id}`, { externalId: 'Shop_9' });
		expect((await post('salesOrder', 'Shop_1')).status).toBe(204);
		await bench.caller.write('DELETE', 'salesOrder/eid:Shop_1', undefined);
		expect((await post('salesOrder', 'Shop_1')).status).toBe(204);
	});

	it('of customers are names of their own', async () => {
		const customer = { externalId: 'Shop_1', companyName: 'Shop' };
		await bench.caller.write('POST', 'customer', customer);
		const again = await bench.caller.record('POST', 'customer', customer);
		expect(detailOf(again)).toMatch(/already exists/);
		const order = bench.twoLines({ entity: { externalId: 'shop_1' } });
		expect((await bench.caller.record('POST', 'salesOrder', order)).status).toBe(204);
	});
});
