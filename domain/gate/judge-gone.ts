import type { PlanStep } from '../edit/edit-plan';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { StateRow } from './assess-state';
import type { Standing } from './gate-context';
import { isRefund, lineRecord, since, unitsTaken, type LineChange } from './line-record';
import { linesBehind, type LineBehind, type RowStep } from './lines-behind';
import { hasSameUnitPrice } from './same-unit-price';
import { fieldOf } from './step-field';

/** What a refund or return took off after it had left: the target's order stays, and nobody has to do anything. */
export const REFUNDED: StateRow = {
	verdict: 'refuse',
	code: 'REFUNDED_AFTER_DISPATCH',
	reason: 'It was refunded or returned after it had left; the warehouse order stays as it was sent',
};

/**
 * Judges a step that the table refuses because the order was dispatched. It needs nobody if refunds and returns since
 * then took off exactly what it takes off, and nothing else touched the line. Everything else stays refused as before,
 * with what is known of the reason. `row` is the table's.
 */
export function judgeGone(step: PlanStep, row: StateRow, standing: Standing): StateRow {
	const { snapshot, facts, context } = standing;
	const { closedAt, merged } = facts;
	if (!snapshot || closedAt === undefined || merged || context.settlesByCredit) return row;
	if (step.kind === 'updateLine' || step.kind === 'removeLine') {
		const behind = linesBehind(step, context.lines, snapshot, closedAt);
		const records = behind.map(({ lineId }) => lineRecord(lineId, snapshot));
		if (isTakenOff(step, behind, records, closedAt)) return REFUNDED;
		return because(row, step.sku || 'a line', whyNot(records.flat(), closedAt));
	}
	if (step.kind === 'setShipping' && isRefundedPostage(step, snapshot, closedAt)) return REFUNDED;
	if (step.kind === 'addLine') {
		const came = lineRecord(step.lineId, snapshot).find(({ units }) => (units ?? 0) > 0);
		const isExchange = came?.kind === 'return';
		return because(row, step.sku, isExchange ? 'is to go out in exchange for a return' : null);
	}
	return row;
}

const because = (row: StateRow, sku: string, why: string | null): StateRow =>
	why === null ? row : { ...row, reason: `${row.reason}, and ${sku} ${why}` };

/** Whether every line behind the row lost to refunds, since then, just what the step takes off. */
function isTakenOff(
	step: RowStep,
	behind: readonly LineBehind[],
	records: ReadonlyArray<readonly LineChange[]>,
	closedAt: string,
): boolean {
	const taken = step.from.quantity - (step.to?.quantity ?? 0);
	if (taken <= 0 || behind.length === 0 || !keepsItsPrice(step)) return false;
	return behind.every(({ perUnit }, index) =>
		unitsTaken(since(records[index] ?? [], closedAt)).some((units) =>
			perUnit === null ? units % taken === 0 : units === taken * perUnit,
		),
	);
}

/** Whether the units that stay cost what they did. */
export const keepsItsPrice = (step: RowStep): boolean =>
	step.kind === 'removeLine' ||
	(!step.fields.includes('taxRate') && hasSameUnitPrice(step.from, step.to));

function whyNot(record: readonly LineChange[], closedAt: string): string | null {
	const refunds = record.filter(isRefund);
	if (refunds.length === 0) return null;
	const later = since(record, closedAt);
	if (later.some(isRefund) && !later.every(isRefund)) return 'was edited as well as refunded since';
	return since(refunds, closedAt).length < refunds.length
		? 'was refunded before that already'
		: 'differs by more than was refunded';
}

/**
 * Whether postage went down by refunds alone. The record does not say by how much, so any other entry about the
 * postage, and any from before the order left, keeps it from being certain.
 */
function isRefundedPostage(
	step: Extract<PlanStep, { kind: 'setShipping' }>,
	{ changes }: OrderSnapshot,
	closedAt: string,
): boolean {
	const record = changes.filter(({ postage }) => postage === true);
	return (
		fieldOf(step) === 'lines' &&
		step.to.amountMinor < step.from.amountMinor &&
		record.length > 0 &&
		record.every(isRefund) &&
		since(record, closedAt).length === record.length
	);
}
