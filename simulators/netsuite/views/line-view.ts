import { countersByLine, countersOf, isBillable } from '../behaviour/counters';
import { decimalsOf } from '../behaviour/currency';
import { stockLevel } from '../behaviour/stock-ledger';
import type { Fields } from '../schema/field';
import { fromMicros, fromMinor } from '../store/decimal';
import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';
import { fieldsView } from './field-view';

function orderCounters(
	world: World,
	record: Readonly<Transaction>,
	line: Readonly<TransactionLine>,
): Record<string, unknown> {
	const counters = countersOf(countersByLine(world, record), line);
	const open = line.isClosed ? 0 : Math.max(0, line.quantity - counters.fulfilled);
	const { onHand, committed } = stockLevel(
		world,
		line.item,
		String(line.values['location'] ?? record.header['location'] ?? '1'),
	);
	const isStock = line.itemType === 'InvtPart';
	const quantityCommitted = isStock ? Math.max(0, Math.min(open, onHand)) : 0;
	return {
		quantityOrdered: line.quantity,
		quantityPicked: counters.picked,
		quantityPacked: counters.packed,
		quantityFulfilled: counters.fulfilled,
		quantityBilled: counters.billed,
		quantityCommitted,
		quantityBackOrdered: isStock ? open - quantityCommitted : 0,
		...(isStock ? { quantityOnHand: onHand, quantityAvailable: onHand - committed } : {}),
		isOpen: isBillable(line) && !line.isClosed,
		linked: counters.picked + counters.fulfilled + counters.billed + counters.returned > 0,
		hasOrdBillLink: counters.billed > 0,
		itemIsFulfilled: counters.fulfilled > 0,
	};
}

/** One line of the item sublist. */
export function lineView(
	world: World,
	record: Readonly<Transaction>,
	line: Readonly<TransactionLine>,
	fields: Fields,
): Record<string, unknown> {
	const isOrder = record.type === 'salesOrder' || record.type === 'returnAuthorization';
	const shown = fieldsView(world, fields, {
		...line.values,
		line: line.line,
		orderLine: line.from?.line ?? (isOrder ? line.line : undefined),
		orderDoc: line.from?.doc,
		lineUniqueKey: String(line.uniqueKey),
		item: line.item,
		quantity: line.quantity,
		rate: fromMicros(line.rateMicros),
		amount: fromMinor(line.amount, decimalsOf(world, record.currency)),
		price: line.price,
		isClosed: line.isClosed,
		itemType: line.itemType,
		...(isOrder ? orderCounters(world, record, line) : {}),
	});
	return { links: [], ...shown, itemType: { id: line.itemType, refName: line.itemType } };
}
