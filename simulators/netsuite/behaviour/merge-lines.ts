import type { LineDraft } from '../schema/read-body';
import { ITEM_TYPES } from '../store/record-types';
import type { Transaction, TransactionLine } from '../store/transaction';
import { without } from '../store/values';
import type { World } from '../store/world';
import { newLines, setValues } from './new-line';
import { priceLine } from './price-line';
import { invalidContent, userError } from './refusal';

/** Where in the request a line was mentioned, for error paths. */
export type LinePaths = ReadonlyMap<number, string>;

function resize(world: World, record: Transaction, header: TransactionLine, path: string): void {
	const members = world.catalogue.items.get(header.item)?.members ?? [];
	for (const line of record.lines) {
		const member = members.find(({ item }) => item === line.item);
		if (line.groupLine !== header.line || line.itemType === 'EndGroup' || !member) continue;
		const quantity = header.quantity * member.quantity;
		priceLine(world, record, line, { quantity }, { isNew: false, path });
	}
}

function changeLine(
	world: World,
	record: Transaction,
	line: TransactionLine,
	draft: LineDraft,
	path: string,
): void {
	const item = typeof draft['item'] === 'string' ? draft['item'] : line.item;
	const isOtherItem = item !== line.item;
	if (isOtherItem) {
		const found = world.catalogue.items.get(item);
		if (!found || found.type === 'itemGroup' || line.itemType === 'Group') {
			throw userError('An item group can not be changed into another item.', path);
		}
		line.item = item;
		line.itemType = ITEM_TYPES[found.type];
	}
	if (typeof draft['isClosed'] === 'boolean') line.isClosed = draft['isClosed'];
	setValues(line, draft);
	if (line.itemType === 'Group') {
		if (typeof draft['quantity'] === 'number') line.quantity = draft['quantity'];
		resize(world, record, line, path);
		return;
	}
	if (line.itemType === 'EndGroup') return;
	// The item sent again is no reason to price the line anew.
	const change = isOtherItem ? draft : without(draft, 'item');
	priceLine(world, record, line, change, { isNew: false, path });
}

function checkGroupsStayWhole(record: Transaction, kept: ReadonlySet<number>): void {
	for (const { line, groupLine } of record.lines) {
		if (groupLine !== null && kept.has(groupLine) && !kept.has(line)) {
			throw userError('A member of an item group can not be removed by itself.', 'item');
		}
	}
}

function removeUnmentioned(record: Transaction, mentioned: ReadonlySet<number>): void {
	if (mentioned.size === 0 && record.lines.length === 0) return;
	checkGroupsStayWhole(record, mentioned);
	record.lines = record.lines.filter(
		({ line, groupLine }) =>
			mentioned.has(line) && (groupLine === null || mentioned.has(groupLine)),
	);
}

/**
 * Writes the item sublist of an existing record, docs/vendors/netsuite.md §2.4: a known `line` is changed, a line
 * without one is appended, and lines nobody mentions stay, or go under `replace`.
 */
export function mergeLines(
	world: World,
	record: Transaction,
	drafts: readonly LineDraft[],
	replace: boolean,
): LinePaths {
	if (replace && drafts.length === 0) {
		throw userError('You must enter at least one line item for this transaction.', 'item');
	}
	const paths = new Map<number, string>();
	const added: TransactionLine[] = [];
	drafts.forEach((draft, index) => {
		const path = `item.items[${index}]`;
		if (draft['line'] === undefined || draft['line'] === null) {
			const lines = newLines(world, record, draft, path);
			for (const { line } of lines) paths.set(line, path);
			added.push(...lines);
			return;
		}
		const line = record.lines.find((known) => known.line === draft['line']);
		if (!line) throw invalidContent(`No line ${String(draft['line'])}.`, `${path}.line`);
		paths.set(line.line, path);
		changeLine(world, record, line, draft, path);
	});
	if (replace) removeUnmentioned(record, new Set(paths.keys()));
	record.lines.push(...added);
	return paths;
}
