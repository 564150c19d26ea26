import type { TransactionType } from '../store/record-types';
import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';

/** Units of one line that later records have taken. */
export interface Counters {
	/** In any fulfilment, shipped or not. */
	picked: number;
	packed: number;
	/** Shipped; for a return, received. */
	fulfilled: number;
	/** Invoiced or sold for cash; for a return or an invoice, credited. */
	billed: number;
	returned: number;
}

const NONE: Readonly<Counters> = { picked: 0, packed: 0, fulfilled: 0, billed: 0, returned: 0 };

const BILLS: readonly TransactionType[] = ['invoice', 'cashSale', 'creditMemo', 'cashRefund'];

function count(counters: Counters, record: Readonly<Transaction>, quantity: number): void {
	if (record.type === 'itemFulfillment') {
		counters.picked += quantity;
		if (record.shipStatus !== 'A') counters.packed += quantity;
		if (record.shipStatus === 'C') counters.fulfilled += quantity;
	}
	if (record.type === 'itemReceipt') counters.fulfilled += quantity;
	if (record.type === 'returnAuthorization') counters.returned += quantity;
	if (BILLS.includes(record.type)) counters.billed += quantity;
}

/** The counters of every line that something was made from, by line number. */
export function countersByLine(
	world: World,
	record: Readonly<Transaction>,
): ReadonlyMap<number, Readonly<Counters>> {
	const byLine = new Map<number, Counters>();
	for (const dependent of world.transactions.dependentsOf(record.id)) {
		for (const { from, quantity } of dependent.lines) {
			if (from?.doc !== record.id) continue;
			const counters = byLine.get(from.line) ?? { ...NONE };
			byLine.set(from.line, counters);
			count(counters, dependent, quantity);
		}
	}
	return byLine;
}

/** The counters of one line. */
export function countersOf(
	byLine: ReadonlyMap<number, Readonly<Counters>>,
	line: Readonly<TransactionLine>,
): Readonly<Counters> {
	return byLine.get(line.line) ?? NONE;
}

/** Whether a line is goods that a fulfilment can take. */
export function isFulfillable(line: Readonly<TransactionLine>): boolean {
	return ['InvtPart', 'NonInvtPart', 'Kit'].includes(line.itemType);
}

/** Whether a line can be billed; the frame of an item group can not. */
export function isBillable(line: Readonly<TransactionLine>): boolean {
	return line.itemType !== 'Group' && line.itemType !== 'EndGroup';
}
