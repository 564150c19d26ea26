import { inheritedRows, lineHistories } from '../edit/inherited-rows';
import { knownIds } from '../edit/known-ids';
import type { PlanStep } from '../edit/edit-plan';
import { normalised } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine } from '../target/target-snapshot';

/** A step that takes something off a row, or the whole row. */
export type RowStep = Extract<PlanStep, { kind: 'updateLine' | 'removeLine' }>;

/** A line of the source, with how many of it go into one unit of the row; null if that is not known. */
export type LineBehind = { lineId: string; perUnit: number | null };

/**
 * The lines of the source that a row of the target stands for: one, or the components of a bundle that it holds as one
 * item. Empty where that is not certain: a row that remembers another line, or one of several that remember none. Of an
 * order that left, `closedAt`, the row of a line that was put on anew before then stands for the new one.
 */
export function linesBehind(
	step: RowStep,
	rows: readonly TargetLine[],
	snapshot: OrderSnapshot,
	closedAt: string | null,
): LineBehind[] {
	const row = rows.find(({ rowId }) => rowId === step.rowId);
	if (!row) return [];
	const ids = knownIds(snapshot);
	const reference =
		inheritedRows(rows, lineHistories(snapshot), closedAt).get(row.reference) ?? row.reference;
	const remembers = ids.has(reference);
	if (!remembers && !isSoleForgetful(row, rows, ids)) return [];
	if (step.kind === 'updateLine') {
		if (remembers && reference !== step.lineId) return [];
		return presentLines(step.lineId, step.to.quantity, snapshot);
	}
	if (remembers) return removedLines(reference, snapshot);
	const named = snapshot.removedLines.filter(
		({ sku, lineId }) =>
			sku.trim() !== '' &&
			normalised(sku) === normalised(row.sku) &&
			rows.every(({ reference }) => reference !== lineId),
	);
	return named.length === 1 ? named.map(({ lineId }) => ({ lineId, perUnit: 1 })) : [];
}

const isSoleForgetful = (
	row: TargetLine,
	rows: readonly TargetLine[],
	ids: ReadonlySet<string>,
): boolean =>
	rows.every(
		(each) =>
			each === row || ids.has(each.reference) || normalised(each.sku) !== normalised(row.sku),
	);

function presentLines(id: string, quantity: number, snapshot: OrderSnapshot): LineBehind[] {
	const line = snapshot.lines.find(({ lineId }) => lineId === id);
	if (line) return line.quantity === quantity ? [{ lineId: id, perUnit: 1 }] : [];
	const parts = snapshot.lines.filter(({ bundle }) => bundle?.groupId === id);
	const isGone = snapshot.removedLines.some(({ bundle }) => bundle?.groupId === id);
	if (isGone || parts.some((part) => part.quantity % quantity !== 0)) return [];
	return parts.map((part) => ({ lineId: part.lineId, perUnit: part.quantity / quantity }));
}

function removedLines(id: string, { lines, removedLines: gone }: OrderSnapshot): LineBehind[] {
	const line = gone.find(({ lineId }) => lineId === id);
	if (line) return [{ lineId: id, perUnit: 1 }];
	if (lines.some(({ bundle }) => bundle?.groupId === id)) return [];
	return gone
		.filter(({ bundle }) => bundle?.groupId === id)
		.map(({ lineId }) => ({ lineId, perUnit: null }));
}
