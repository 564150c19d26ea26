import { minorUnits, sumMinor, ZERO, type MinorUnits } from '../money/money';
import { stableHash } from '../stable-hash';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { AddOrderStep, EditPlan, PlanStep } from './edit-plan';
import { TAX_LINE_ID } from './tax-line';
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
	const goods = plan.steps.flatMap((step) => addedUnits(step, plan, target) ?? []);
	if (goods.length === 0) return plan;
	const rest = plan.steps.filter((step) => addedUnits(step, plan, target) === null);
	const tax = addedTax(plan, goods, rest);
	const addOrder: AddOrderStep = {
		kind: 'addOrder',
		reference: `${target.reference}-A${additions.next}`,
		addsTo: { orderId: target.orderId, displayNumber: target.displayNumber },
		currency: target.currency,
		taxMinor: tax.amountMinor,
		totalMinor: sumMinor([...goods.map((line) => line.netMinor), tax.amountMinor]),
		from: null,
		to: [...goods, ...(tax.line ? [tax.line] : [])],
	};
	const steps = [addOrder, ...rest.filter((step) => step !== tax.step)];
	return { ...plan, steps, planKey: stableHash({ amends: plan.planKey, steps }) };
}

const changesMoney = ({ kind }: PlanStep): boolean => kind !== 'setContact' && kind !== 'setNote';

type AddedTax = { amountMinor: MinorUnits; line: WantedLine | null; step: PlanStep | null };

/**
 * The tax of what was added. Where the order holds its tax as a line, what was added gets such a line too, and nothing
 * else is said of the tax: exactly what the line grows by if nothing but additions is planned, and otherwise the tax
 * of the added lines.
 */
function addedTax(
	plan: EditPlan,
	goods: readonly WantedLine[],
	rest: readonly PlanStep[],
): AddedTax {
	const ofGoods = sumMinor(goods.map((line) => line.taxMinor));
	const taxLine = plan.expected?.lines.find(({ lineId }) => lineId === TAX_LINE_ID);
	if (!taxLine) return { amountMinor: ofGoods, line: null, step: null };
	const isTax = (step: PlanStep): boolean => 'lineId' in step && step.lineId === TAX_LINE_ID;
	const step = rest.find(isTax);
	const isAlone = rest.every((each) => isTax(each) || !changesMoney(each));
	const growth = step && isAlone ? growthOf(step) : null;
	const amountMinor = growth ?? ofGoods;
	if (amountMinor <= 0) return { amountMinor: ZERO, line: null, step: null };
	const amounts = { netMinor: amountMinor, taxMinor: ZERO, grossMinor: amountMinor };
	const line = { ...taxLine, quantity: 1, ...amounts };
	return { amountMinor, line, step: growth === null ? null : (step ?? null) };
}

function growthOf(step: PlanStep): MinorUnits | null {
	if (step.kind === 'addLine') return step.to.netMinor;
	if (step.kind !== 'updateLine') return null;
	return minorUnits(step.to.netMinor - step.from.netMinor);
}

/**
 * The units that a step adds, with their money; null for a step that takes away or changes something else. A line that
 * is there already was not looked up, so its item is that of its row.
 */
function addedUnits(
	step: PlanStep,
	plan: EditPlan,
	target: Pick<TargetSnapshot, 'lines'>,
): WantedLine | null {
	if (step.kind !== 'addLine' && step.kind !== 'updateLine') return null;
	if (step.lineId === TAX_LINE_ID) return null;
	const line = plan.expected?.lines.find((each) => each.lineId === step.lineId);
	if (!line) return null;
	if (step.kind === 'addLine') return line;
	const quantity = step.to.quantity - step.from.quantity;
	const netMinor = minorUnits(step.to.netMinor - step.from.netMinor);
	const grossMinor = minorUnits(step.to.grossMinor - step.from.grossMinor);
	if (quantity <= 0 || netMinor < 0 || grossMinor < netMinor) return null;
	const holdsTax = step.from.grossMinor !== step.from.netMinor || step.to.netMinor === 0;
	const taxMinor = holdsTax
		? minorUnits(grossMinor - netMinor)
		: minorUnits(Math.round((line.taxMinor * netMinor) / step.to.netMinor));
	const row = target.lines.find(({ rowId }) => rowId === step.rowId);
	const stockItemId = line.stockItemId || (row?.stockItemId ?? '');
	const added = { quantity, netMinor, taxMinor, grossMinor: sumMinor([netMinor, taxMinor]) };
	return { ...line, stockItemId, ...added };
}
