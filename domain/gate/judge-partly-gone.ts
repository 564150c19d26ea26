import type { PlanStep } from '../edit/edit-plan';
import type { StateRow } from './assess-state';
import type { Standing } from './gate-context';
import { keepsItsPrice, REFUNDED } from './judge-gone';
import { isRefund, lineRecord, unitsTaken, type LineChange } from './line-record';
import { linesBehind } from './lines-behind';

/**
 * Judges the refund of a line of which units have left while the order is still open. If both sides have the same
 * number still to ship, refunded were units that had left, and the line stays. If the shop counts no fewer units as
 * gone than the warehouse, or none of the order, refunded were units that had not: null, the step is an edit. In
 * between nobody can tell, and the step is refused. Null as well for every other step.
 */
export function judgePartlyGone(step: PlanStep, standing: Standing): StateRow | null {
	const { snapshot, facts, context } = standing;
	if (step.kind !== 'updateLine' && step.kind !== 'removeLine') return null;
	if (!snapshot || facts.closed || facts.merged || context.settlesByCredit) return null;
	const shipped = context.lines.find(({ rowId }) => rowId === step.rowId)?.shippedQuantity ?? 0;
	const [behind, ...parts] = linesBehind(step, context.lines, snapshot, null);
	const taken = step.from.quantity - (step.to?.quantity ?? 0);
	if (shipped === 0 || !behind || parts.length > 0 || taken <= 0) return null;
	const refunds = sinceLastEdit(lineRecord(behind.lineId, snapshot));
	const line = snapshot.lines.find(({ lineId }) => lineId === behind.lineId);
	const { quantity, fulfilledQuantity } = line ?? { quantity: 0, fulfilledQuantity: 0 };
	if (refunds.length === 0 || snapshot.fulfilled === 'none') return null;
	if (fulfilledQuantity >= shipped) return null;
	const newestFirst = unitsTaken([...refunds].reverse());
	const isEven = shipped + quantity - fulfilledQuantity === step.from.quantity;
	const isKnown = snapshot.fulfilled === 'some' && newestFirst.includes(taken);
	if (isKnown && isEven && keepsItsPrice(step)) return REFUNDED;
	return {
		verdict: 'refuse',
		code: 'LINE_SHIPPED',
		reason: `${shipped} x ${step.sku || 'the line'} shipped already, and it cannot be told whether the refunded units are among them`,
	};
}

const sinceLastEdit = (record: readonly LineChange[]): LineChange[] =>
	record.slice(record.findLastIndex((change) => !isRefund(change)) + 1);
