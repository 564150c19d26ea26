import type { Call, OrderView, WaveView } from '../../simulators/linnworks';
import { shorten } from './shorten';
import type { Step } from './steps';
import { forbiddenBy, type Seen } from './write-law';

describe('a story gets shorter', () => {
	const wait = (seconds: number): Step => ({ step: 'wait', seconds });
	const story = Array.from({ length: 40 }, (_, at) => wait(at));
	const needs =
		(...seconds: number[]) =>
		async (steps: readonly Step[]) =>
			seconds.every((each) => steps.some((step) => step.step === 'wait' && step.seconds === each));

	it('until every step in it is needed', async () => {
		const short = await shorten(story, needs(3, 17, 39), () => false);
		expect(short).toEqual([wait(3), wait(17), wait(39)]);
	});

	it('until the time is up', async () => {
		expect(await shorten(story, needs(3), () => true)).toEqual(story);
	});
});

describe('what may not be written', () => {
	type Info = Partial<OrderView['GeneralInfo']>;
	const info: Info = { Status: 1, IsParked: false, HoldOrCancel: false, LabelPrinted: false };
	const order = (changes: Info, rest: object = {}) =>
		({
			NumOrderId: 100_001,
			Processed: false,
			GeneralInfo: { ...info, ...changes },
			ShippingInfo: { TrackingNumber: '' },
			Items: [{ RowId: 'row-1', SKU: 'MUG-01', Quantity: 3, PartShippedQty: 0 }],
			...rest,
		}) as unknown as OrderView;
	const wave = (state: string, picked: number) =>
		({ State: state, Orders: [{ OrderId: 100_001, PickedItemsCount: picked }] }) as WaveView;
	const seen = (view: OrderView | null, changes: Partial<Seen> = {}): Seen => ({
		order: view,
		flags: true,
		waves: new Map(),
		ours: false,
		isNew: false,
		...changes,
	});
	const call = (operation: string, body: object = {}) =>
		({ operation: `Orders/${operation}`, body }) as Call;

	it.each<[string, Call, Seen, RegExp | null]>([
		['an open order', call('AddOrderItem'), seen(order({})), null],
		['an order nobody read', call('AddOrderItem'), seen(null), /never read/],
		['a closed order', call('SetOrderNotes'), seen(order({}, { Processed: true })), /closed/],
		['a locked order', call('SetOrderNotes'), seen(order({ HoldOrCancel: true })), /locked/],
		[
			'a parking of ours',
			call('ChangeOrderTag'),
			seen(order({ IsParked: true }), { ours: true }),
			null,
		],
		['a parking of others', call('ChangeOrderTag'), seen(order({ IsParked: true })), /somebody/],
		['an unpaid order', call('AddOrderItem'), seen(order({ IsParked: true, Status: 0 })), null],
		['unread locks', call('AddOrderItem'), seen(order({}), { flags: false }), /nobody knows/],
		[
			'an address after the label',
			call('SetOrderCustomerInfo'),
			seen(order({ LabelPrinted: true })),
			/label/,
		],
		['a note after the label', call('SetOrderNotes'), seen(order({ LabelPrinted: true })), null],
		['a line on paper', call('UpdateOrderItem'), seen(order({ PickListPrinted: true })), /papers/],
		[
			'a line in a wave that waits',
			call('UpdateOrderItem'),
			seen(order({}), { waves: new Map([[1, wave('Allocated', 0)]]) }),
			null,
		],
		[
			'a line in a wave under way',
			call('UpdateOrderItem'),
			seen(order({}), { waves: new Map([[1, wave('InProgress', 0)]]) }),
			/under way/,
		],
		[
			'a line that is picked',
			call('RemoveOrderItem'),
			seen(order({}), { waves: new Map([[1, wave('InProgress', 1)]]) }),
			/being picked/,
		],
	])('%s', (_name, write, told, reason) => {
		const reasons = forbiddenBy(write, told).join('; ');
		if (reason === null) expect(reasons).toBe('');
		else expect(reasons).toMatch(reason);
	});

	it('units that have left', () => {
		const Items = [{ RowId: 'row-1', SKU: 'MUG-01', Quantity: 3, PartShippedQty: 2 }];
		const told = seen(order({ PartShipped: true }, { Items }));
		const to = (quantity: number) =>
			forbiddenBy(
				call('UpdateOrderItem', { orderItem: { RowId: 'row-1', Quantity: quantity } }),
				told,
			);
		expect(to(2)).toEqual([]);
		expect(to(1)).toHaveLength(1);
		expect(forbiddenBy(call('RemoveOrderItem', { rowid: 'row-1' }), told)).toHaveLength(1);
	});
});
