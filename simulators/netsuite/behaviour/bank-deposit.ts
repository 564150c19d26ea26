import type { Draft, LineDraft } from '../schema/read-body';
import { toMinor } from '../store/decimal';
import type { TransactionType } from '../store/record-types';
import type { DepositLine, Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { decimalsOf } from './currency';
import { invalidContent, userError } from './refusal';
import { isDeposited } from './remaining';
import { totalsOf } from './totals';

const MONEY_IN: readonly TransactionType[] = ['cashSale', 'customerDeposit', 'customerPayment'];
const MONEY_OUT: readonly TransactionType[] = ['cashRefund', 'customerRefund'];

function paymentAmount(world: World, record: Transaction, id: string, path: string): number {
	const payment = world.transactions.peek(id);
	const isIn = payment !== undefined && MONEY_IN.includes(payment.type);
	if (!payment || (!isIn && !MONEY_OUT.includes(payment.type))) {
		throw invalidContent(`Record ${id} is no payment.`, path);
	}
	const isOurs = world.transactions.peek(record.id)?.deposits.some((row) => row.doc === id);
	if (!isOurs && isDeposited(world, payment)) {
		throw userError('This payment is deposited already.', path);
	}
	const { total } = totalsOf(world, payment);
	return isIn ? total : -total;
}

function mergePayments(
	world: World,
	record: Transaction,
	drafts: readonly LineDraft[],
	replace: boolean,
): void {
	const rows = new Map((replace ? [] : record.deposits).map((row) => [row.doc, row]));
	drafts.forEach((draft, index) => {
		const path = `payment.items[${index}].id`;
		const doc = draft['id'];
		if (typeof doc !== 'string') throw invalidContent('Please enter value(s) for: id.', path);
		rows.delete(doc);
		if (draft['deposit'] === false) return;
		rows.set(doc, { doc, line: 0, amount: paymentAmount(world, record, doc, path) });
	});
	record.deposits = [...rows.values()];
}

function toDepositLines(
	world: World,
	record: Transaction,
	drafts: readonly LineDraft[],
	name: string,
): DepositLine[] {
	return drafts.map(({ account, amount, memo }, index) => {
		if (typeof amount !== 'number' || typeof account !== 'string') {
			throw userError('Please enter value(s) for: Account, Amount.', `${name}.items[${index}]`);
		}
		return {
			account,
			amount: toMinor(amount, decimalsOf(world, record.currency)),
			memo: typeof memo === 'string' ? memo : null,
		};
	});
}

/** Writes the payment, other and cashBack lists of a bank deposit, docs/vendors/netsuite.md §9. */
export function setDepositLists(
	world: World,
	record: Transaction,
	{ sublists }: Draft,
	isReplaced: (name: string) => boolean,
): void {
	const { payment } = sublists;
	if (payment) mergePayments(world, record, payment, isReplaced('payment'));
	for (const name of ['other', 'cashBack'] as const) {
		const drafts = sublists[name];
		if (!drafts) continue;
		const added = toDepositLines(world, record, drafts, name);
		record[name] = isReplaced(name) ? added : [...record[name], ...added];
	}
}
