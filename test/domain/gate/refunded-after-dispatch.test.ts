import { minorUnits } from '../../../domain/money/money';
import type { OrderChange } from '../../../domain/order/order-snapshot';
import { anAddress } from '../../builders/address-builder';
import { GIFT_SET, withGiftSet } from '../../builders/bundle-builder';
import {
	AFTER,
	BEFORE,
	decideNow,
	entry,
	goneTarget,
	LATER,
	soldOrder as sold,
} from '../../builders/gone-order';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';

const QUIET = 'REFUNDED_AFTER_DISPATCH';
const LOUD = 'CLOSED_DISPATCHED';

const without = <T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> =>
	Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)) as Omit<T, K>;

const unmeasured = without(entry('refund', AFTER, { 101: -3 }), 'units');

type Case = [what: string, now: OrderBuilder, changes: OrderChange[], code: string, why?: RegExp];

const CASES: Case[] = [
	['nothing', sold(), [], 'NOTHING_TO_DO'],
	['goodwill', sold(), [entry('refund', AFTER)], 'NOTHING_TO_DO'],
	[
		'a unit refunded',
		sold().nowWith('SKU-1', { quantity: 2 }),
		[entry('refund', AFTER, { 101: -1 })],
		QUIET,
	],
	['a line refunded', sold().without('SKU-1'), [entry('refund', AFTER, { 101: -3 })], QUIET],
	[
		'everything refunded',
		sold().without('SKU-1').without('SKU-2').shippedBy('Standard', '0.00'),
		[entry('refund', AFTER, { 101: -3, 102: -2 }, { postage: true })],
		QUIET,
	],
	[
		'units refunded in two goes',
		sold().nowWith('SKU-1', { quantity: 1 }),
		[entry('refund', AFTER, { 101: -1 }), entry('refund', LATER, { 101: -1 })],
		QUIET,
	],
	[
		'a refund that the lines do not show yet, after one that they do',
		sold().nowWith('SKU-1', { quantity: 2 }),
		[entry('refund', AFTER, { 101: -1 }), entry('refund', LATER, { 101: -1 })],
		QUIET,
	],
	['units returned', sold().without('SKU-2'), [entry('return', AFTER, { 102: -2 })], QUIET],
	[
		'units returned and the money given back by itself',
		sold().without('SKU-2'),
		[entry('return', AFTER, { 102: -2 }), entry('refund', LATER)],
		QUIET,
	],
	['a return that took nothing off yet', sold(), [entry('return', AFTER)], 'NOTHING_TO_DO'],
	[
		'postage refunded',
		sold().shippedBy('Standard', '0.00'),
		[entry('refund', AFTER, {}, { postage: true })],
		QUIET,
	],
	[
		'units refunded before it left, which the warehouse did not hear of in time',
		sold().nowWith('SKU-1', { quantity: 2 }),
		[entry('refund', BEFORE, { 101: -1 })],
		LOUD,
		/SKU-1 was refunded before/,
	],
	[
		'units refunded before and after it left',
		sold().nowWith('SKU-1', { quantity: 1 }),
		[entry('refund', BEFORE, { 101: -1 }), entry('refund', AFTER, { 101: -1 })],
		LOUD,
		/SKU-1 was refunded before/,
	],
	['an edit', sold().nowWith('SKU-1', { quantity: 2 }), [entry('edit', AFTER, { 101: -1 })], LOUD],
	[
		'an edit and a refund of the same line',
		sold().nowWith('SKU-1', { quantity: 1 }),
		[entry('edit', AFTER, { 101: -1 }), entry('refund', LATER, { 101: -1 })],
		LOUD,
		/SKU-1 was edited as well as refunded/,
	],
	[
		'an edit and a refund that cancel each other out',
		sold().nowWith('SKU-1', { quantity: 2 }),
		[
			entry('edit', AFTER, { 101: 1 }),
			entry('refund', LATER, { 101: -1 }),
			entry('refund', LATER, { 101: -1 }),
		],
		LOUD,
	],
	[
		'a discount beside a refund of the same line',
		sold().nowWith('SKU-1', { quantity: 2, unitPrice: '8.00' }),
		[entry('edit', AFTER), entry('refund', LATER, { 101: -1 })],
		LOUD,
	],
	[
		'more gone than was refunded',
		sold().nowWith('SKU-1', { quantity: 1 }),
		[entry('refund', AFTER, { 101: -1 })],
		LOUD,
		/differs by more/,
	],
	['a record without units', sold().without('SKU-1'), [unmeasured], LOUD],
	['a difference without a record', sold().without('SKU-1'), [], LOUD],
	[
		'more units by a return',
		sold().nowWith('SKU-1', { quantity: 4 }),
		[entry('return', AFTER, { 101: 1 })],
		LOUD,
	],
	[
		'an exchange for another article',
		sold().without('SKU-2').withLine('SKU-3', 1, '10.00'),
		[entry('return', AFTER, { 102: -2, 103: 1 })],
		LOUD,
		/SKU-3 is to go out in exchange/,
	],
	[
		'an exchange for the same article',
		sold().without('SKU-2').withLine('SKU-2', 2, '5.00'),
		[entry('return', AFTER, { 102: -2, 103: 2 })],
		LOUD,
		/SKU-2 is to go out in exchange/,
	],
	[
		'a swap by an edit beside a refund',
		sold().nowWith('SKU-1', { quantity: 2 }).without('SKU-2').withLine('SKU-3', 1, '10.00'),
		[entry('refund', AFTER, { 101: -1 }), entry('edit', LATER, { 102: -2, 103: 1 })],
		LOUD,
	],
	[
		'a tip beside a refund',
		sold().without('SKU-2').withService('Tip', '2.00'),
		[entry('refund', AFTER, { 102: -2 }), entry('edit', LATER, { 103: 1 })],
		LOUD,
	],
	[
		'another address beside a refund',
		sold()
			.without('SKU-2')
			.deliveredTo(anAddress({ town: 'Leeds' })),
		[entry('refund', AFTER, { 102: -2 })],
		LOUD,
	],
	[
		'dearer postage beside a refund',
		sold().without('SKU-2').shippedBy('Standard', '6.00'),
		[entry('refund', AFTER, { 102: -2 }, { postage: true })],
		LOUD,
	],
	[
		'postage that an edit had changed as well',
		sold().shippedBy('Standard', '1.00'),
		[entry('edit', BEFORE, {}, { postage: true }), entry('refund', AFTER, {}, { postage: true })],
		LOUD,
	],
	[
		'another service',
		sold().shippedBy('Express', '1.00', { changed: true }),
		[entry('refund', AFTER, {}, { postage: true })],
		LOUD,
	],
	[
		'a cancellation with its refund',
		sold().cancelled(),
		[entry('refund', AFTER, { 101: -3, 102: -2 })],
		LOUD,
	],
];

describe('an order that left, and then', () => {
	it.each(CASES)('%s', (_what, now, changes, code, why = /./) => {
		const decision = decideNow(now.with({ changes }).build(), goneTarget());
		expect(decision.code).toBe(code);
		expect(decision.reasons[0]).toMatch(why);
		expect(decision.verdict).toBe(code === 'NOTHING_TO_DO' ? 'proceed' : 'refuse');
		const codes = decision.refused.map((each) => each.code);
		expect(codes.length === 0).toBe(code === 'NOTHING_TO_DO');
		if (code === QUIET) expect(new Set(codes)).toEqual(new Set([QUIET]));
	});

	it('is quiet about the refunded line alone, when another one was edited', () => {
		const changes = [entry('refund', AFTER, { 101: -3 }), entry('edit', LATER, { 102: -1 })];
		const now = sold().without('SKU-1').nowWith('SKU-2', { quantity: 1 }).with({ changes });
		const { refused } = decideNow(now.build(), goneTarget());
		expect(refused.map(({ step, code }) => [step.kind, code])).toEqual([
			['updateLine', LOUD],
			['removeLine', QUIET],
			['setTotals', LOUD],
		]);
	});

	it('names who edited, not who refunded afterwards', () => {
		const changes = [
			entry('edit', AFTER, { 102: -1 }, { staff: 'Ada' }),
			entry('refund', LATER, { 101: -3 }, { staff: 'Grace' }),
		];
		const now = sold().without('SKU-1').nowWith('SKU-2', { quantity: 1 }).with({ changes });
		expect(decideNow(now.build(), goneTarget()).evidence['editedBy']).toBe('staff Ada');
	});

	it('keeps the totals in sight: a difference beyond the refund needs somebody', () => {
		const changes = [entry('refund', AFTER, { 101: -3 })];
		const now = sold().without('SKU-1').with({ changes }).build();
		const target = goneTarget();
		const { taxMinor, totalMinor } = target.totals;
		const charged = (more: number) => ({
			...target,
			totals: { taxMinor, totalMinor: minorUnits(totalMinor + more) },
		});
		expect(decideNow(now, charged(2)).code).toBe(QUIET);
		expect(decideNow(now, charged(500)).code).toBe(LOUD);
	});
});

describe('what makes it uncertain', () => {
	const changes = [entry('refund', AFTER, { 101: -3 })];
	const now = sold().without('SKU-1').with({ changes }).build();

	it.each([
		['it was merged', { merged: true }, LOUD],
		['it was cancelled in the warehouse', { cancelled: true }, 'CLOSED_CANCELLED'],
		['it was closed by its bill', { closedAs: 'billed' }, 'CLOSED_BILLED'],
	] as const)('%s', (_what, facts, code) => {
		expect(decideNow(now, goneTarget(sold().build(), facts)).code).toBe(code);
	});

	it('nobody knows when it left', () => {
		const target = goneTarget();
		const facts = without(target.facts, 'closedAt');
		expect(decideNow(now, { ...target, facts }).code).toBe(LOUD);
	});

	it('rows that remember nothing are told apart by their SKU, one of a kind', () => {
		const forget = (target: ReturnType<typeof goneTarget>) => ({
			...target,
			lines: target.lines.map((row) => ({ ...row, reference: '' })),
		});
		expect(decideNow(now, forget(goneTarget())).code).toBe(QUIET);
		const twice = sold().withLine('SKU-1', 1, '10.00');
		const left = sold().without('SKU-1').withLine('SKU-1', 1, '10.00').with({ changes }).build();
		expect(decideNow(left, forget(goneTarget(twice.build()))).code).toBe(LOUD);
		expect(decideNow(left, goneTarget(twice.build())).code).toBe(QUIET);
	});
});

describe('a bundle that the warehouse sent as one item', () => {
	const sets = (quantity: number): OrderBuilder =>
		withGiftSet(anOrder().withLine('SKU-1', 1, '10.00'), '7', quantity);
	const known = someMappings()
		.stocking('SKU-1', 'MUG', 'TEA')
		.composing('GIFT-SET', GIFT_SET)
		.build();
	/** Three of them left. */
	const target = goneTarget(
		anOrder()
			.withLine('SKU-1', 1, '10.00')
			.withLine('GIFT-SET', 3, '10.00', { lineId: '7' })
			.build(),
	);

	it.each<[string, OrderBuilder, Record<string, number>, string]>([
		['one refunded', sets(2), { 71: -1, 72: -2 }, QUIET],
		['all refunded', sets(3).without('MUG').without('TEA'), { 71: -3, 72: -6 }, QUIET],
		['one refunded, by the record of one component', sets(2), { 71: -1 }, LOUD],
		['other units refunded than go into one', sets(2), { 71: -1, 72: -1 }, LOUD],
		['a component refunded', sets(3).without('MUG'), { 71: -3 }, LOUD],
	])('%s', (_what, order, units, code) => {
		const now = order.with({ changes: [entry('refund', AFTER, units)] }).build();
		expect(decideNow(now, target, known).code).toBe(code);
	});
});
