import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { totalsOf } from './totals';

function towards(world: World, id: string, list: 'applies' | 'deposits'): number {
	return world.transactions
		.dependentsOf(id)
		.filter((record) => record.type !== 'deposit')
		.flatMap((record) => record[list])
		.filter(({ doc }) => doc === id)
		.reduce((sum, { amount }) => sum + amount, 0);
}

function usedFromDeposit(world: World, id: string): number {
	return world.transactions
		.dependentsOf(id)
		.filter((record) => record.type === 'depositApplication' && record.createdFrom === id)
		.reduce((sum, record) => sum + totalsOf(world, record).total, 0);
}

/** Money of this record that it applied to others, in minor units. */
export function appliedBy(record: Readonly<Transaction>): number {
	return record.applies.reduce((sum, { amount }) => sum + amount, 0);
}

/**
 * What is still open of a record, in minor units: an invoice not paid, a credit, payment or deposit not used or paid
 * back. Zero for everything else.
 */
export function remainingOf(world: World, record: Readonly<Transaction>): number {
	const { total } = totalsOf(world, record);
	if (record.type === 'invoice') return total - towards(world, record.id, 'applies');
	if (record.type === 'creditMemo' || record.type === 'customerPayment') {
		return total - appliedBy(record) - towards(world, record.id, 'applies');
	}
	if (record.type !== 'customerDeposit') return 0;
	return total - usedFromDeposit(world, record.id) - towards(world, record.id, 'deposits');
}

/** Whether a bank deposit holds this payment. */
export function isDeposited(world: World, record: Readonly<Transaction>): boolean {
	if (record.header['undepFunds'] === false) return true;
	return world.transactions
		.dependentsOf(record.id)
		.some(({ type, deposits }) => type === 'deposit' && deposits.some((d) => d.doc === record.id));
}
