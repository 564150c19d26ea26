import fc from 'fast-check';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { decideGate } from '../../../domain/gate/decide-gate';
import type { GateDecision } from '../../../domain/gate/gate-decision';
import { gatePolicySchema, type GatePolicy } from '../../../domain/gate/gate-policy';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { someFacts } from '../../builders/facts-builder';
import { anOrder } from '../../builders/order-builder';
import { anEmptyPlan, aPlan } from '../../builders/plan-builder';

const ABSENT: Partial<FulfilmentFacts> = { found: false };
const decide = (
	snapshot: OrderSnapshot | null,
	facts: Partial<FulfilmentFacts> = ABSENT,
	policy: Partial<GatePolicy> = {},
): GateDecision =>
	decideGate(null, someFacts(facts), false, gatePolicySchema.parse(policy), snapshot);

/** Orders of which nothing has to leave the warehouse any more. */
const SETTLED: ReadonlyArray<[string, OrderSnapshot]> = [
	[
		'all of it was fulfilled',
		anOrder()
			.withLine('SKU-1', 2, '10.00', { fulfilledQuantity: 2 })
			.withLine('SKU-2', 1, '5.00', { fulfilledQuantity: 1 })
			.build(),
	],
	[
		'more was fulfilled than is wanted now',
		anOrder().withLine('SKU-1', 1, '10.00', { fulfilledQuantity: 2 }).build(),
	],
	[
		'it never had to be shipped',
		anOrder().withLine('GIFT-CARD', 1, '25.00', { requiresShipping: false }).build(),
	],
	[
		'its goods were fulfilled and the rest needs no shipping',
		anOrder()
			.withLine('SKU-1', 1, '10.00', { fulfilledQuantity: 1 })
			.withService('Tip', '2.00')
			.build(),
	],
	['it was cancelled', anOrder().withLine('SKU-1', 1, '10.00').cancelled().build()],
	['it has no lines left', anOrder().withLine('SKU-1', 1, '10.00').without('SKU-1').build()],
];

/** Orders that the warehouse still has to get. */
const WANTED: ReadonlyArray<[string, OrderSnapshot | null]> = [
	['nothing was fulfilled', anOrder().withLine('SKU-1', 1, '10.00').build()],
	[
		'one unit is not fulfilled',
		anOrder().withLine('SKU-1', 2, '10.00', { fulfilledQuantity: 1 }).build(),
	],
	[
		'one line is not fulfilled',
		anOrder()
			.withLine('SKU-1', 1, '10.00', { fulfilledQuantity: 1 })
			.withLine('SKU-2', 1, '5.00')
			.build(),
	],
	['the order is not known', null],
];

describe('an order that is not in the warehouse', () => {
	it.each(SETTLED)('is not needed there when %s', (_what, snapshot) => {
		expect(decide(snapshot)).toMatchObject({
			verdict: 'refuse',
			code: 'NOT_NEEDED',
			removeFromWaves: false,
			unpark: false,
			parkAfterwards: false,
		});
	});

	it.each(['hold', 'refuse'] as const)(
		'is not needed whatever the merchant says about absent orders: %s',
		(absentOrders) => {
			for (const [, snapshot] of SETTLED) {
				expect(decide(snapshot, ABSENT, { absentOrders }).code).toBe('NOT_NEEDED');
			}
		},
	);

	it.each(WANTED)('is missed there when %s', (_what, snapshot) => {
		expect(decide(snapshot)).toMatchObject({ verdict: 'hold', code: 'ABSENT' });
		expect(decide(snapshot, ABSENT, { absentOrders: 'refuse' })).toMatchObject({
			verdict: 'refuse',
			code: 'ABSENT',
		});
	});

	it.each(SETTLED)('but could not be looked for is not given up when %s', (_what, snapshot) => {
		expect(decide(snapshot, { found: false, unknown: ['order'] })).toMatchObject({
			verdict: 'hold',
			code: 'UNKNOWN',
		});
	});
});

describe('an order that is in the warehouse', () => {
	it.each(SETTLED)('is judged by its state, though %s', (_what, snapshot) => {
		const policy = gatePolicySchema.parse({});
		const codeOf = (plan: EditPlan): string =>
			decideGate(plan, someFacts(), false, policy, snapshot).code;
		expect(codeOf(aPlan())).toBe('EDITABLE');
		expect(codeOf(anEmptyPlan())).toBe('NOTHING_TO_DO');
		expect(decide(snapshot, { found: true, locked: true }).code).toBe('BLOCK_LOCKED');
	});

	it('gets the same decision with and without a snapshot', () => {
		const facts: fc.Arbitrary<Partial<FulfilmentFacts>> = fc.record({
			closed: fc.boolean(),
			partShipped: fc.boolean(),
			labelPrinted: fc.boolean(),
			locked: fc.boolean(),
			parked: fc.boolean(),
			paid: fc.boolean(),
		});
		const snapshots = fc.constantFrom(...[...SETTLED, ...WANTED].map(([, snapshot]) => snapshot));
		const plans = fc.constantFrom(aPlan(), anEmptyPlan(), null);
		const policy = gatePolicySchema.parse({});
		fc.assert(
			fc.property(facts, snapshots, plans, fc.boolean(), (changes, snapshot, plan, held) => {
				expect(decideGate(plan, someFacts(changes), held, policy, snapshot)).toEqual(
					decideGate(plan, someFacts(changes), held, policy),
				);
			}),
			{ numRuns: 200 },
		);
	});
});
