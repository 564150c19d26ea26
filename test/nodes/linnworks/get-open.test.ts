import { LinnworksOrder } from '../../../nodes/Linnworks/LinnworksOrder.node';
import { processBudget } from '../../../nodes/shared/api-budget';
import { EMPTY_GUID } from '../../../simulators/linnworks';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SyncItem } from '../../../domain/report/sync-item';
import { anOrder } from '../../builders/order-builder';
import { validateAgainst, type Definitions } from '../../support/openapi-validator';
import { numbered, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

type Found = SyncItem & { cursor: string };

const place = (reference: string, changes: object = {}): string =>
	warehouse.place(numbered(anOrder().withLine('SKU-1', 1, '10.00').build(), reference), changes);

async function getOpen(parameters: Record<string, unknown> = {}): Promise<Found[]> {
	const context = warehouse.context([{}], {
		operation: 'getOpen',
		orderKeyPrefix: 'shopify:Demo.myshopify.com',
		sourceIdPrefix: 'gid://shopify/Order/',
		source: '',
		...parameters,
	});
	const [output] = await new LinnworksOrder().execute.call(context);
	return (output ?? []).map((item) => item.json as unknown as Found);
}

const references = (found: readonly Found[]): string[] =>
	found.map(({ look }) => look.orderKey.split(':')[2] ?? '').sort();

test('open orders come as orders of a sweep: look, target and facts for the gate', async () => {
	const orderId = place('6001');
	warehouse.simulator.warehouse.lock('6001');
	const [item] = await getOpen();
	expect(item).toMatchObject({
		look: {
			orderKey: 'shopify:demo.myshopify.com:6001',
			sourceId: 'gid://shopify/Order/6001',
			targetOrderId: orderId,
			topics: ['drift'],
		},
		target: { orderId, facts: { locked: true, unknown: [] } },
		cursor: orderId,
	});
});

test('finished orders and orders of other channels are passed over', async () => {
	for (const reference of ['6001', '6002', '6003', '114-1234567-1234567']) place(reference);
	warehouse.simulator.warehouse.process('6002');
	warehouse.simulator.warehouse.cancel('6003');
	expect(references(await getOpen())).toEqual(['6001']);
});

test('all locations are read, not only the default one', async () => {
	warehouse.simulator.warehouse.addLocation({ name: 'Second' });
	place('6001');
	place('6002', { locationName: 'Second' });
	expect(references(await getOpen())).toEqual(['6001', '6002']);
	const asked = warehouse.simulator.calls
		.of('Orders/GetAllOpenOrders')
		.map((call) => (call.body as { fulfilmentCenter: string }).fulfilmentCenter);
	expect(asked).toContain(EMPTY_GUID);
	expect(new Set(asked).size).toBe(asked.length);
});

test('only one source and sub-source, whatever their case', async () => {
	place('6001', { source: 'SHOPIFY', subSource: 'uk' });
	place('6002', { source: 'SHOPIFY', subSource: 'de' });
	place('6003', { source: 'ETSY', subSource: 'de' });
	expect(references(await getOpen({ source: 'Shopify', subSource: 'DE' }))).toEqual(['6002']);
	expect(references(await getOpen({ source: 'SHOPIFY' }))).toEqual(['6001', '6002']);
});

test('walks round all orders in bounded runs, each once a round', async () => {
	const all = Array.from({ length: 120 }, (_, at) => String(7000 + at));
	for (const reference of all) place(reference);
	const seen: string[] = [];
	let after = '';
	for (let run = 0; run < 3; run += 1) {
		const found = await getOpen({ after, maxOrders: 40 });
		expect(found).toHaveLength(40);
		expect(new Set(found.map(({ cursor }) => cursor)).size).toBe(1);
		seen.push(...references(found));
		after = found[0]?.cursor ?? '';
	}
	expect(seen.sort()).toEqual(all);
	expect(references(await getOpen({ after, maxOrders: 40 }))).toEqual(
		references(await getOpen({ maxOrders: 40 })),
	);
});

test('goes on though the order at the cursor is gone and new ones came', async () => {
	for (const reference of ['6001', '6002', '6003']) place(reference);
	const [first] = await getOpen({ maxOrders: 1 });
	const [, , gone = ''] = first?.look.orderKey.split(':') ?? [];
	warehouse.simulator.warehouse.process(gone);
	place('6004');
	const rest = await getOpen({ after: first?.cursor, maxOrders: 10 });
	expect(references(rest)).toEqual(
		['6001', '6002', '6003', '6004'].filter((each) => each !== gone),
	);
});

test('120 orders cost one list, three reads of orders and the reads for the gate', async () => {
	for (let at = 0; at < 120; at += 1) place(String(7000 + at));
	warehouse.simulator.calls.reset();
	await getOpen();
	const { calls } = warehouse.simulator;
	const locations = warehouse.simulator.calls.count('Orders/GetAllOpenOrders');
	expect(locations).toBe(1);
	expect(calls.count('Orders/GetOrdersById')).toBe(3);
	expect(calls.count('v2/orders')).toBe(2);
});

test('an order made to replace an older one stands for the same order, and the newest counts', async () => {
	place('6001');
	const newer = place('6001', {
		reference: '6001-R1',
		secondaryReference: '6001',
	});
	const found = await getOpen();
	expect(found).toHaveLength(1);
	expect(found[0]?.target?.orderId).toBe(newer);
});

test('two open orders under one reference fail with both numbers', async () => {
	place('6001', { source: 'SHOPIFY' });
	place('6001', { source: 'N8N' });
	const found = await getOpen();
	expect(found).toHaveLength(1);
	expect(found[0]?.target).toBeUndefined();
	expect(found[0]?.failure).toMatchObject({ code: 'ORDER_AMBIGUOUS', retry: false });
	expect(found[0]?.failure?.reason).toMatch(/100001 and 100002|100002 and 100001/);
});

test('every call waits for order edits', async () => {
	const acquire = jest.spyOn(processBudget, 'acquire');
	place('6001');
	await getOpen();
	expect(acquire.mock.calls.length).toBeGreaterThan(3);
	expect(new Set(acquire.mock.calls.map(([, , priority]) => priority))).toEqual(new Set(['bulk']));
	acquire.mockRestore();
});

test('nothing to list gives nothing', async () => expect(await getOpen()).toEqual([]));

describe('stops the node', () => {
	test('without the shop', async () => {
		await expect(getOpen({ orderKeyPrefix: 'shopify:' })).rejects.toThrow(
			/does not name system and account/,
		);
	});

	test('when no order of the source is the shop’s', async () => {
		place('#1001', { source: 'SHOPIFY' });
		await expect(getOpen({ source: 'SHOPIFY' })).rejects.toThrow(/None of 1 open orders/);
	});

	test.each(['Inventory/GetStockLocations', 'Orders/GetAllOpenOrders', 'Orders/GetOrdersById'])(
		'when %s cannot be read',
		async (operation) => {
			place('6001');
			warehouse.simulator.faults.add({ operation, kind: 'status', status: 403 });
			await expect(getOpen()).rejects.toThrow(new RegExp(`${operation} HTTP 403`));
			expect(references(await getOpen())).toEqual(['6001']);
		},
	);
});

const CONTRACT = resolve(__dirname, '../../../../shared/contracts/linnworks/1.0/orders.json');

(existsSync(CONTRACT) ? test : test.skip)('asks as the contract says', async () => {
	place('6001', { source: 'SHOPIFY', subSource: 'uk' });
	await getOpen({ source: 'SHOPIFY', subSource: 'uk' });
	const { definitions } = JSON.parse(readFileSync(CONTRACT, 'utf8')) as {
		definitions: Definitions;
	};
	const schema = { $ref: '#/definitions/Orders_GetAllOpenOrdersRequest' };
	const asked = warehouse.simulator.calls
		.of('Orders/GetAllOpenOrders')
		.map(({ method, body }) => [method, ...validateAgainst(definitions, schema, body)]);
	expect(asked).toEqual([['POST']]);
});
