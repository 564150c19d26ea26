import type { Item } from '../store/catalogue';
import type { TransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';

/** A copy of the transaction with this id, external id or document number, of one type or of any. */
export function transactionCalled(world: World, key: string, type?: TransactionType): Transaction {
	const { transactions } = world;
	const byNumber = () => [...transactions.all()].find(({ tranId }) => tranId === key)?.id;
	const id = transactions.peek(key) ? key : (transactions.idOfExternal(key) ?? byNumber());
	const record = transactions.get(id ?? '');
	if (!record || (type !== undefined && record.type !== type)) {
		throw new Error(`No ${type ?? 'record'} ${key}.`);
	}
	return record;
}

/** The item with this SKU, id or external id. */
export function itemCalled(world: World, key: string): Item {
	const item = world.catalogue.findItem(key);
	if (!item) throw new Error(`No item ${key}.`);
	return item;
}

/** Some units of a line, named by its number or by its SKU. */
export interface LineChoice {
	line?: number;
	sku?: string;
	/** All that is open when left out. */
	quantity?: number;
}

/** The number of the line a choice means. */
export function lineChosen(world: World, record: Transaction, choice: LineChoice): number {
	if (choice.line !== undefined) return choice.line;
	const item = itemCalled(world, choice.sku ?? '');
	const found = record.lines.find((line) => line.item === item.id);
	if (!found) throw new Error(`No line of ${item.itemId} on ${record.tranId}.`);
	return found.line;
}
