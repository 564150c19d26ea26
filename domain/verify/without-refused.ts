import type { OrderDiff } from '../edit/order-diff';
import type { PlanStep } from '../edit/edit-plan';
import type { RefusedStep } from '../gate/gate-decision';

/** The diff of a target read back, without the differences that the gate wanted to stay. */
export function withoutRefused(diff: OrderDiff, refused: readonly RefusedStep[]): OrderDiff {
	if (refused.length === 0) return diff;
	const steps = refused.map(({ step }) => step);
	const kinds = new Set(steps.map((step) => step.kind));
	const rows = new Set(steps.flatMap((step) => ('rowId' in step ? step.rowId : [])));
	const lines = new Set(steps.flatMap((step) => (isAddition(step) ? step.lineId : [])));
	return {
		...diff,
		changed: diff.changed.filter(({ row }) => !rows.has(row.rowId)),
		added: diff.added.filter(({ lineId }) => !lines.has(lineId)),
		removed: diff.removed.filter(({ rowId }) => !rows.has(rowId)),
		contact: kinds.has('setContact') ? null : diff.contact,
		shipping: kinds.has('setShipping') ? null : diff.shipping,
		note: kinds.has('setNote') ? null : diff.note,
	};
}

const isAddition = (
	step: PlanStep,
): step is Extract<PlanStep, { kind: 'addLine' | 'addService' }> =>
	step.kind === 'addLine' || step.kind === 'addService';
