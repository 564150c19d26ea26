import type { LineDraft } from '../schema/read-body';
import type { TransactionType } from '../store/record-types';
import { amountAt } from '../store/decimal';
import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';
import { openQuantity } from './check-quantities';
import { countersByLine, countersOf, isBillable } from './counters';
import { decimalsOf } from './currency';
import { bareLine, newLines, setValues } from './new-line';
import { CUSTOM_PRICE, priceLine } from './price-line';
import { invalidContent, userError } from './refusal';

/** Whether a record is about goods and has no money on its lines. */
export function isGoods(type: TransactionType): boolean {
	return type === 'itemFulfillment' || type === 'itemReceipt';
}

function hasLines(type: TransactionType): boolean {
	return !['customerPayment', 'customerRefund', 'depositApplication'].includes(type);
}

/** Whether a record has lines with prices. */
export function isSale(type: TransactionType): boolean {
	return hasLines(type) && !isGoods(type);
}

function copyLine(
	world: World,
	source: Readonly<Transaction>,
	record: Transaction,
	line: Readonly<TransactionLine>,
	quantity: number,
): TransactionLine {
	const from = { doc: source.id, line: line.line };
	const copy = bareLine(world, record, { id: line.item, type: line.itemType }, from);
	const isWhole = quantity === line.quantity;
	const amount = amountAt(quantity, line.rateMicros, decimalsOf(world, record.currency));
	return {
		...copy,
		quantity,
		// A copied line keeps the rate of its source, whatever the price list says by now.
		price: CUSTOM_PRICE,
		rateMicros: isGoods(record.type) ? 0 : line.rateMicros,
		amount: isGoods(record.type) ? 0 : isWhole ? line.amount : amount,
		values: { ...line.values },
	};
}

/** Fills a transformed record with a line for each source line that is still open. */
export function copyOpenLines(
	world: World,
	source: Readonly<Transaction>,
	record: Transaction,
): void {
	if (!hasLines(record.type)) return;
	const byLine = countersByLine(world, source);
	for (const line of source.lines) {
		if (!isBillable(line)) continue;
		const quantity = openQuantity(world, source, record.type, line, countersOf(byLine, line));
		if (quantity > 0) record.lines.push(copyLine(world, source, record, line, quantity));
	}
}

function overrideLine(
	world: World,
	record: Transaction,
	line: TransactionLine,
	draft: LineDraft,
	path: string,
): void {
	setValues(line, draft);
	if (!isGoods(record.type)) {
		priceLine(world, record, line, draft, { isNew: false, path });
		return;
	}
	const { quantity } = draft;
	if (typeof quantity !== 'number') return;
	if (quantity < 0) throw userError('Invalid quantity.', `${path}.quantity`);
	line.quantity = quantity;
}

function appendLine(world: World, record: Transaction, draft: LineDraft, path: string) {
	if (isGoods(record.type)) {
		throw userError('Adding new line to sublist item is not allowed.', path);
	}
	return newLines(world, record, draft, path);
}

/**
 * Writes the item sublist of a transform's body over the defaulted lines, keyed by `orderLine`, the line of the source;
 * `itemreceive: false` or a quantity of 0 leaves a line out, docs/vendors/netsuite.md §2.5.
 */
export function overrideLines(
	world: World,
	record: Transaction,
	drafts: readonly LineDraft[] | undefined,
	replace: boolean,
): void {
	const mentioned = new Set<TransactionLine>();
	const dropped = new Set<TransactionLine>();
	drafts?.forEach((draft, index) => {
		const path = `item.items[${index}]`;
		if (typeof draft['orderLine'] !== 'number') {
			const added = appendLine(world, record, draft, path);
			for (const line of added) mentioned.add(line);
			record.lines.push(...added);
			return;
		}
		const line = record.lines.find(({ from }) => from?.line === draft['orderLine']);
		if (!line) {
			const message = `Line ${draft['orderLine']} of the source is not open.`;
			throw invalidContent(message, `${path}.orderLine`);
		}
		mentioned.add(line);
		if (draft['itemreceive'] === false) dropped.add(line);
		else overrideLine(world, record, line, draft, path);
	});
	record.lines = record.lines.filter(
		(line) =>
			!dropped.has(line) &&
			(line.from === null || line.quantity > 0) &&
			(!replace || drafts === undefined || mentioned.has(line)),
	);
}
