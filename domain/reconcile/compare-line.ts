import type { LineValue, PlanStep } from '../edit/edit-plan';
import { formatAmount, minorUnits } from '../money/money';
import type { Difference } from './difference';

type UpdateLine = Extract<PlanStep, { kind: 'updateLine' }>;

/**
 * Says in what a row differs from its line: quantity, price a unit, tax. Amounts are compared a unit, because
 * another quantity alone changes every amount of a row, and on the side of the tax on which the row was written.
 * Up to one minor unit a line is rounding (docs/vendors/linnworks.md §10).
 */
export function compareLine(step: UpdateLine, currency: string): Difference[] {
	const { from, to } = step;
	const found: Difference[] = [];
	if (from.quantity !== to.quantity) {
		const detail = `${step.sku}: ${to.quantity} in the shop, ${from.quantity} in the warehouse`;
		found.push({ code: 'DRIFT_QUANTITY', detail, step });
	}
	const side = from.taxIncluded || to.taxIncluded ? 'grossMinor' : 'netMinor';
	const price = gap(from, to, (value) => value[side]);
	if (price !== 'none') {
		const words = `${lineWords(to, side, currency)} in the shop, ${lineWords(from, side, currency)} in the warehouse`;
		found.push(
			price === 'real'
				? { code: 'DRIFT_PRICE', detail: `${step.sku}: ${words}`, step }
				: { code: 'DRIFT_TAX_ROUNDING', detail: `${step.sku}: ${words}`, step },
		);
	}
	if (step.fields.includes('taxRate')) {
		const tax = gap(from, to, (value) => value.grossMinor - value.netMinor);
		const code = tax === 'real' ? 'DRIFT_TAX' : 'DRIFT_TAX_ROUNDING';
		const detail = `${step.sku}: tax of ${percent(to)} in the shop, ${percent(from)} in the warehouse`;
		found.push({ code, detail, step });
	}
	return found;
}

/** Compares two amounts as if both rows had the same quantity, by multiplying across instead of dividing. */
function gap(
	from: LineValue,
	to: LineValue,
	amountOf: (value: LineValue) => number,
): 'none' | 'rounding' | 'real' {
	const distance = Math.abs(amountOf(from) * to.quantity - amountOf(to) * from.quantity);
	const sameQuantity = from.quantity === to.quantity;
	if (distance === 0) return 'none';
	if (distance > Math.max(from.quantity, to.quantity)) return 'real';
	return sameQuantity ? 'rounding' : 'none';
}

const lineWords = (value: LineValue, side: 'grossMinor' | 'netMinor', currency: string): string =>
	`${value.quantity} for ${formatAmount(minorUnits(value[side]), currency)} ${currency}`;

const percent = (value: LineValue): string => `${value.taxRatePpm / 10_000} %`;
