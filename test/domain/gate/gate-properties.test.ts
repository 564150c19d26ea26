import fc from 'fast-check';
import { decideGate } from '../../../domain/gate/decide-gate';
import { gateDecisionSchema } from '../../../domain/gate/gate-decision';
import type { GatePolicy } from '../../../domain/gate/gate-policy';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { aBlockedPlan, anEmptyPlan, aPlan } from '../../builders/plan-builder';

const rare = fc.nat(5).map((roll) => roll === 0);

const anyFacts: fc.Arbitrary<FulfilmentFacts> = fc.record({
	found: rare.map((absent) => !absent),
	closed: rare,
	cancelled: rare,
	partShipped: rare,
	handedOver: rare,
	waves: fc.array(
		fc.record({
			waveId: fc.constantFrom('7', '8'),
			finished: fc.boolean(),
			notStarted: fc.boolean(),
			state: fc.constantFrom('Unallocated', 'InProgress', 'Shipped'),
			pickState: fc.constantFrom('Unpicked', 'Unpicked', 'PartialPicked', 'Picked', 'New'),
			pickedUnits: rare.map(Number),
		}),
		{ maxLength: 2 },
	),
	labelPrinted: rare,
	trackingNumber: fc.constantFrom('', '', '', 'JD0001'),
	invoicePrinted: rare,
	pickListPrinted: rare,
	locked: rare,
	parked: rare,
	paid: fc.boolean(),
	merged: rare,
	unknown: fc.constantFrom<string[]>([], [], [], ['waves']),
});

const anyPolicy: fc.Arbitrary<GatePolicy> = fc.record({
	unstartedWave: fc.constantFrom<GatePolicy['unstartedWave']>('remove', 'refuse'),
	printed: fc.constantFrom<GatePolicy['printed']>('refuse', 'edit'),
	absentOrders: fc.constantFrom<GatePolicy['absentOrders']>('hold', 'refuse'),
	fields: fc.constant([]),
	checkoutSeconds: fc.constant(120),
});

const anyPlan = fc.constantFrom(aPlan(), aBlockedPlan({ code: 'SKU_UNMAPPED' }), null);

const isPicked = (wave: FulfilmentFacts['waves'][number]): boolean =>
	!wave.finished && (wave.pickedUnits > 0 || ['PartialPicked', 'Picked'].includes(wave.pickState));

describe('a plan that writes', () => {
	it('never passes with a fact that could not be read', () => {
		fc.assert(
			fc.property(anyFacts, anyPlan, fc.boolean(), anyPolicy, (facts, plan, held, policy) => {
				const blind = { ...facts, unknown: ['labels'] };
				expect(decideGate(plan, blind, held, policy).verdict).not.toBe('proceed');
			}),
			{ numRuns: 300 },
		);
	});

	it('never passes once the goods have moved, or somebody keeps them', () => {
		fc.assert(
			fc.property(anyFacts, anyPlan, fc.boolean(), anyPolicy, (facts, plan, held, policy) => {
				const bound =
					!facts.found ||
					facts.closed ||
					facts.partShipped ||
					facts.handedOver ||
					facts.labelPrinted ||
					facts.trackingNumber !== '' ||
					facts.locked ||
					facts.merged ||
					facts.waves.some(isPicked) ||
					(facts.parked && facts.paid && !held) ||
					(policy.printed === 'refuse' && (facts.invoicePrinted || facts.pickListPrinted));
				fc.pre(bound);
				expect(decideGate(plan, facts, held, policy).verdict).not.toBe('proceed');
			}),
			{ numRuns: 300 },
		);
	});

	it('never passes with problems or without being there', () => {
		fc.assert(
			fc.property(anyFacts, fc.boolean(), anyPolicy, (facts, held, policy) => {
				for (const plan of [aBlockedPlan({ code: 'SKU_UNMAPPED' }), null]) {
					expect(decideGate(plan, facts, held, policy).verdict).not.toBe('proceed');
				}
			}),
			{ numRuns: 100 },
		);
	});

	it('passes only with all that has to happen around it', () => {
		fc.assert(
			fc.property(anyFacts, fc.boolean(), anyPolicy, (facts, held, policy) => {
				const decision = decideGate(aPlan(), facts, held, policy);
				fc.pre(decision.verdict === 'proceed');
				expect(decision.unpark).toBe(facts.parked);
				expect(decision.parkAfterwards).toBe(facts.parked && !facts.paid);
				expect(decision.removeFromWaves).toBe(facts.waves.some((wave) => !wave.finished));
			}),
			{ numRuns: 300 },
		);
	});
});

describe('any decision', () => {
	it('is plain data with a reason, and asks for nothing unless it proceeds', () => {
		const plans = fc.oneof(anyPlan, fc.constant(anEmptyPlan()));
		fc.assert(
			fc.property(anyFacts, plans, fc.boolean(), anyPolicy, (facts, plan, held, policy) => {
				const decision = decideGate(plan, facts, held, policy);
				expect(gateDecisionSchema.parse(decision)).toEqual(decision);
				if (decision.verdict !== 'proceed') {
					expect([decision.unpark, decision.removeFromWaves, decision.parkAfterwards]).toEqual([
						false,
						false,
						false,
					]);
				}
			}),
			{ numRuns: 200 },
		);
	});
});
