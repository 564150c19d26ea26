import fc from 'fast-check';
import { decideGate } from '../../../domain/gate/decide-gate';
import type { RefusedStep } from '../../../domain/gate/gate-decision';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { splitPlan } from '../../../domain/gate/split-plan';
import { minorUnits } from '../../../domain/money/money';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { aPickedWave, aWave, someFacts } from '../../builders/facts-builder';
import {
	touchedOrder,
	touching,
	touchMappings,
	untouchedOrder,
	type Touch,
} from '../../builders/plan-builder';
import { aTarget } from '../../builders/target-builder';
import { applyPlan } from '../../support/apply-plan-model';

const MAPPINGS = touchMappings();
const before = (): TargetSnapshot => aTarget().inStepWith(untouchedOrder().build()).build();
const PICKED: Partial<FulfilmentFacts> = { waves: [aPickedWave()] };

type Story = { touches: Touch[]; facts: Partial<FulfilmentFacts> };

/** What reading back finds after an edit was split, when the target was then left like that. */
function found(
	{ touches, facts }: Story,
	leave: (written: TargetSnapshot, refused: readonly RefusedStep[]) => TargetSnapshot,
): string[] {
	const plan = touching(...touches);
	const { refused } = decideGate(plan, someFacts(facts), false, gatePolicySchema.parse({}));
	const safe = splitPlan(plan, refused);
	const target = before();
	const written = applyPlan(safe, target).at(-1) ?? target;
	const snapshot = touchedOrder(...touches).build();
	const fresh = leave(written, refused);
	return verifyApplied(safe, snapshot, fresh, MAPPINGS, refused).map(({ kind }) => kind);
}
const asWritten = (target: TargetSnapshot): TargetSnapshot => target;

describe('reading back an edit that the gate split', () => {
	const story: Story = {
		touches: ['quantity', 'added', 'removed', 'address', 'notes'],
		facts: PICKED,
	};

	it('finds nothing when what was let through is there and the rest is as it was', () => {
		expect(found(story, asWritten)).toEqual([]);
	});

	it('finds what was let through and is not there', () => {
		expect(found(story, () => before())).toEqual(['address', 'note']);
	});

	it('finds the totals that a new address should have left as they were', () => {
		const totals = { taxMinor: minorUnits(1), totalMinor: minorUnits(2) };
		expect(found(story, (target) => ({ ...target, totals }))).toEqual(['total', 'tax']);
	});

	it('finds nothing about totals when only part of the money was let through', () => {
		const [line, ...others] = touching('quantity', 'added').steps;
		if (!line) throw new Error('The edit has no steps');
		const plan = touching('quantity', 'added');
		const refused: RefusedStep[] = [
			line,
			...others.filter((step) => step.kind === 'setTotals'),
		].map((step) => ({ step, code: 'LINE_SHIPPED', reason: '' }));
		const safe = splitPlan(plan, refused);
		const written = applyPlan(safe, before()).at(-1) ?? before();
		const snapshot = touchedOrder('quantity', 'added').build();
		expect(verifyApplied(safe, snapshot, written, MAPPINGS, refused)).toEqual([]);
		expect(verifyApplied(safe, snapshot, written, MAPPINGS)).not.toEqual([]);
	});

	it('does not mind that an order is open whose cancellation was refused', () => {
		expect(found({ touches: ['cancel'], facts: PICKED }, asWritten)).toEqual([]);
		expect(found({ touches: ['cancel'], facts: {} }, () => before())).toEqual(['state']);
	});
});

describe('whatever the gate refuses of an edit', () => {
	const stories = fc.record<Story>({
		touches: fc.subarray<Touch>(
			['quantity', 'added', 'removed', 'postage', 'address', 'shipping', 'notes'],
			{ minLength: 1 },
		),
		facts: fc.constantFrom<Partial<FulfilmentFacts>>(
			{},
			PICKED,
			{ waves: [aWave()] },
			{ labelPrinted: true },
			{ invoicePrinted: true },
			{ partShipped: true },
		),
	});

	it('reading back finds nothing after the rest was written, and something if it was not', () => {
		fc.assert(
			fc.property(stories, (story) => {
				expect(found(story, asWritten)).toEqual([]);
				const isWritten = found(story, () => before()).length === 0;
				const plan = touching(...story.touches);
				const decision = decideGate(
					plan,
					someFacts(story.facts),
					false,
					gatePolicySchema.parse({}),
				);
				const left = splitPlan(plan, decision.refused).steps.filter(
					(step) => step.kind !== 'setTotals',
				);
				expect(isWritten).toBe(left.length === 0);
			}),
			{ numRuns: 100 },
		);
	});
});
