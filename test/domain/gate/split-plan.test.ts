import fc from 'fast-check';
import type { EditPlan, PlanStep } from '../../../domain/edit/edit-plan';
import { decideGate } from '../../../domain/gate/decide-gate';
import { FIELDS, LATEST, UNTIL } from '../../../domain/gate/field-rule';
import type { GateDecision } from '../../../domain/gate/gate-decision';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { splitPlan } from '../../../domain/gate/split-plan';
import { changesMoney, makesTotalsAnew } from '../../../domain/gate/step-money';
import { minorUnits } from '../../../domain/money/money';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { aPickedWave, aStartedWave, aWave, someFacts } from '../../builders/facts-builder';
import { touching, type Touch } from '../../builders/plan-builder';

const POLICY = gatePolicySchema.parse({});

/** What is left of an edit that touches these things when the order stands like that. */
function split(plan: EditPlan, facts: Partial<FulfilmentFacts>): [EditPlan, GateDecision] {
	const decision = decideGate(plan, someFacts(facts), true, POLICY);
	return [splitPlan(plan, decision.refused), decision];
}
const kinds = (steps: readonly PlanStep[]): string[] => steps.map((step) => step.kind);
const totalsOf = ({ steps }: EditPlan) => steps.find((step) => step.kind === 'setTotals');
const PICKED = { waves: [aPickedWave()] };

describe('the totals of an edit that is written in part', () => {
	it('are put back as they were, because a new address makes the warehouse add up anew', () => {
		const plan = touching('quantity', 'address');
		const [safe] = split(plan, PICKED);
		expect(kinds(safe.steps)).toEqual(['setContact', 'setTotals']);
		const totals = totalsOf(safe);
		expect(totals?.to).toEqual(totals?.from);
		expect(totals?.from).toEqual(totalsOf(plan)?.from);
	});

	it('are left alone when nothing is written that would change them', () => {
		const [safe] = split(touching('quantity', 'notes'), PICKED);
		expect(kinds(safe.steps)).toEqual(['setNote']);
	});

	it("become the shop's when all that costs money is written", () => {
		const plan = touching('quantity', 'shipping');
		const policy = gatePolicySchema.parse({
			fields: [
				{ field: 'shipping', until: 'never', app: '', editor: '', cutOffMinutes: null, note: '' },
			],
		});
		const decision = decideGate(plan, someFacts(), false, policy);
		const safe = splitPlan(plan, decision.refused);
		expect(kinds(safe.steps)).toEqual(['updateLine', 'setTotals']);
		expect(totalsOf(safe)).toEqual(totalsOf(plan));
	});

	it('stay what the rest adds up to when only part of the money may be written', () => {
		const plan = touching('quantity', 'added');
		const [first] = plan.steps;
		if (!first) throw new Error('The edit has no steps');
		const refused = [
			{ step: first, code: 'LINE_SHIPPED' as const, reason: '' },
			...plan.steps
				.filter((step) => step.kind === 'setTotals')
				.map((step) => ({ step, code: 'LINE_SHIPPED' as const, reason: '' })),
		];
		expect(kinds(splitPlan(plan, refused).steps)).toEqual(['addLine']);
	});

	it('that differ by rounding only are nobody to trouble with', () => {
		const plan = touching('address');
		const off = plan.steps.map((step) =>
			step.kind === 'setTotals'
				? { ...step, to: { ...step.to, taxMinor: minorUnits(step.to.taxMinor + 1) } }
				: step,
		);
		const [safe, decision] = split({ ...plan, steps: off }, PICKED);
		expect(decision.refused.map(({ code }) => code)).toEqual(['NOT_NEEDED']);
		expect(totalsOf(safe)?.to).toEqual(totalsOf(plan)?.from);
	});
});

const TOUCHES: readonly Touch[] = [
	'quantity',
	'added',
	'removed',
	'postage',
	'address',
	'shipping',
	'notes',
];
/** Every plan is made once: the laws run over many states, and a plan does not change. */
const made = new Map<string, EditPlan>();
const plans = fc.subarray([...TOUCHES], { minLength: 1 }).map((touches) => {
	const known = made.get(touches.join()) ?? touching(...touches);
	made.set(touches.join(), known);
	return known;
});
const rare = fc.nat(4).map((roll) => roll === 0);
const states: fc.Arbitrary<Partial<FulfilmentFacts>> = fc.record({
	waves: fc.constantFrom([], [], [aWave()], [aStartedWave()], [aPickedWave()]),
	labelPrinted: rare,
	invoicePrinted: rare,
	partShipped: rare,
	parked: rare,
	locked: rare,
	merged: rare,
	closed: rare,
	unknown: fc.constantFrom<string[]>([], [], [], ['waves']),
});
const isTotals = (step: PlanStep): boolean => step.kind === 'setTotals';

/** Runs a law over many edits and states, for the orders of which something may be written. */
function forAnySplit(law: (plan: EditPlan, safe: EditPlan, decision: GateDecision) => void): void {
	fc.assert(
		fc.property(plans, states, (plan, facts) => {
			const [safe, decision] = split(plan, facts);
			fc.pre(decision.verdict === 'proceed');
			law(plan, safe, decision);
		}),
		{ numRuns: 200 },
	);
}

describe('a plan that is split', () => {
	it('is its safe and its refused part, each step once and in its order', () => {
		forAnySplit((plan, safe, { refused }) => {
			const written = safe.steps.filter((step) => !isTotals(step));
			const left = refused.map(({ step }) => step).filter((step) => !isTotals(step));
			const steps = plan.steps.filter((step) => !isTotals(step));
			expect(steps.filter((step) => written.includes(step))).toEqual(written);
			expect(steps.filter((step) => !written.includes(step))).toEqual(left);
		});
	});

	it("gives the order the shop's totals only with everything that changes money", () => {
		forAnySplit((plan, safe, { refused }) => {
			const totals = totalsOf(safe);
			const isShort = refused.some(({ step }) => changesMoney(step));
			if (totals && isShort) expect(totals.to).toEqual(totalsOf(plan)?.from);
			if (totals && isShort) expect(safe.steps.some(changesMoney)).toBe(false);
		});
	});

	it('never leaves totals to chance: what makes them anew without changing money is followed by them', () => {
		forAnySplit((_plan, safe) => {
			const { steps } = safe;
			fc.pre(steps.some(makesTotalsAnew) && !steps.some(changesMoney));
			expect(steps.at(-1)?.kind).toBe('setTotals');
		});
	});

	it('splits no further', () => {
		forAnySplit((_plan, safe, { refused }) => {
			expect(splitPlan(safe, refused).steps.filter((step) => !isTotals(step))).toEqual(
				safe.steps.filter((step) => !isTotals(step)),
			);
		});
	});

	it('keeps everything but its steps', () => {
		forAnySplit((plan, safe) => {
			expect({ ...safe, steps: [] }).toEqual({ ...plan, steps: [] });
		});
	});
});

describe('no step of a field is let through past the stage of its field', () => {
	const kindsOfGoods = ['updateLine', 'addLine', 'removeLine', 'cancelOrder'];

	/** Rows that a merchant may write; the editor of these orders is nobody. */
	const rows = fc.array(
		fc.constantFrom(...FIELDS).chain((field) =>
			fc.record({
				field: fc.constant(field),
				until: fc.constantFrom(...UNTIL.slice(0, UNTIL.indexOf(LATEST[field]) + 1)),
				app: fc.constantFrom('', '77'),
				editor: fc.constantFrom('' as const, 'staff' as const),
				cutOffMinutes: fc.constant(null),
				note: fc.constant(''),
			}),
		),
		{ maxLength: 4 },
	);

	it('whatever else is true of the order, and whatever the merchant writes', () => {
		fc.assert(
			fc.property(plans, states, rows, (plan, facts, fields) => {
				const policy = gatePolicySchema.parse({ fields });
				const { verdict, refused } = decideGate(plan, someFacts(facts), true, policy);
				fc.pre(verdict === 'proceed');
				const { steps } = splitPlan(plan, refused);
				const written = kinds(steps);
				const picked = (facts.waves ?? []).some((wave) => !wave.notStarted);
				if (picked || facts.invoicePrinted || facts.labelPrinted) {
					expect(written.filter((kind) => kindsOfGoods.includes(kind))).toEqual([]);
				}
				if (facts.labelPrinted) expect(written).not.toContain('setShipping');
				if (facts.labelPrinted) expect(written).not.toContain('setContact');
				const whole = [facts.closed, facts.locked, facts.merged];
				expect(whole.some(Boolean) || (facts.unknown ?? []).length > 0).toBe(false);
			}),
			{ numRuns: 300 },
		);
	});
});
