import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { register } from './blank';
import { alreadyExists } from './external-id';
import { nextLineNumber } from './new-line';
import { userError } from './refusal';
import { totalsOf } from './totals';

/** Whether a record posts to the ledger and so needs an open period. */
function isPosting({ type }: Readonly<Transaction>): boolean {
	return type !== 'salesOrder' && type !== 'returnAuthorization' && type !== 'wave';
}

/** Refuses a posting record dated in a closed period. */
export function checkPeriod(world: World, record: Readonly<Transaction>): void {
	if (isPosting(record) && world.closedUntil !== null && record.tranDate <= world.closedUntil) {
		throw userError('The posting period of this date is closed.', 'tranDate');
	}
}

/** Shipping and tax take a line of their own in the books, out of the same numbers as the items. */
function numberExtraLines(world: World, record: Transaction): void {
	const { shipping, tax } = totalsOf(world, record);
	if (shipping !== 0) record.shippingLine ??= nextLineNumber(record);
	if (tax !== 0) record.taxLine ??= nextLineNumber(record);
}

/** Refuses what no record may do, and gives the record all it needs to be saved. */
export function prepare(world: World, record: Transaction): void {
	if (record.externalId !== null) {
		const owner = world.transactions.idOfExternal(record.externalId);
		if (owner !== undefined && owner !== record.id) throw alreadyExists(world);
	}
	checkPeriod(world, record);
	const before = world.transactions.peek(record.id);
	if (before) checkPeriod(world, before);
}

/** Saves a record that passed every check; answers its id. */
export function commit(world: World, record: Transaction): string {
	prepare(world, record);
	if (record.id === '') register(world, record);
	numberExtraLines(world, record);
	record.modifiedAt = world.clock().toISOString();
	world.transactions.save(record);
	return record.id;
}
