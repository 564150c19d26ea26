import type { Draft } from '../schema/read-body';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { applyToOldest, checkApplications, mergeApplications } from './apply';
import { setDepositLists } from './bank-deposit';
import { checkQuantities } from './check-quantities';
import { userError } from './refusal';
import { appliedBy, remainingOf } from './remaining';
import { mergeTaxDetails } from './tax-details';

/** Money a record may apply to others, in minor units. */
function budgetOf(world: World, record: Transaction): number {
	if (record.type === 'creditMemo' || record.type === 'customerPayment') {
		return remainingOf(world, record) + appliedBy(record);
	}
	if (record.type !== 'depositApplication') return Number.MAX_SAFE_INTEGER;
	const deposit = world.transactions.peek(record.createdFrom ?? '');
	const own = world.transactions.peek(record.id);
	return (deposit ? remainingOf(world, deposit) : 0) + (own ? appliedBy(own) : 0);
}

function checkNothingOverpaid(world: World, record: Transaction): void {
	if (record.type === 'deposit' || remainingOf(world, record) >= 0) return;
	throw userError('The amount can not be less than what is applied or paid.', 'total');
}

export interface SettleOptions {
	/** Sublists to replace, in lower case. */
	replace: ReadonlySet<string>;
	/** Whether a credit without an apply list goes to the customer's oldest open invoices. */
	autoApply: boolean;
	/** The record a credit, payment or refund was made from, which it is applied to unless the body says otherwise. */
	applyTo?: Readonly<Transaction> | undefined;
}

/** Writes everything of a request that hangs on header and lines: tax rows, applications, bank deposit lines. */
export function settle(
	world: World,
	record: Transaction,
	draft: Draft,
	options: SettleOptions,
): void {
	const { sublists } = draft;
	const isReplaced = (name: string) => options.replace.has(name.toLowerCase());
	mergeTaxDetails(world, record, sublists['taxDetails'], isReplaced('taxDetails'));
	if (record.type === 'deposit') setDepositLists(world, record, draft, isReplaced);
	const applyDrafts = sublists['apply'];
	const isPaidByLines = record.type === 'customerPayment' && record.payment === 0;
	const budget = isPaidByLines ? Number.MAX_SAFE_INTEGER : budgetOf(world, record);
	if (options.applyTo) {
		const amount = Math.min(budget, remainingOf(world, options.applyTo));
		record.applies = amount > 0 ? [{ doc: options.applyTo.id, line: 0, amount }] : [];
	}
	if (applyDrafts) {
		const choices = { replace: isReplaced('apply'), budget };
		mergeApplications(world, record, 'applies', applyDrafts, choices);
	} else if (options.autoApply) applyToOldest(world, record, budget);
	const depositDrafts = record.type === 'customerRefund' ? sublists['deposit'] : undefined;
	if (depositDrafts) {
		const choices = { replace: isReplaced('deposit'), budget };
		mergeApplications(world, record, 'deposits', depositDrafts, choices);
	}
	if (isPaidByLines) record.payment = appliedBy(record);
	checkApplications(world, record, budget);
	checkQuantities(world, record);
	checkNothingOverpaid(world, record);
}
