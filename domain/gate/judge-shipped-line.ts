import type { PlanStep } from '../edit/edit-plan';
import type { TargetLine } from '../target/target-snapshot';
import type { StateRow } from './assess-state';
import { hasSameUnitPrice } from './same-unit-price';

/**
 * Refuses the change of a line that would undo what has left already: fewer units than shipped, or another price or
 * tax rate for units that are gone. Null for every other step. Linnworks does not say that it guards this itself
 * (docs/vendors/linnworks.md §4.1), so no write may rely on it.
 */
export function judgeShippedLine(step: PlanStep, lines: readonly TargetLine[]): StateRow | null {
	if (step.kind !== 'updateLine' && step.kind !== 'removeLine') return null;
	const shipped = lines.find((line) => line.rowId === step.rowId)?.shippedQuantity ?? 0;
	if (shipped === 0) return null;
	const of = `${shipped} x ${step.sku || 'the line'}`;
	if (step.kind === 'removeLine') return refuse(`${of} shipped already, so the line must stay`);
	if (step.to.quantity < shipped) return refuse(`${of} shipped already, and no fewer can be left`);
	if (step.fields.includes('taxRate') || !hasSameUnitPrice(step.from, step.to)) {
		return refuse(`${of} shipped already at the old price`);
	}
	return null;
}

const refuse = (reason: string): StateRow => ({ verdict: 'refuse', code: 'LINE_SHIPPED', reason });
