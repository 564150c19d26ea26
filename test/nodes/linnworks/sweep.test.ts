import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { anAddress } from '../../builders/address-builder';
import { anOrder } from '../../builders/order-builder';
import { numbered, statuses, Warehouse } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
});
afterEach(async () => await warehouse.close());

const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
const held = () => warehouse.simulator.warehouse.order('6001');

async function edit(before: OrderSnapshot, after: OrderSnapshot, parameters = {}) {
	warehouse.place(before);
	const [item] = await warehouse.sweep([{ snapshot: after }], parameters);
	const [again] = await warehouse.plan([{ snapshot: after }], parameters);
	expect(again?.plan?.steps).toEqual([]);
	return item;
}

describe('an edit brings Linnworks in step', () => {
	test('nothing to do: nothing is written', async () => {
		const item = await edit(bought().build(), bought().build());
		expect(item?.plan?.steps).toEqual([]);
		expect(item?.applied).toEqual({ steps: [], stillHeld: false, conflict: false });
		expect(item?.verification).toEqual({ discrepancies: [], newWaves: [], parked: false });
	});

	test('a quantity', async () => {
		const item = await edit(bought().build(), bought().nowWith('SKU-1', { quantity: 2 }).build());
		expect(statuses(item)).toEqual(['updateLine: done', 'setTotals: alreadyDone']);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held().Items.map((row) => row.Quantity)).toEqual([2, 1]);
		expect(held().TotalsInfo.TotalCharge).toBe(24.99);
	});

	test('a line added keeps its line id', async () => {
		const item = await edit(
			bought().build(),
			(warehouse.stock('SKU-3'), bought().withLine('SKU-3', 2, '7.50').build()),
		);
		expect(statuses(item)).toEqual(['addLine: done', 'setTotals: alreadyDone']);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held().Items.map((row) => [row.SKU, row.ItemNumber, row.CostIncTax])).toContainEqual([
			'SKU-3',
			'103',
			15,
		]);
	});

	test('two equal lines added become two rows', async () => {
		warehouse.stock('SKU-3');
		const after = bought().withLine('SKU-3', 1, '7.50').withLine('SKU-3', 1, '7.50').build();
		const item = await edit(bought().build(), after);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held().Items.filter((row) => row.SKU === 'SKU-3')).toHaveLength(2);
	});

	test('a line removed', async () => {
		const item = await edit(bought().build(), bought().without('SKU-2').build());
		expect(statuses(item)).toEqual(['removeLine: done', 'setTotals: alreadyDone']);
		expect(held().Items.map((row) => row.SKU)).toEqual(['SKU-1']);
	});

	test('a tip', async () => {
		const item = await edit(bought().build(), bought().withService('Tip', '2.00').build());
		expect(statuses(item)).toContain('addService: done');
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held().TotalsInfo.TotalCharge).toBe(36.99);
	});

	test('an address in another country, with the country in the account spelling', async () => {
		const moved = anAddress({ address1: 'Rue 1', country: 'Frankreich', countryCode: 'FR' });
		const item = await edit(bought().build(), bought().deliveredTo(moved).build());
		expect(statuses(item)).toContain('setContact: done');
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held().CustomerInfo.Address).toMatchObject({ Address1: 'Rue 1', Country: 'France' });
		expect(held().CustomerInfo.BillingAddress.Country).toBe('United Kingdom');
	});

	test('postage and service, by the name in the mapping table', async () => {
		const id = warehouse.simulator.warehouse.addPostalService({ name: 'Courier 24' });
		const shippingMap = [{ source_title: 'Express', target_service_name: 'courier 24' }];
		const after = bought().shippedBy('Express', '6.00', { changed: true }).build();
		const item = await edit(bought().build(), after, { shippingMap });
		expect(statuses(item)).toContain('setShipping: done');
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held().ShippingInfo).toMatchObject({ PostalServiceId: id, PostageCost: 6 });
	});

	test('a note, leaving the notes of others', async () => {
		const item = await edit(bought().build(), bought().withNote('Leave at the door').build());
		expect(statuses(item)).toEqual(['setNote: done']);
		expect(held().Notes.map((note) => note.Note)).toEqual(['Order note: Leave at the door']);
	});

	test('a cancellation', async () => {
		warehouse.place(bought().build());
		const [item] = await warehouse.sweep([{ snapshot: bought().cancelled().build() }]);
		expect(statuses(item)).toEqual(['cancelOrder: done']);
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held()).toMatchObject({ Processed: true, GeneralInfo: { HoldOrCancel: true } });
	});

	test('prices without tax: the row keeps the shop net to the penny', async () => {
		const exclusive = (order: OrderSnapshot) => ({ ...order, taxesIncluded: false });
		const after = bought().nowWith('SKU-1', { quantity: 7, unitPrice: '3.35' }).build();
		const item = await edit(exclusive(bought().build()), exclusive(after));
		expect(item?.verification?.discrepancies).toEqual([]);
		const net = (after.prices[0]?.lines['101']?.netMinor ?? 0) / 100;
		expect(held().Items[0]).toMatchObject({ Quantity: 7, Cost: net, TaxCostInclusive: false });
	});

	test('several tax rates and a price that does not divide, to the penny', async () => {
		const before = anOrder().withLine('SKU-1', 1, '10.00').withLine('SKU-2', 7, '0.99');
		const after = anOrder()
			.withLine('SKU-1', 3, '3.33')
			.withLine('SKU-2', 7, '0.97', { taxRatePpm: 50_000 })
			.build();
		const line = after.prices[0]?.lines['101'];
		if (line) Object.assign(line, { grossMinor: 1000, netMinor: 833, taxMinor: 167 });
		const prices = after.prices[0];
		if (prices) Object.assign(prices, { totalMinor: prices.totalMinor + 1, taxMinor: 197 });
		const item = await edit(before.build(), after);
		expect(statuses(item)).toContain('setTotals: done');
		expect(item?.verification?.discrepancies).toEqual([]);
		expect(held().Items[0]).toMatchObject({ PricePerUnit: 3.3333, CostIncTax: 10 });
		const { Subtotal, Tax, PostageCostExTax, TotalCharge } = held().TotalsInfo;
		expect(Tax).toBe(1.97);
		expect(Subtotal + Tax + PostageCostExTax).toBeCloseTo(TotalCharge, 6);
	});
});

test('one order that fails leaves the others alone, in place', async () => {
	const after = bought().nowWith('SKU-1', { quantity: 1 }).build();
	const ids = ['6001', '6002', '6003'].map((reference) =>
		warehouse.place(numbered(bought().build(), reference)),
	);
	warehouse.simulator.faults.add({
		operation: 'Orders/UpdateOrderItem',
		kind: 'status',
		status: 400,
		body: { Message: 'Line is locked' },
		matchOrderId: ids[1] ?? '',
	});
	const gone = { step: 'snapshot', code: 'ORDER_NOT_READABLE', reason: 'x', retry: true };
	const planned = await warehouse.plan(
		['6001', '6002', '6003'].map((reference) => ({ snapshot: numbered(after, reference) })),
	);
	const input = [
		{ ...planned[0], failure: { ...gone, retryAfterSeconds: 0 } },
		...planned.slice(1),
	];
	const applied = await warehouse.run('apply', input);
	expect(applied[0]).toEqual(structuredClone(input[0]));
	expect(statuses(applied[1])).toEqual(['updateLine: rejected', 'setTotals: notStarted']);
	expect(applied[1]?.applied?.steps[0]?.message).toMatch(/HTTP 400: Line is locked/);
	expect(statuses(applied[2])[0]).toBe('updateLine: done');
});
