import { aDispatch, aParcel, aShipment } from '../../../builders/dispatch-builder';
import { FulfilmentShop, ledgerRow, problems, statuses } from './fulfilment-shop';

let shop: FulfilmentShop;
let order: string;
beforeEach(async () => {
	shop = await FulfilmentShop.open();
	order = shop.place();
});
afterEach(async () => await shop.close());

const units = (tees: number, mugs: number) => ({
	...(tees > 0 ? { [shop.lineId(order, 'TEE')]: tees } : {}),
	...(mugs > 0 ? { [shop.lineId(order, 'MUG')]: mugs } : {}),
});
const left = (tees: number, mugs: number, number = 'T1', name = '101') =>
	aDispatch(name, units(tees, mugs), { number });

describe('what left is told', () => {
	it('once, with its number, and read back', async () => {
		const item = await shop.dispatch(order, aShipment(left(2, 1)));
		expect(statuses(item)).toEqual(['createFulfilment: done']);
		expect(item.dispatched?.steps[0]).toMatchObject({
			...{ key: 'order-101/', targetOrder: '101', numbers: ['T1'], message: '', waitsFor: '' },
			units: [
				{ sku: 'TEE', quantity: 2 },
				{ sku: 'MUG', quantity: 1 },
			],
		});
		expect(item.fulfilment?.fulfilments.map(({ id }) => id)).toEqual([
			item.dispatched?.steps[0]?.fulfilmentId,
		]);
		expect(shop.told(order)).toEqual(['T1: 2 x TEE, 1 x MUG']);
		expect(shop.shop.order(order)).toMatchObject({
			fulfilmentStatus: 'FULFILLED',
			fulfilments: [{ tracking: [{ company: 'DPD', number: 'T1', url: null }], notices: 1 }],
		});
		const again = await shop.dispatch(order, aShipment(left(2, 1)));
		expect(statuses(again)).toEqual(['fulfilled: alreadyDone']);
		expect(shop.calls('CreateFulfilment')).toBe(1);
	});

	it('is not read again where nothing is to be done', async () => {
		await shop.dispatch(order, aShipment(left(2, 1)));
		const before = shop.calls('DispatchHeads');
		await shop.dispatch(order, aShipment(left(2, 1)));
		expect(shop.calls('DispatchHeads')).toBe(before + 1);
	});

	it('parcel by parcel and location by location', async () => {
		const { id: locationId } = shop.shop.addLocation({ name: 'North' });
		shop.shop.moveFulfilment(order, { sku: 'MUG', quantity: 1, locationId });
		const tee = shop.lineId(order, 'TEE');
		const parcels = [aParcel('T1', { [tee]: 1 }, 'a'), aParcel('T2', { ...units(1, 1) }, 'b')];
		const shipment = aShipment(aDispatch('101', units(2, 1), { parcels }));
		const item = await shop.dispatch(order, shipment);
		expect(statuses(item)).toEqual(Array(3).fill('createFulfilment: done'));
		expect(shop.told(order)).toEqual(['T1: 1 x TEE', 'T2: 1 x TEE', 'T2: 1 x MUG']);
	});

	it('and that it left from another location is said after it was told as well, with a number or without', async () => {
		const { id: locationId } = shop.shop.addLocation({ name: 'North' });
		const locationMap = [{ source_location_id: '1', target_location_id: 'main' }];
		for (const number of ['T1', '']) {
			order = shop.place();
			shop.shop.moveFulfilment(order, { sku: 'TEE', quantity: 1, locationId });
			const shipment = aShipment(aDispatch('101', units(2, 0), { number }));
			const item = await shop.dispatch(order, shipment, { locationMap });
			expect(statuses(item)).toEqual(Array(2).fill('createFulfilment: done'));
			expect(problems(item)).toContain('LOCATION_DIFFERS');
		}
	});

	it('with the company and the address that the carrier has in the shop, several numbers on one', async () => {
		const carrierMap = [
			{
				target_vendor: 'dpd',
				source_company: 'DPD UK',
				tracking_url: 'https://dpd.example/{number}',
			},
			{ target_vendor: '', target_service: '' },
		];
		const parcels = [aParcel('T1'), aParcel('T2')];
		const shipment = aShipment(aDispatch('101', units(2, 1), { parcels }));
		await shop.dispatch(order, shipment, { carrierMap });
		expect(shop.shop.order(order).fulfilments[0]?.tracking).toEqual([
			{ company: 'DPD UK', number: 'T1', url: 'https://dpd.example/T1' },
			{ company: 'DPD UK', number: 'T2', url: 'https://dpd.example/T2' },
		]);
	});

	it('without a number, and with it once there is one', async () => {
		await shop.dispatch(order, aShipment(left(2, 1, '')));
		expect(shop.told(order)).toEqual([': 2 x TEE, 1 x MUG']);
		const item = await shop.dispatch(order, aShipment(left(2, 1, 'T1')));
		expect(statuses(item)).toEqual(['updateTracking: done']);
		expect(shop.told(order)).toEqual(['T1: 2 x TEE, 1 x MUG']);
	});

	it('only as far as the shop wants it; the rest is for a person', async () => {
		shop.shop.edit(order, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
		const item = await shop.dispatch(order, aShipment(left(2, 1)));
		expect([statuses(item), problems(item)]).toEqual([
			['createFulfilment: done'],
			['DISPATCH_EXCESS'],
		]);
		expect(shop.told(order)).toEqual(['T1: 1 x TEE, 1 x MUG']);
	});

	it('not of an order that was cancelled after it left', async () => {
		shop.shop.cancel(order);
		const item = await shop.dispatch(order, aShipment(left(2, 1)));
		expect([statuses(item), problems(item)]).toEqual([[], ['DISPATCH_EXCESS', 'DISPATCH_EXCESS']]);
	});

	it('not while it is held, and when the hold is gone', async () => {
		shop.shop.holdFulfilment(order, { reasonNotes: 'Fraud check' });
		const held = await shop.dispatch(order, aShipment(left(2, 1)));
		expect([statuses(held), problems(held)]).toEqual([[], ['DISPATCH_HELD']]);
		expect(held.dispatched?.problems[0]?.reason).toContain('Fraud check');
		shop.shop.releaseFulfilment(order);
		expect(problems(await shop.dispatch(order, aShipment(left(2, 1))))).toEqual([]);
		expect(shop.told(order)).toEqual(['T1: 2 x TEE, 1 x MUG']);
	});

	it('not where the shop shows the app no fulfilment order, which is told', async () => {
		shop.simulator.switches.fulfilmentOrdersHidden = true;
		const item = await shop.dispatch(order, aShipment(left(2, 1)));
		expect([statuses(item), problems(item)]).toEqual([
			[],
			['DISPATCH_NOT_SENT', 'DISPATCH_NOT_SENT'],
		]);
	});

	it.each([
		['never', 0, 0],
		['created', 1, 1],
		['always', 1, 2],
	])('%s writes to the customer as it is told to', async (notifyCustomer, first, second) => {
		const notices = () => shop.shop.order(order).fulfilments[0]?.notices;
		const told = await shop.dispatch(order, aShipment(left(2, 1)), { notifyCustomer });
		expect(notices()).toBe(first);
		const ledgerRows = [ledgerRow(told)];
		await shop.dispatch(order, aShipment(left(2, 1, 'T2')), { notifyCustomer, ledgerRows });
		expect(shop.told(order)).toEqual(['T2: 2 x TEE, 1 x MUG']);
		expect(notices()).toBe(second);
	});
});

describe('numbers', () => {
	it('that we wrote are corrected, those of a person are not, until the warehouse has a newer one', async () => {
		const first = await shop.dispatch(order, aShipment(left(2, 1, 'T1')));
		shop.shop.changeTracking(order, '#1001-F1', 'HAND');
		const ledgerRows = [ledgerRow(first)];
		const kept = await shop.dispatch(order, aShipment(left(2, 1, 'T1')), { ledgerRows });
		expect(kept.dispatched?.steps).toMatchObject([
			{ status: 'alreadyDone', numbers: [], message: expect.stringContaining('HAND') },
		]);
		const later = [ledgerRow(kept, '2026-03-03'), ...ledgerRows];
		const newer = await shop.dispatch(order, aShipment(left(2, 1, 'T2')), { ledgerRows: later });
		expect(statuses(newer)).toEqual(['updateTracking: done']);
		expect(shop.told(order)).toEqual(['T2: 2 x TEE, 1 x MUG']);
	});

	it('are known after a crash before the report, because every look tells of them', async () => {
		await shop.dispatch(order, aShipment(left(2, 1, 'T1')));
		const seen = await shop.dispatch(order, aShipment(left(2, 1, 'T1')));
		const ledgerRows = [ledgerRow(seen)];
		await shop.dispatch(order, aShipment(left(2, 1, 'T2')), { ledgerRows });
		expect(shop.told(order)).toEqual(['T2: 2 x TEE, 1 x MUG']);
	});
});

describe('limits', () => {
	it('a dry run only shows what would be told', async () => {
		const item = await shop.dispatch(order, aShipment(left(2, 1)), { dryRun: true });
		expect(item.dispatched?.steps).toMatchObject([{ status: 'notStarted', message: 'Dry run' }]);
		expect(shop.told(order)).toEqual([]);
	});

	it('nothing is begun when the time is up', async () => {
		const stopBefore = '2026-01-01T00:00:00Z';
		const item = await shop.dispatch(order, aShipment(left(2, 1)), { stopBefore });
		expect(item.dispatched?.steps).toMatchObject([{ status: 'notStarted', waitsFor: 'time' }]);
		const soon = { stopBefore: 'soon' };
		await expect(shop.dispatch(order, aShipment(left(2, 1)), soon)).rejects.toThrow(
			'is not a time',
		);
		expect(shop.told(order)).toEqual([]);
	});

	it('orders that failed pass, and what is not a shipment is the failure of its order', async () => {
		const [read] = await shop.get([{ look: { sourceId: order } }]);
		const failure = { step: 'target' };
		const items = await shop.apply([{ failure }, { ...read, shipment: { kind: 'shipment' } }]);
		expect(items).toMatchObject([{ failure }, { failure: { code: 'SNAPSHOT_INVALID' } }]);
		expect(items[1]?.failure?.reason).toContain('shipment:');
	});

	it('a shipment of another order is told to nobody', async () => {
		const shipment = aShipment(left(2, 1));
		const item = await shop.dispatch(order, shipment, { shipment });
		expect(item.failure).toMatchObject({ code: 'SNAPSHOT_INVALID', retry: false });
		expect(item.failure?.reason).toContain('of reference 6001, which is not #1001');
		expect(shop.told(order)).toEqual([]);
	});

	it('lines without shipping go with the last parcel, or are left', async () => {
		shop.shop.addVariant({ sku: 'GIFT', title: 'Gift', price: '5.00', requiresShipping: false });
		const lines = [
			{ sku: 'TEE', quantity: 1 },
			{ sku: 'GIFT', quantity: 1 },
		];
		for (const [otherLines, told] of [
			['withLast', ['T1: 1 x TEE, 1 x GIFT']],
			['leave', ['T1: 1 x TEE']],
		] as const) {
			order = shop.place({ lines });
			await shop.dispatch(order, aShipment(left(1, 0)), { otherLines });
			expect(shop.told(order)).toEqual(told);
		}
	});
});
