import type { OrderChange, OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { someFacts } from '../../builders/facts-builder';
import { AFTER, decideNow, entry, LATER } from '../../builders/gone-order';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget } from '../../builders/target-builder';

const QUIET = 'REFUNDED_AFTER_DISPATCH';

/** Five of SKU-1 (line 101) and one of SKU-2, of which the shop was told that so many of SKU-1 have gone. */
const order = (wanted: number, told: number): OrderBuilder => {
	const both = anOrder()
		.withLine('SKU-1', wanted || 1, '10.00', { fulfilledQuantity: told })
		.withLine('SKU-2', 1, '5.00');
	return wanted === 0 ? both.without('SKU-1') : both;
};

/** So many of the five have left the warehouse. */
const target = (shipped: number, facts: Partial<FulfilmentFacts> = {}): TargetSnapshot => {
	const whole = aTarget().inStepWith(order(5, 0).build()).build();
	return {
		...whole,
		lines: whole.lines.map((row, at) => ({ ...row, shippedQuantity: at === 0 ? shipped : 0 })),
		facts: someFacts({ partShipped: true, ...facts }),
	};
};

const now = (
	wanted: number,
	told: number,
	changes: OrderChange[],
	fulfilled: OrderSnapshot['fulfilled'] = 'some',
): OrderSnapshot => order(wanted, told).with({ changes, fulfilled }).build();

const refund = (units: number, at = AFTER): OrderChange => entry('refund', at, { 101: -units });

describe('a refund while two of five have left', () => {
	it.each<[string, OrderSnapshot, string]>([
		['of one that left', now(4, 1, [refund(1)]), QUIET],
		['of both that left', now(3, 0, [refund(2)]), QUIET],
		['of both, in two goes', now(3, 0, [refund(1), refund(1, LATER)]), QUIET],
		['by a return', now(4, 1, [entry('return', AFTER, { 101: -1 })]), QUIET],
		['of one that had not', now(4, 2, [refund(1)]), 'EDITABLE'],
		['of one, when the shop was told of nothing', now(4, 0, [refund(1)], 'none'), 'EDITABLE'],
		['of one that left and one that had not', now(3, 1, [refund(2)]), 'LINE_SHIPPED'],
		['of all', now(0, 0, [refund(5)]), 'LINE_SHIPPED'],
		[
			'of one, when nobody knows what the shop was told',
			now(4, 1, [refund(1)], 'unknown'),
			'LINE_SHIPPED',
		],
		['of one that the shop may not have known to be gone', now(4, 0, [refund(1)]), 'LINE_SHIPPED'],
		[
			'of one beside an edit',
			now(3, 1, [entry('edit', AFTER, { 101: -1 }), refund(1, LATER)]),
			'LINE_SHIPPED',
		],
		['that is none, but an edit', now(4, 1, [entry('edit', AFTER, { 101: -1 })]), 'EDITABLE'],
	])('%s', (_what, snapshot, code) => {
		const decision = decideNow(snapshot, target(2));
		expect(decision.code).toBe(code);
		if (code === QUIET) expect(decision.refused.map((each) => each.code)).toEqual([QUIET, QUIET]);
		if (code === 'EDITABLE') expect(decision.refused).toEqual([]);
	});

	it('needs nobody either when the rest of it has a label, is locked or is being looked at', () => {
		const snapshot = now(4, 1, [refund(1)]);
		expect(decideNow(snapshot, target(2, { labelPrinted: true })).code).toBe(QUIET);
		expect(decideNow(snapshot, target(2, { locked: true })).code).toBe(QUIET);
	});

	it('waits for facts that could not be read, and is left to people once merged', () => {
		const snapshot = now(4, 1, [refund(1)]);
		expect(decideNow(snapshot, target(2, { unknown: ['waves'] })).code).toBe('UNKNOWN');
		expect(decideNow(snapshot, target(2, { merged: true })).code).toBe('MANUAL');
	});

	it('says that it cannot be told', () => {
		expect(decideNow(now(3, 1, [refund(2)]), target(2)).reasons[0]).toBe(
			'2 x SKU-1 shipped already, and it cannot be told whether the refunded units are among them',
		);
	});
});

it('a line that has left in full and was refunded in full stays as well', () => {
	expect(decideNow(now(0, 0, [refund(5)]), target(5)).code).toBe(QUIET);
	expect(decideNow(now(0, 0, [refund(5)], 'none'), target(5)).code).toBe('LINE_SHIPPED');
});

it('what else was changed is written, and the totals stay those of what left', () => {
	const snapshot = order(4, 1)
		.withNote('Ring twice')
		.with({ changes: [refund(1)], fulfilled: 'some' })
		.build();
	const { verdict, refused } = decideNow(snapshot, target(2));
	expect(verdict).toBe('proceed');
	expect(refused.map(({ step, code }) => [step.kind, code])).toEqual([
		['updateLine', QUIET],
		['setTotals', QUIET],
	]);
});

it('an order that we parked is let go when nothing else is left', () => {
	const snapshot = now(4, 1, [refund(1)]);
	expect(
		decideNow(snapshot, target(2, { parked: true, paid: true }), undefined, true),
	).toMatchObject({
		verdict: 'proceed',
		code: 'NOTHING_TO_DO',
	});
});
