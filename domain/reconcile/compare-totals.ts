import type { EditPlan, PlanStep } from '../edit/edit-plan';
import { formatAmount, minorUnits, type MinorUnits } from '../money/money';
import type { Difference } from './difference';

type SetTotals = Extract<PlanStep, { kind: 'setTotals' }>;

/** One minor unit for each line and one for the postage is what two ways of rounding can come to. */
export const roundingTolerance = (plan: EditPlan): number => (plan.expected?.lines.length ?? 0) + 1;

/** Says in what the order's own totals differ when lines and postage agree: total, tax, or their rounding. */
export function compareTotals(step: SetTotals, tolerance: number, currency: string): Difference[] {
	const { from, to } = step;
	const words = (name: string, wanted: MinorUnits, held: MinorUnits): string =>
		`${name} of the order: ${money(wanted, currency)} in the shop, ${money(held, currency)} in the warehouse`;
	const found: Difference[] = [];
	for (const [name, wanted, held, code] of [
		['total', to.totalMinor, from.totalMinor, 'DRIFT_PRICE'],
		['tax', to.taxMinor, from.taxMinor, 'DRIFT_TAX'],
	] as const) {
		const distance = Math.abs(wanted - held);
		if (distance === 0) continue;
		const isRounding = distance <= tolerance;
		found.push({
			code: isRounding ? 'DRIFT_TAX_ROUNDING' : code,
			detail: words(name, wanted, held),
			step,
		});
	}
	return found;
}

const money = (amount: number, currency: string): string =>
	`${formatAmount(minorUnits(amount), currency)} ${currency}`;
