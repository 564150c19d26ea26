import { aDispatch, aShipment } from '../../../builders/dispatch-builder';
import { FulfilmentShop, ledgerRow, problems, statuses, type Item } from './fulfilment-shop';

let shop: FulfilmentShop;
let order: string;
beforeEach(async () => {
	shop = await FulfilmentShop.open();
	order = shop.place();
});
afterEach(async () => await shop.close());

const tee = (name: string, number = `T-${name}`) =>
	aDispatch(name, { [shop.lineId(order, 'TEE')]: 1 }, { number });
const both = () => aShipment(tee('101'), tee('102'));

/** Reads, lets something happen in between, and applies. */
async function meanwhile(shipment: ReturnType<typeof aShipment>, act: () => void): Promise<Item> {
	const read = await shop.get([{ look: { sourceId: order }, shipment }]);
	act();
	const [item] = await shop.apply(read);
	if (!item) throw new Error('No item came out');
	return item;
}

describe('an answer that never came', () => {
	it.each(['drop', 'status'] as const)(
		'after the work was done is found by reading back (%s)',
		async (kind) => {
			shop.simulator.faults.add({
				...{
					operationName: 'CreateFulfilment',
					when: 'after',
					kind,
				},
			});
			const item = await shop.dispatch(order, aShipment(tee('101')));
			expect(item.dispatched?.steps).toMatchObject([
				{ status: 'done', message: 'Confirmed by reading back', numbers: ['T-101'] },
			]);
			expect(item.dispatched?.steps[0]?.fulfilmentId).not.toBe('');
			expect(shop.calls('CreateFulfilment')).toBe(1);
		},
	);

	it('before anything was done is told as unknown, and the rest waits', async () => {
		shop.simulator.faults.add({ operationName: 'CreateFulfilment', when: 'before', kind: 'drop' });
		const item = await shop.dispatch(order, both());
		expect(item.dispatched?.steps).toMatchObject([
			{ status: 'unknown', fulfilmentId: '' },
			{ status: 'notStarted', waitsFor: 'reading' },
		]);
		expect(shop.calls('CreateFulfilment')).toBe(1);
		expect(shop.told(order)).toEqual([]);
		await shop.dispatch(order, both());
		expect(shop.told(order)).toEqual(['T-101: 1 x TEE', 'T-102: 1 x TEE']);
	});

	it('neither to the write nor to reading back stays unknown, and the number is ours all the same', async () => {
		shop.simulator.faults.add({ operationName: 'CreateFulfilment', when: 'after', kind: 'drop' });
		shop.simulator.faults.add({
			...{ operationName: 'DispatchHeads', when: 'before', kind: 'status', status: 400 },
			...{ skip: 2, times: 9 },
		});
		const shipment = aShipment(tee('101'));
		const item = await shop.dispatch(order, shipment);
		shop.simulator.faults.clear();
		expect(statuses(item)).toEqual(['createFulfilment: unknown']);
		const again = await shop.dispatch(order, shipment);
		expect(statuses(again)).toEqual(['fulfilled: alreadyDone']);
		const ledgerRows = [ledgerRow(item)];
		await shop.dispatch(order, aShipment(tee('101', 'T-NEW')), { ledgerRows });
		expect(shop.told(order)).toEqual(['T-NEW: 1 x TEE']);
		expect(shop.calls('CreateFulfilment')).toBe(1);
	});

	it('to a corrected number is found by reading back', async () => {
		const first = await shop.dispatch(order, aShipment(tee('101')));
		shop.simulator.faults.add({ operationName: 'UpdateTracking', when: 'after', kind: 'drop' });
		const ledgerRows = [ledgerRow(first)];
		const item = await shop.dispatch(order, aShipment(tee('101', 'T-NEW')), { ledgerRows });
		expect(item.dispatched?.steps).toMatchObject([
			{ kind: 'updateTracking', status: 'done', message: 'Confirmed by reading back' },
		]);
	});
});

describe('what changes between reading and writing', () => {
	it('is seen: somebody told the shop meanwhile', async () => {
		const item = await meanwhile(aShipment(tee('101')), () =>
			shop.shop.fulfil(order, [{ sku: 'TEE', quantity: 1 }], { number: 'T-101' }),
		);
		expect(statuses(item)).toEqual(['fulfilled: alreadyDone']);
		expect(shop.calls('CreateFulfilment')).toBe(0);
	});

	it('is seen: somebody told a part of it', async () => {
		const item = await meanwhile(both(), () =>
			shop.shop.fulfil(order, [{ sku: 'TEE', quantity: 1 }], { number: 'T-102' }),
		);
		expect(statuses(item)).toEqual(['createFulfilment: done', 'fulfilled: alreadyDone']);
		expect(shop.told(order)).toEqual(['T-102: 1 x TEE', 'T-101: 1 x TEE']);
	});

	it('is seen: an edit, a hold or a cancellation', async () => {
		const edited = await meanwhile(both(), () =>
			shop.shop.edit(order, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]),
		);
		expect([statuses(edited), problems(edited)]).toEqual([
			['createFulfilment: done'],
			['DISPATCH_EXCESS'],
		]);
		order = shop.place();
		const held = await meanwhile(both(), () => shop.shop.holdFulfilment(order));
		expect(problems(held)).toEqual(['DISPATCH_HELD']);
		order = shop.place();
		const gone = await meanwhile(both(), () => shop.shop.cancel(order));
		expect(problems(gone)).toEqual(['DISPATCH_EXCESS']);
		expect(shop.calls('CreateFulfilment')).toBe(1);
	});
});

describe('what the shop refuses', () => {
	/** Something happens when the order has been read for the last time before the write. */
	function justBeforeTheWrite(act: () => void): void {
		const { calls } = shop.simulator;
		const record = calls.record.bind(calls);
		let reads = 0;
		calls.record = (call) => {
			record(call);
			if (call.operationName === 'FulfilmentOrderPages' && (reads += 1) === 2) act();
		};
	}

	it('because it is held by then waits for another look, which tells of the hold', async () => {
		justBeforeTheWrite(() => shop.shop.holdFulfilment(order));
		const item = await shop.dispatch(order, aShipment(tee('101')));
		expect(item.dispatched?.steps).toMatchObject([{ status: 'notStarted', waitsFor: 'reading' }]);
		expect(item.dispatched?.steps[0]?.message).toContain('on_hold');
		expect(problems(item)).toEqual(['DISPATCH_HELD']);
	});

	it('because somebody told it by then is done already', async () => {
		justBeforeTheWrite(() => shop.shop.fulfil(order, null, { number: 'HAND' }));
		const item = await shop.dispatch(order, aShipment(tee('101')));
		expect(statuses(item)[0]).toBe('createFulfilment: alreadyDone');
		expect(shop.told(order)).toEqual(['HAND: 2 x TEE, 1 x MUG']);
	});

	it('for want of a scope is told with the reason', async () => {
		shop.simulator.switches.deniedScopes = ['write_merchant_managed_fulfillment_orders'];
		const item = await shop.dispatch(order, both());
		expect(statuses(item)).toEqual(Array(2).fill('createFulfilment: rejected'));
		expect(item.dispatched?.steps[0]?.message).toContain('ACCESS_DENIED');
	});

	it('does not stop other orders, and items of one order do not tell it twice', async () => {
		const other = shop.place();
		const shipmentOf = (gid: string) =>
			aShipment(aDispatch('101', { [shop.lineId(gid, 'TEE')]: 1 }, { number: 'T1' }));
		const looks = [order, other, order].map((sourceId) => ({
			look: { sourceId },
			shipment: shipmentOf(sourceId),
		}));
		const items = await shop.apply(await shop.get(looks));
		expect(items.map(statuses)).toEqual([
			['createFulfilment: done'],
			['createFulfilment: done'],
			['fulfilled: alreadyDone'],
		]);
		expect(shop.told(order)).toEqual(['T1: 1 x TEE']);
	});
});
