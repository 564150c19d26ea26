import { orderLineage } from '../../../nodes/Linnworks/actions/order-lineage';
import { rawOrderSchema, type RawOrder } from '../../../nodes/Linnworks/mapping/raw/raw-order';

type Draft = {
	id: string;
	reference: string;
	secondary?: string;
	state?: 'open' | 'dispatched' | 'cancelled';
	marked?: boolean;
};

const order = (draft: Draft): RawOrder => {
	const { id, reference, secondary = '', state = 'open', marked = false } = draft;
	return rawOrderSchema.parse({
		OrderId: id,
		NumOrderId: 1,
		Processed: state !== 'open',
		FulfilmentLocationId: '',
		GeneralInfo: {
			Status: 1,
			LabelPrinted: false,
			InvoicePrinted: false,
			PickListPrinted: false,
			PartShipped: false,
			IsParked: false,
			HoldOrCancel: state === 'cancelled',
			ReferenceNum: reference,
			SecondaryReference: secondary,
		},
		ShippingInfo: {},
		CustomerInfo: { Address: {}, BillingAddress: {} },
		TotalsInfo: {},
		Items: [],
		ExtendedProperties: marked ? [{ Name: 'OrderSyncHold', Value: '1', Type: 'Order' }] : [],
	});
};

const base = (state: Draft['state'] = 'open') => order({ id: 'a', reference: '6001', state });
const successor = (n: number, changes: Partial<Draft> = {}) =>
	order({ id: `r${n}`, reference: `6001-R${n}`, secondary: '6001', ...changes });

const told = (...orders: RawOrder[]) => {
	const lineage = orderLineage(orders, '6001');
	return lineage && [lineage.head.OrderId, lineage.replaced.map((each) => each.OrderId)];
};

test.each<[string, RawOrder[], unknown]>([
	['an order alone is no lineage', [base()], null],
	['nothing is no lineage', [], null],
	['the newest open one is in force', [base(), successor(1)], ['r1', ['a']]],
	['whatever order they come in', [successor(2), base('cancelled'), successor(1)], ['r2', ['r1']]],
	['one that replaced a cancelled one', [base('cancelled'), successor(1)], ['r1', []]],
	['one whose successor was cancelled', [base(), successor(1, { state: 'cancelled' })], ['a', []]],
	['a dispatched one before any open one', [base('dispatched'), successor(1)], ['a', ['r1']]],
	[
		'all cancelled: the newest',
		[base('cancelled'), successor(1, { state: 'cancelled' })],
		['r1', []],
	],
	['two open ones of one generation', [base(), successor(1), successor(1, { id: 'x' })], null],
	[
		'orders that only name it as related are not of it',
		[base(), order({ id: 'x', reference: 'RESEND-6001', secondary: '6001' })],
		null,
	],
	[
		'nor one that looks like a successor of another',
		[order({ id: 'x', reference: '6001-R1' })],
		null,
	],
])('%s', (_what, orders, expected) => {
	expect(told(...orders)).toEqual(expected);
});

test('a later generation than any is next, also after one that was taken back', () => {
	const lineage = orderLineage([base(), successor(1, { state: 'cancelled' })], '6001');
	expect(lineage?.succession).toMatchObject({ next: 2, undone: true });
	expect(orderLineage([base('cancelled'), successor(1)], '6001')?.succession).toMatchObject({
		next: 2,
		undone: false,
	});
});

test('a mark counts on open orders and on those that were taken back', () => {
	const marks = (...orders: RawOrder[]) => orderLineage(orders, '6001')?.succession.marked;
	expect(marks(base(), successor(1, { marked: true }))).toEqual(['r1']);
	expect(marks(base(), successor(1, { marked: true, state: 'cancelled' }))).toEqual(['r1']);
	expect(
		marks(base('cancelled'), successor(1, { marked: true, state: 'cancelled' }), successor(2)),
	).toEqual([]);
});
