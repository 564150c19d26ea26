import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';
import { countersByLine, countersOf, isFulfillable, type Counters } from './counters';
import { userError } from './refusal';

/** Units of a line of the source that a record of this type may still take. */
export function openQuantity(
	world: World,
	source: Readonly<Transaction>,
	target: Transaction['type'],
	line: Readonly<TransactionLine>,
	counters: Readonly<Counters>,
): number {
	if (target === 'itemFulfillment') {
		return line.isClosed || !isFulfillable(line) ? 0 : line.quantity - counters.picked;
	}
	if (target === 'invoice' || target === 'cashSale') {
		if (!world.switches.invoiceInAdvance && isFulfillable(line)) {
			return counters.fulfilled - counters.billed;
		}
		return line.isClosed ? 0 : line.quantity - counters.billed;
	}
	if (target === 'itemReceipt') return line.isClosed ? 0 : line.quantity - counters.fulfilled;
	if (target === 'returnAuthorization') {
		const isOrder = source.type === 'salesOrder';
		const sold = isOrder ? Math.max(counters.fulfilled, counters.billed) : line.quantity;
		return sold - counters.returned;
	}
	return line.quantity - counters.billed;
}

/** Refuses a record that takes more of a source line than there is. Credits may exceed what they credit. */
export function checkQuantities(world: World, record: Transaction): void {
	if (record.type === 'creditMemo' || record.type === 'cashRefund') return;
	const saved = world.transactions.peek(record.id);
	record.lines.forEach((line, index) => {
		const source = line.from && world.transactions.peek(line.from.doc);
		const origin = source?.lines.find((other) => other.line === line.from?.line);
		if (!source || !origin) return;
		const own = saved?.lines.find((other) => other.line === line.line)?.quantity ?? 0;
		const counters = countersOf(countersByLine(world, source), origin);
		if (line.quantity > openQuantity(world, source, record.type, origin, counters) + own) {
			const path = `item.items[${index}].quantity`;
			throw userError('The quantity is more than what is left of the order line.', path);
		}
	});
}
