import fc from 'fast-check';
import { VARIANTS } from '../../../playground/world/catalogue';
import { choice, oneOf, pick, webhook } from '../arbitraries';
import type { Flow } from './merchant';
import type { TaxProfile } from './seed';
import type { Money, OfficeAct, ShopChange, Step, Trouble } from './steps';

const sku = fc.constantFrom(...VARIANTS.map((variant) => variant.sku));
const pence = fc.integer({ min: 0, max: 1999 });
const some = fc.integer({ min: 1, max: 9 });
const few = fc.integer({ min: 1, max: 3 });
const share = fc.nat({ max: 999 });
const money = pick<Money>({ now: 4, pending: 1 });

type Kind = ShopChange['change'];
const change = <K extends Kind, T extends object>(
	weight: number,
	kind: K,
	model: { [P in keyof T]: fc.Arbitrary<T[P]> },
) => ({
	weight,
	arbitrary: fc.record({
		change: fc.constant(kind),
		...model,
	}) as unknown as fc.Arbitrary<ShopChange>,
});

/** Weights of one change of an order in the shop. */
const shopChange = oneOf<ShopChange>(
	change(8, 'add', { sku, quantity: some }),
	change(8, 'quantity', { line: choice, quantity: some }),
	change(5, 'remove', { line: choice }),
	change(4, 'swap', { line: choice, sku }),
	change(3, 'discount', { line: choice, percentage: fc.integer({ min: 1, max: 60 }) }),
	change(2, 'charge', {
		title: fc.constantFrom('Tip', 'Gift wrapping'),
		pence: fc.integer({ min: 1, max: 999 }),
	}),
	change(2, 'shipping', { title: fc.constantFrom('Standard', 'Express'), pence }),
	change(3, 'address', { street: some, city: fc.constantFrom('Bath', 'Leeds', 'York') }),
	change(2, 'note', { text: fc.constantFrom('', 'Ring twice', 'Leave at the door') }),
	change(2, 'tag', { tag: fc.constantFrom('vip', 'gift', 'checked') }),
	change(2, 'cancel', {}),
	change(3, 'pay', {}),
	change(7, 'refund', { line: choice, quantity: few, money }),
	change(4, 'goodwill', { pence: fc.integer({ min: 1, max: 1500 }), money }),
	change(2, 'refundShipping', { share: fc.constantFrom(50, 100), money }),
	change(6, 'settleBalance', { money }),
	change(4, 'return', { line: choice, quantity: few, money }),
	change(4, 'exchange', {
		line: choice,
		sku,
		quantity: few,
		pence: fc.integer({ min: 100, max: 6000 }),
	}),
	change(3, 'moneyMoves', {}),
	change(1, 'moneyFails', {}),
);

const shop = fc.record({
	step: fc.constant('shop' as const),
	order: choice,
	changes: fc.array(shopChange, { minLength: 1, maxLength: 3, size: 'max' }),
	webhook,
});

/** Weights of what people do in the accounts. */
const office = fc.record({
	step: fc.constant('office' as const),
	order: choice,
	act: pick<OfficeAct>({
		approve: 1,
		ship: 6,
		shipUnit: 4,
		pick: 2,
		invoice: 6,
		cashSale: 3,
		deposit: 4,
		payInvoice: 2,
		addLine: 2,
		closeLine: 1,
		closeOrder: 1,
		creditByHand: 1,
		receiveReturn: 4,
		closePeriod: 1,
		openPeriod: 1,
		hold: 2,
		unhold: 2,
	}),
	amount: choice,
});

/** Every call that a sweep or an intake makes can be hit. */
const CALLS = [
	{ method: '', target: '' },
	{ method: 'POST', target: 'suiteql' },
	{ method: 'GET', target: 'salesOrder' },
	{ method: 'POST', target: 'salesOrder' },
	{ method: 'PATCH', target: 'salesOrder' },
	{ method: 'GET', target: 'metadata-catalog' },
	{ method: 'POST', target: 'token' },
	{ method: 'POST', target: 'invoice/!transform/creditMemo' },
	{ method: 'POST', target: 'creditMemo' },
	{ method: 'POST', target: 'customerRefund' },
	{ method: 'POST', target: 'cashRefund' },
];

const trouble = fc.record({
	step: fc.constant('trouble' as const),
	trouble: oneOf<Trouble>(
		{
			weight: 3,
			arbitrary: fc
				.record({
					call: fc.constantFrom(...CALLS),
					kind: fc.constantFrom('status', 'status', 'throttle', 'drop', 'slow', 'changed'),
					when: fc.constantFrom('before', 'after'),
					times: fc.integer({ min: 1, max: 4 }),
					afterCalls: fc.integer({ min: 0, max: 5 }),
				})
				.map(({ call, ...rest }) => ({ vendor: 'netsuite' as const, ...call, ...rest })),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				vendor: fc.constant('shopify' as const),
				kind: fc.constantFrom('status', 'throttle', 'drop', 'graphqlError'),
				times: fc.integer({ min: 1, max: 6 }),
			}),
		},
	),
});

const place: fc.Arbitrary<Step> = fc.record({
	step: fc.constant('place' as const),
	lines: fc.array(
		fc.record({ sku, quantity: some, discountPercent: fc.constantFrom(0, 0, 0, 10, 33) }),
		{ minLength: 1, maxLength: 4, size: 'max' },
	),
	shippingPence: pence,
	taxesIncluded: fc.boolean(),
	inEuro: fc.constantFrom(false, false, false, true),
	webhook,
});

const flow = fc.constantFrom<Flow>('orders', 'money');

/** Weights of the steps of a story. */
const step = oneOf<Step>(
	{ weight: 3, arbitrary: place },
	{ weight: 26, arbitrary: shop },
	{ weight: 18, arbitrary: office },
	{ weight: 8, arbitrary: trouble },
	{
		weight: 8,
		arbitrary: fc.record({
			step: fc.constant('wait' as const),
			seconds: fc.constantFrom(5, 31, 65, 300, 1500),
		}),
	},
	{ weight: 20, arbitrary: fc.record({ step: fc.constant('sweep' as const), flow }) },
	{
		weight: 6,
		arbitrary: fc.record({
			step: fc.constant('dyingSweep' as const),
			flow,
			share,
			moment: fc.constantFrom('before', 'after'),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			step: fc.constant('disturbedSweep' as const),
			flow,
			share,
			by: fc.oneof(shop, office),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ step: fc.constant('catchUp' as const) }) },
);

/** A story: how the accounts tax, a few orders, at most so many steps, and in half of them everything is billed at last. */
export const story = (most: number): fc.Arbitrary<Step[]> =>
	fc
		.tuple(
			fc.constantFrom<TaxProfile>('override', 'itemLine', 'computes'),
			fc.constantFrom<Step[]>([], [{ step: 'deposits' }]),
			fc.array(place, { minLength: 1, maxLength: 3, size: 'max' }),
			fc.array(step, { maxLength: most, size: 'max' }),
			fc.constantFrom<Step[]>([], [{ step: 'billAll' }]),
		)
		.map(([profile, deposits, orders, steps, end]) => [
			{ step: 'tax', profile },
			...deposits,
			...orders,
			{ step: 'wait', seconds: 31 },
			{ step: 'sweep', flow: 'orders' },
			...steps,
			...end,
		]);
