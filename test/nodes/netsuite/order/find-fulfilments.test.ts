import type { Fulfilment } from '../../../../nodes/NetSuite/mapping/to-fulfilments';
import { aLook } from '../../../builders/signal-builder';
import { keyOf, Office } from './office';

const ORDER = 'SHOPIFY_SO_6001';
let office: Office;

beforeAll(async () => {
	office = await Office.open({ taxProfile: 'none' });
});
beforeEach(() => {
	office.startOver();
	office.byHand([
		{ sku: 'MUG', quantity: 2, amount: 20 },
		{ sku: 'TEA', quantity: 5, amount: 10 },
	]);
});
afterAll(async () => await office.close());

const find = async (references: string[], parameters: object = {}): Promise<Fulfilment[]> =>
	await office.run<Fulfilment>(
		'findFulfilments',
		references.map((reference) => ({ look: aLook({ orderKey: keyOf(reference) }) })),
		{ ...parameters },
	);

test('each fulfilment comes with its state and the units of each line', async () => {
	const { account } = office.simulator;
	const shipped = account.ship(ORDER, [
		{ sku: 'MUG', quantity: 1 },
		{ sku: 'TEA', quantity: 2 },
	]);
	const picked = account.pick(ORDER, [{ sku: 'TEA', quantity: 1 }]);
	const [mug, tea] = account.order(ORDER).lines.map(({ line }) => String(line));
	expect(await find(['6001'])).toMatchObject([
		{
			...{ fulfilmentId: shipped, shipStatus: 'shipped', shipStatusName: 'Shipped' },
			orderNumber: account.order(ORDER).tranId,
			lines: [
				{ orderLine: mug, sku: 'MUG', quantity: 1 },
				{ orderLine: tea, sku: 'TEA', quantity: 2 },
			],
		},
		{ fulfilmentId: picked, shipStatus: 'picked', lines: [{ sku: 'TEA', quantity: 1 }] },
	]);
});

test('the limit counts for each order', async () => {
	const { account } = office.simulator;
	for (let at = 0; at < 3; at += 1) account.ship(ORDER, [{ sku: 'TEA', quantity: 1 }]);
	office.byHand([{ sku: 'MUG', quantity: 1, amount: 1 }], { externalId: 'SHOPIFY_SO_6002' });
	account.pack('SHOPIFY_SO_6002');
	const found = await find(['6001', '6002'], { limit: 2 });
	expect(found.map(({ shipStatus }) => shipStatus)).toEqual(['shipped', 'shipped', 'packed']);
	expect(await find(['6001'], { returnAll: true })).toHaveLength(3);
});

test('an order without fulfilments, or that is not there, has none', async () => {
	expect(await find(['6001', '6009'])).toEqual([]);
});

test('a query that fails stops the node', async () => {
	office.simulator.faults.add({ target: 'suiteql', kind: 'status', status: 403, times: 0 });
	await expect(find(['6001'])).rejects.toThrow(/SuiteQL HTTP 403/);
});
