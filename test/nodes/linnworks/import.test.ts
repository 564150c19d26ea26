import { minorUnits } from '../../../domain/money/money';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { anAddress } from '../../builders/address-builder';
import { anOrder } from '../../builders/order-builder';
import { numbered, statuses, Warehouse, type Planned } from './warehouse';

let warehouse: Warehouse;
beforeEach(async () => {
	warehouse = await Warehouse.open();
	for (const sku of ['SKU-1', 'SKU-2', 'SKU-3']) warehouse.stock(sku);
});
afterEach(async () => await warehouse.close());

const IMPORT = { importOrders: true };
const bought = () => anOrder().withLine('SKU-1', 3, '10.00').withLine('SKU-2', 1, '4.99');
const held = (reference = '6001') => warehouse.simulator.warehouse.order(reference);
const calls = (operation: string) => warehouse.simulator.calls.count(operation);

async function imported(orders: readonly Planned[], parameters = {}) {
	return await warehouse.sweep(orders, { ...IMPORT, ...parameters });
}

/** Imports, verifies, and plans again: nothing may be left, and the totals are the shop's. */
async function arrives(snapshot: OrderSnapshot, parameters = {}) {
	const [item] = await imported([{ snapshot }], parameters);
	expect(item?.failure).toBeUndefined();
	expect(item?.plan?.problems).toEqual([]);
	expect(item?.verification?.discrepancies).toEqual([]);
	expect(item?.target?.orderId).toBe(held(snapshot.reference).OrderId);
	const [again] = await warehouse.plan([{ snapshot }], { ...IMPORT, ...parameters });
	expect(again?.plan?.steps).toEqual([]);
	const exponent = snapshot.prices[0]?.currency === 'JPY' ? 1 : 100;
	expect(Math.round(held(snapshot.reference).TotalsInfo.TotalCharge * exponent)).toBe(
		snapshot.prices[0]?.totalMinor,
	);
	return item;
}

/** Prices as a shop that adds the tax on top would have them. */
function withTaxOnTop(order: OrderSnapshot): OrderSnapshot {
	const prices = order.prices.map((list) => {
		const lines = Object.fromEntries(
			order.lines.map(({ lineId, taxRatePpm }) => {
				const netMinor = list.lines[lineId]?.grossMinor ?? minorUnits(0);
				const taxMinor = minorUnits(Math.round((netMinor * taxRatePpm) / 1_000_000));
				return [lineId, { netMinor, taxMinor, grossMinor: minorUnits(netMinor + taxMinor) }];
			}),
		);
		const all = [...Object.values(lines), list.shipping];
		return {
			...list,
			lines,
			taxMinor: minorUnits(all.reduce((sum, { taxMinor }) => sum + taxMinor, 0)),
			totalMinor: minorUnits(all.reduce((sum, { grossMinor }) => sum + grossMinor, 0)),
		};
	});
	return { ...order, taxesIncluded: false, prices };
}

/** The first line's price, of so many units, set to an amount that a discount left. */
function discounted(order: OrderSnapshot, grossMinor: number): OrderSnapshot {
	const [first] = order.lines;
	const prices = order.prices.map((list) => {
		const netMinor = minorUnits(Math.round(grossMinor / 1.2));
		const line = {
			netMinor,
			taxMinor: minorUnits(grossMinor - netMinor),
			grossMinor: minorUnits(grossMinor),
		};
		const lines = { ...list.lines, [first?.lineId ?? '']: line };
		const all = [...Object.values(lines), list.shipping];
		return {
			...list,
			lines,
			taxMinor: minorUnits(all.reduce((sum, each) => sum + each.taxMinor, 0)),
			totalMinor: minorUnits(all.reduce((sum, each) => sum + each.grossMinor, 0)),
		};
	});
	return { ...order, prices };
}

describe('an order that Linnworks does not have', () => {
	test('becomes one open order with everything in it', async () => {
		const snapshot = bought()
			.shippedBy('Default', '3.60')
			.withNote('Ring twice')
			.withEmail('ada@example.test')
			.with({ purchaseOrderNumber: 'PO-77' })
			.build();
		const item = await arrives(snapshot);
		expect(item?.decision?.code).toBe('CREATE');
		expect(statuses(item)).toEqual(['createOrder: done']);
		expect(held()).toMatchObject({
			GeneralInfo: {
				Source: 'N8N-SHOPIFY',
				SubSource: 'demo.myshopify.com',
				ReferenceNum: '6001',
				ExternalReferenceNum: '#1001',
				Status: 1,
				IsParked: false,
			},
			TotalsInfo: { Currency: 'GBP', TotalCharge: 38.59 },
			ShippingInfo: { PostageCost: 3.6, PostageCostExTax: 3 },
			CustomerInfo: {
				ChannelBuyerName: 'Ada Byron',
				Address: { Country: 'United Kingdom', EmailAddress: 'ada@example.test' },
			},
			ExtendedProperties: [{ Name: 'PurchaseOrderNumber', Value: 'PO-77' }],
			Notes: [{ Note: 'Order note: Ring twice', Internal: true }],
		});
		expect(held().Items.map((row) => [row.ItemNumber, row.SKU, row.Quantity])).toEqual([
			['101', 'SKU-1', 3],
			['102', 'SKU-2', 1],
		]);
		expect(held().Items.every((row) => !row.IsUnlinked)).toBe(true);
	});

	test('waits, as it always did, unless orders are imported', async () => {
		const [item] = await warehouse.sweep([{ snapshot: bought().build() }]);
		expect(item?.plan).toBeUndefined();
		expect(item?.decision?.code).toBe('ABSENT');
		expect(calls('Orders/CreateOrders')).toBe(0);
	});

	test('is only shown on a dry run', async () => {
		const [item] = await imported([{ snapshot: bought().build() }], { dryRun: true });
		expect(item?.applied?.steps).toMatchObject([{ status: 'notStarted', message: 'Dry run' }]);
		expect(calls('Orders/CreateOrders')).toBe(0);
	});

	test.each([
		['is cancelled', bought().cancelled()],
		['has nothing to ship', anOrder().withService('Gift card', '50.00')],
		[
			'left from elsewhere in part',
			anOrder().withLine('SKU-1', 3, '1.00', { fulfilledQuantity: 1 }),
		],
	])('is not imported when it %s', async (_why, story) => {
		const [item] = await imported([{ snapshot: story.build() }]);
		expect(item?.plan).toBeUndefined();
		expect(calls('Orders/CreateOrders')).toBe(0);
	});

	test('waits for its conditions and says why', async () => {
		const snapshot = bought().with({ financialStatus: 'pending' }).build();
		const [item] = await imported([{ snapshot }], { requireFinancialStatus: 'paid, authorized' });
		expect(item?.plan?.postponed?.reason).toMatch(/payment is "pending"/);
		expect(item?.decision).toMatchObject({ verdict: 'hold', code: 'POSTPONED' });
		expect(item?.applied).toBeUndefined();
		expect(calls('Orders/CreateOrders')).toBe(0);
	});

	test('without a sub-source stops the node and says so', async () => {
		const planning = imported([{ snapshot: bought().build() }], { subSource: ' ' });
		await expect(planning).rejects.toThrow(/Sub-Source is empty/);
	});
});

describe('money arrives to the penny', () => {
	test.each<[string, OrderSnapshot]>([
		['tax included', bought().shippedBy('Default', '4.95').build()],
		['tax on top', withTaxOnTop(bought().shippedBy('Default', '4.95').build())],
		['a discount that does not divide', discounted(bought().build(), 2003)],
		['a discount on tax-free prices', withTaxOnTop(discounted(bought().build(), 1999))],
		['a line given away', discounted(bought().build(), 0)],
		['a tip', bought().withService('Tip', '2.00').build()],
		['two rates of tax', bought().withLine('SKU-3', 7, '1.37', { taxRatePpm: 50_000 }).build()],
		['two lines of one SKU', bought().withLine('SKU-1', 2, '9.00').build()],
		['free postage', bought().shippedBy('Default', '0.00').build()],
	])('%s', async (_what, snapshot) => {
		const item = await arrives(snapshot);
		expect(item?.applied?.steps.every((each) => each.status === 'done')).toBe(true);
	});

	test('a penny of rounding is put right after the creation', async () => {
		const snapshot = bought().build();
		for (const prices of snapshot.prices) Object.assign(prices, { taxMinor: prices.taxMinor + 1 });
		const item = await arrives(snapshot);
		expect(statuses(item)).toEqual(['createOrder: done', 'setTotals: done']);
	});

	test('in the currency the customer paid in, with its rate if the account has the other', async () => {
		const snapshot = anOrder().withLine('SKU-1', 2, '10.00').alsoPricedIn('EUR', 1.25).build();
		snapshot.prices.reverse();
		await arrives(snapshot, { baseCurrency: 'GBP' });
		expect(held().TotalsInfo).toMatchObject({ Currency: 'EUR', ConversionRate: 1.25 });
	});

	test('in a currency without decimals', async () => {
		const snapshot = anOrder().withLine('SKU-1', 3, '10.00').alsoPricedIn('JPY', 1.9).build();
		snapshot.prices.reverse();
		await arrives(snapshot);
		expect(held().TotalsInfo.Currency).toBe('JPY');
		const [call] = warehouse.simulator.calls.of('Orders/CreateOrders');
		expect(JSON.stringify(call?.body)).not.toMatch(/ConversionRate/);
	});
});

describe('names are mapped', () => {
	test('location, postal service and SKU', async () => {
		const { simulator } = warehouse;
		const there = simulator.warehouse.addLocation({ name: 'Leeds' });
		const express = simulator.warehouse.addPostalService({ name: 'Express 24' });
		const snapshot = anOrder()
			.withLine('SHOP-1', 1, '9.00')
			.shippedBy('Next day', '5.00')
			.from({ id: 'L1', name: 'Shop Leeds' })
			.build();
		await arrives(snapshot, {
			skuMap: [{ source_sku: 'SHOP-1', target_sku: 'SKU-1' }],
			locationMap: [{ source_location_id: 'L1', target_location_id: there }],
			shippingMap: [{ source_title: 'Next day', target_service_name: 'Express 24' }],
		});
		expect(held()).toMatchObject({
			FulfilmentLocationId: there,
			ShippingInfo: { PostalServiceId: express, PostageCost: 5 },
			Items: [{ SKU: 'SKU-1' }],
		});
	});

	test('a postal service that is mapped by its id alone', async () => {
		const { warehouse: drivers } = warehouse.simulator;
		const express = drivers.addPostalService({ name: 'Express 24' });
		const shippingMap = [{ source_title: 'Next day', target_service_id: express }];
		const item = await arrives(bought().shippedBy('Next day', '5.00').build(), { shippingMap });
		expect(statuses(item)).toEqual(['createOrder: done']);
		expect(held().ShippingInfo.PostalServiceId).toBe(express);
	});

	test('a service of the very name of the shipping method is taken', async () => {
		const { warehouse: drivers } = warehouse.simulator;
		const express = drivers.addPostalService({ name: 'Express 24' });
		await arrives(bought().shippedBy('express 24', '5.00').build());
		expect(held().ShippingInfo.PostalServiceId).toBe(express);
	});

	test.each([
		['SKU_UNMAPPED', anOrder().withLine('NOPE', 1, '9.00'), {}],
		['SKU_MISSING', anOrder().withLine('', 1, '9.00'), {}],
		['LOCATION_UNMAPPED', bought().from({ id: 'L9', name: 'Nowhere' }), {}],
		[
			'LOCATION_UNMAPPED',
			bought().from({ id: 'L1', name: 'Gone' }),
			{ locationMap: [{ source_location_id: 'L1', target_location_id: 'not-there' }] },
		],
		['LOCATION_SPLIT', bought().from({ id: 'L1', name: 'A' }, { id: 'L2', name: 'B' }), {}],
		['ADDRESS_INCOMPLETE', bought().deliveredTo(anAddress({ postcode: '' })), {}],
		['ADDRESS_INCOMPLETE', bought().deliveredTo(null), {}],
		['SHIPPING_UNMAPPED', bought().shippedBy('Owl', '1.00'), { requireShippingService: true }],
	])('%s keeps the order out', async (code, story, parameters) => {
		const [item] = await imported([{ snapshot: story.build() }], parameters);
		expect(item?.plan).toMatchObject({ steps: [], problems: [{ code }] });
		expect(item?.decision).toMatchObject({ verdict: 'refuse', code: 'PLAN_BLOCKED' });
		expect(calls('Orders/CreateOrders')).toBe(0);
	});

	test('the order goes in once the mapping row is there', async () => {
		const snapshot = anOrder().withLine('SHOP-1', 1, '9.00').build();
		const [before] = await imported([{ snapshot }]);
		expect(before?.plan?.problems).toMatchObject([{ code: 'SKU_UNMAPPED' }]);
		await arrives(snapshot, { skuMap: [{ source_sku: 'SHOP-1', target_sku: 'SKU-1' }] });
	});
});

test('thirty orders of two locations take three calls, and each gets its own', async () => {
	const there = warehouse.simulator.warehouse.addLocation({ name: 'Leeds' });
	const orders = Array.from({ length: 30 }, (_, at) => {
		const story = at < 22 ? bought() : bought().from({ id: 'L1', name: 'Leeds' });
		return { snapshot: numbered(story.build(), String(7000 + at)) };
	});
	const locationMap = [{ source_location_id: 'L1', target_location_id: there }];
	const items = await imported(orders, { locationMap });
	expect(items.map((item) => item.verification?.discrepancies)).toEqual(orders.map(() => []));
	expect(items.map((item) => item.target?.reference)).toEqual(
		orders.map(({ snapshot }) => snapshot.reference),
	);
	const locations = items.map((item) => item.target?.locationId);
	expect(locations.filter((id) => id === there)).toHaveLength(8);
	expect(calls('Orders/CreateOrders')).toBe(3);
});
