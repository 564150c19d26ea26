import type { LineDraft } from '../schema/read-body';
import type { Item } from '../store/catalogue';
import { ITEM_TYPES, type ItemType } from '../store/record-types';
import type { LineSource, Transaction, TransactionLine } from '../store/transaction';
import { withValue } from '../store/values';
import type { World } from '../store/world';
import { BASE_PRICE, priceLine } from './price-line';
import { invalidContent, userError } from './refusal';

/** Draft properties that are more than a value of the line. */
const STRUCTURE = new Set([
	...['line', 'orderLine', 'orderDoc', 'item', 'quantity', 'rate', 'amount', 'grossAmt'],
	...['price', 'isClosed', 'itemreceive'],
]);

/** The next line number. Every third number is skipped, because real ones are not consecutive. */
export function nextLineNumber(record: Transaction): number {
	record.linesNumbered += 1;
	return record.linesNumbered + Math.floor((record.linesNumbered - 1) / 2);
}

/** Sets and clears the plain values of a line. */
export function setValues(line: TransactionLine, draft: LineDraft): void {
	for (const [name, value] of Object.entries(draft)) {
		if (!STRUCTURE.has(name)) line.values = withValue(line.values, name, value);
	}
}

/** An empty line of a record; it is not on it yet. */
export function bareLine(
	world: World,
	record: Transaction,
	item: { id: string; type: ItemType },
	from: LineSource | null = null,
): TransactionLine {
	return {
		line: nextLineNumber(record),
		uniqueKey: world.ids.next('uniqueKey'),
		item: item.id,
		itemType: item.type,
		quantity: 0,
		rateMicros: 0,
		amount: 0,
		price: BASE_PRICE,
		isClosed: false,
		from,
		groupLine: null,
		values: {},
	};
}

function itemOf(world: World, draft: LineDraft, path: string): Item {
	const item = world.catalogue.items.get(String(draft['item'] ?? ''));
	if (!item) throw userError('Please enter value(s) for: Item.', `${path}.item`);
	if (item.isInactive) throw invalidContent(`Item ${item.itemId} is inactive.`, `${path}.item`);
	return item;
}

function group(
	world: World,
	record: Transaction,
	item: Item,
	draft: LineDraft,
	path: string,
): TransactionLine[] {
	const header = bareLine(world, record, { id: item.id, type: 'Group' });
	header.quantity = typeof draft['quantity'] === 'number' ? draft['quantity'] : 1;
	setValues(header, draft);
	const members = item.members.map((member) => {
		const found = world.catalogue.items.get(member.item);
		const type = found ? ITEM_TYPES[found.type] : 'NonInvtPart';
		const line = bareLine(world, record, { id: member.item, type });
		const quantity = header.quantity * member.quantity;
		priceLine(world, record, line, { quantity }, { isNew: true, path });
		return { ...line, groupLine: header.line };
	});
	const end = bareLine(world, record, { id: item.id, type: 'EndGroup' });
	return [header, ...members, { ...end, groupLine: header.line }];
}

/** The lines one sent line becomes: itself, or the frame and the members of an item group, docs/vendors/netsuite.md §6. */
export function newLines(
	world: World,
	record: Transaction,
	draft: LineDraft,
	path: string,
): TransactionLine[] {
	const item = itemOf(world, draft, path);
	if (item.type === 'itemGroup') return group(world, record, item, draft, path);
	const line = bareLine(world, record, { id: item.id, type: ITEM_TYPES[item.type] });
	line.isClosed = draft['isClosed'] === true;
	line.quantity = 1;
	setValues(line, draft);
	priceLine(world, record, line, draft, { isNew: true, path });
	return [line];
}
