import { minorUnits, sumMinor } from '../money/money';
import { stableHash } from '../stable-hash';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { AddOrderStep, EditPlan, PlanStep } from './edit-plan';
import type { WantedLine } from './wanted-line';

/**
 * The plan for an order that was dispatched or billed, with everything that was added made one additional order of its
 * own; what fell away stays in the plan, for the gate to refuse. The plan as it is for an order that still takes lines,
 * for one that is cancelled or closed for good, and for a target that makes no additional orders.
 */
export function planAddition(plan: EditPlan, target: TargetSnapshot): EditPlan {
	const { additions, facts } = target;
	const takesNoMore = facts.closed && !facts.cancelled && facts.closedAs !== 'byFinance';
	if (!additions || !takesNoMore) return plan;
	const added = plan.steps.flatMap((step) => addedUnits(step, plan) ?? []);
	if (added.length === 0) return plan;
	const addOrder: AddOrderStep = {
		kind: 'addOrder',
		reference: `${target.reference}-A${additions.next}`,
		addsTo: { orderId: target.orderId, displayNumber: target.displayNumber },
		currency: target.currency,
		taxMinor: sumMinor(added.map((line) => line.taxMinor)),
		totalMinor: sumMinor(added.map((line) => line.grossMinor)),
		from: null,
		to: added,
	};
	const steps = [addOrder, ...plan.steps.filter((step) => addedUnits(step, plan) === null)];
	return { ...plan, steps, planKey: stableHash({ amends: plan.planKey, steps }) };
}

/** The units that a step adds, with their money; null for a step that takes away or changes something else. */
function addedUnits(step: PlanStep, plan: EditPlan): WantedLine | null {
	if (step.kind !== 'addLine' && step.kind !== 'updateLine') return null;
	const line = plan.expected?.lines.find((each) => each.lineId === step.lineId);
	if (!line) return null;
	if (step.kind === 'addLine') return line;
	const quantity = step.to.quantity - step.from.quantity;
	const netMinor = minorUnits(step.to.netMinor - step.from.netMinor);
	const grossMinor = minorUnits(step.to.grossMinor - step.from.grossMinor);
	if (quantity <= 0 || netMinor < 0 || grossMinor < netMinor) return null;
	const taxMinor = minorUnits(grossMinor - netMinor);
	return { ...line, quantity, netMinor, grossMinor, taxMinor };
}
