import type { Draft } from '../schema/read-body';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { setHeader } from './header';
import { mergeLines, type LinePaths } from './merge-lines';
import { checkOrderChange } from './order-rules';
import { userError } from './refusal';
import { settle } from './settle';
import { isGoods } from './transform-lines';

function changeLines(world: World, record: Transaction, draft: Draft, replace: boolean): LinePaths {
	const drafts = draft.sublists['item'];
	if (!drafts) return new Map();
	const isAdding = drafts.some((line) => line['line'] === undefined);
	if (isGoods(record.type) && isAdding) {
		throw userError('Adding new line to sublist item is not allowed.', 'item');
	}
	const paths = mergeLines(world, record, drafts, replace);
	if (isGoods(record.type)) {
		for (const line of record.lines) Object.assign(line, { rateMicros: 0, amount: 0 });
	}
	return paths;
}

/**
 * Merges a request body into a record: what is sent changes, null clears, the rest stays. `record` is a copy that the
 * caller saves.
 */
export function changeRecord(
	world: World,
	record: Transaction,
	draft: Draft,
	replace: ReadonlySet<string>,
): void {
	const before = structuredClone(record);
	setHeader(world, record, draft.header);
	const paths = changeLines(world, record, draft, replace.has('item'));
	if (record.type === 'salesOrder' || record.type === 'returnAuthorization') {
		checkOrderChange(world, before, record, paths);
	}
	settle(world, record, draft, { replace, autoApply: false });
}

/** Deletes a record, unless others were made from it or lean on it. */
export function deleteRecord(world: World, record: Readonly<Transaction>): void {
	if (world.transactions.dependentsOf(record.id).length > 0) {
		throw userError('This record can not be deleted because it has dependent records.');
	}
	world.transactions.delete(record.id);
}
