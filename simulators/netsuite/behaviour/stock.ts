import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';
import { countersByLine, countersOf } from './counters';

/** What a record does to the shelf. */
export interface StockEffect {
	item: string;
	location: string;
	/** Units put on the shelf; negative for units taken. */
	onHand: number;
	/** Units promised to orders. */
	committed: number;
}

const DEFAULT_LOCATION = '1';

/** Direction in which the lines of a record move stock; 0 for none. */
function direction(world: World, record: Readonly<Transaction>): -1 | 0 | 1 {
	const source = world.transactions.peek(record.createdFrom ?? '');
	const { type } = record;
	if (type === 'itemFulfillment') return record.shipStatus === 'C' ? -1 : 0;
	if (type === 'itemReceipt') return 1;
	if (type === 'invoice' || type === 'cashSale') return source ? 0 : -1;
	if (type !== 'creditMemo' && type !== 'cashRefund') return 0;
	return world.switches.creditRestocks && source?.type !== 'returnAuthorization' ? 1 : 0;
}

function stockUnits(world: World, line: Readonly<TransactionLine>, quantity: number) {
	if (line.itemType === 'InvtPart') return [{ item: line.item, quantity }];
	if (line.itemType !== 'Kit') return [];
	const members = world.catalogue.items.get(line.item)?.members ?? [];
	return members.map((member) => ({ item: member.item, quantity: quantity * member.quantity }));
}

/** Everything a record does to the shelf, per line. */
export function stockEffects(world: World, record: Readonly<Transaction>): StockEffect[] {
	const sign = direction(world, record);
	const isPromise = record.type === 'salesOrder' && record.isApproved && !record.isCancelled;
	if (sign === 0 && !isPromise) return [];
	const byLine = isPromise ? countersByLine(world, record) : new Map<number, never>();
	return record.lines.flatMap((line) => {
		const open = line.isClosed ? 0 : line.quantity - countersOf(byLine, line).fulfilled;
		const location = String(
			line.values['location'] ??
				record.header['inventoryLocation'] ??
				record.header['location'] ??
				DEFAULT_LOCATION,
		);
		return stockUnits(world, line, isPromise ? open : line.quantity).map(({ item, quantity }) => ({
			item,
			location,
			onHand: isPromise ? 0 : sign * quantity,
			committed: isPromise ? quantity : 0,
		}));
	});
}
