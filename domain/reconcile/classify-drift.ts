import { assertNever } from '../assert-never';
import type { EditPlan, PlanStep } from '../edit/edit-plan';
import { formatAmount } from '../money/money';
import type { TargetSnapshot } from '../target/target-snapshot';
import { compareLine } from './compare-line';
import { compareTotals, roundingTolerance } from './compare-totals';
import type { Difference, DriftCode } from './difference';

/** Differences after which other totals of the order are no news. */
const MOVES_THE_TOTALS: readonly DriftCode[] = [
	'DRIFT_QUANTITY',
	'DRIFT_PRICE',
	'DRIFT_TAX',
	'DRIFT_SHIPPING',
];

/**
 * Names every difference that a plan would put right. The plan was made from `target`, which nobody is working on.
 * A note is no difference: it is put right without a word. A plan with problems has no steps and gives no
 * differences; its problems have codes of their own.
 */
export function classifyDrift(plan: EditPlan, target: TargetSnapshot): Difference[] {
	const currency = plan.expected?.currency ?? target.currency;
	const found = plan.steps.flatMap((step) => compareStep(step, target, currency));
	if (found.some((difference) => MOVES_THE_TOTALS.includes(difference.code))) return found;
	const tolerance = roundingTolerance(plan);
	const totals = plan.steps.flatMap((step) =>
		step.kind === 'setTotals' ? compareTotals(step, tolerance, currency) : [],
	);
	return [...found, ...totals];
}

function compareStep(step: PlanStep, target: TargetSnapshot, currency: string): Difference[] {
	const one = (code: DriftCode, detail: string): Difference[] => [{ code, detail, step }];
	switch (step.kind) {
		case 'createOrder':
			return one(
				'DRIFT_QUANTITY',
				'The warehouse order cannot stay as it is and has to be made anew',
			);
		case 'addOrder':
			return one(
				'DRIFT_QUANTITY',
				`Not in the target: ${step.to.map((line) => `${line.quantity} x ${line.sku || line.title}`).join(', ')}`,
			);
		case 'cancelReplaced':
			return one(
				'DRIFT_QUANTITY',
				`Warehouse order ${step.displayNumber}, which this one replaced, is still open`,
			);
		case 'cancelOrder':
			return one('DRIFT_QUANTITY', 'Cancelled in the shop, open in the warehouse');
		case 'updateLine':
			return compareLine(step, currency);
		case 'addLine':
			return one(
				'DRIFT_QUANTITY',
				`${step.sku}: ${step.to.quantity} in the shop, none in the warehouse`,
			);
		case 'addService': {
			const amount = formatAmount(step.to.grossMinor, currency);
			return one(
				'DRIFT_PRICE',
				`"${step.title}": ${amount} ${currency} in the shop, nothing in the warehouse`,
			);
		}
		case 'removeLine':
			return removedLine(step, target, currency);
		case 'setContact':
			return one('DRIFT_ADDRESS', `These fields differ: ${step.fields.join(', ')}`);
		case 'setShipping':
			return compareShipping(step, currency);
		case 'bookCredit':
		case 'bookPayment':
		case 'setNote':
		case 'setTotals':
			return [];
		default:
			return assertNever(step);
	}
}

/** A row that the shop's order does not have: goods, or a charge without goods. */
function removedLine(
	step: Extract<PlanStep, { kind: 'removeLine' }>,
	target: TargetSnapshot,
	currency: string,
): Difference[] {
	const row = target.lines.find((line) => line.rowId === step.rowId);
	if (!row?.isService) {
		const detail = `${step.sku || row?.title || 'A line'}: none in the shop, ${step.from.quantity} in the warehouse`;
		return [{ code: 'DRIFT_QUANTITY', detail, step }];
	}
	const amount = formatAmount(step.from.grossMinor, currency);
	const detail = `"${row.title}": nothing in the shop, ${amount} ${currency} in the warehouse`;
	return [{ code: 'DRIFT_PRICE', detail, step }];
}

function compareShipping(
	step: Extract<PlanStep, { kind: 'setShipping' }>,
	currency: string,
): Difference[] {
	const { from, to } = step;
	const sameService = from.serviceId === to.serviceId && from.serviceName === to.serviceName;
	const words = (wish: typeof to): string =>
		`${wish.serviceName || 'no service'} for ${formatAmount(wish.amountMinor, currency)} ${currency}`;
	const isRounding = sameService && Math.abs(from.amountMinor - to.amountMinor) <= 1;
	return [
		{
			code: isRounding ? 'DRIFT_TAX_ROUNDING' : 'DRIFT_SHIPPING',
			detail: `Shipping: ${words(to)} in the shop, ${words(from)} in the warehouse`,
			step,
		},
	];
}
