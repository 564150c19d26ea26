import type { Draft, LineDraft } from '../schema/read-body';
import type { TransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import { without } from '../store/values';
import type { World } from '../store/world';
import { blankTransaction } from './blank';
import { setHeader } from './header';
import { newLines } from './new-line';
import { invalidRequest, userError } from './refusal';
import { rateToday } from './currency';
import { settle } from './settle';
import { startFrom, writeOverrides } from './transform';

const MADE_BY_TRANSFORM: readonly TransactionType[] = [
	'itemFulfillment',
	'itemReceipt',
	'depositApplication',
];
const WITHOUT_LINES: readonly TransactionType[] = [
	...['customerDeposit', 'customerPayment', 'customerRefund', 'deposit'],
] as const;

function required(label: string, path: string) {
	return userError(`Please enter value(s) for: ${label}.`, path);
}

/** A deposit for an order takes customer and currency from it. */
function followOrder(world: World, record: Transaction, draft: Draft): void {
	const order = world.transactions.peek(record.salesOrder ?? '');
	if (!order) return;
	if (order.type !== 'salesOrder') throw userError('Not a sales order.', 'salesOrder');
	if (record.entity !== null && record.entity !== order.entity) {
		throw userError('The order belongs to another customer.', 'salesOrder');
	}
	record.entity = order.entity;
	if (draft.header['currency'] !== undefined) return;
	record.currency = order.currency;
	record.exchangeRateMicros = rateToday(world, order.currency);
}

function checkComplete(record: Transaction): void {
	if (record.type === 'deposit') return;
	const hasLines = !WITHOUT_LINES.includes(record.type);
	if (record.entity === null) throw required('Customer', hasLines ? 'entity' : 'customer');
	if (hasLines && record.lines.length === 0) {
		throw userError('You must enter at least one line item for this transaction.', 'item');
	}
	if (record.type === 'customerDeposit' && record.payment <= 0) {
		throw required('Payment Amount', 'payment');
	}
	if (record.type !== 'customerRefund') return;
	if (record.applies.length + record.deposits.length === 0) {
		throw userError('A refund needs a credit or a deposit to pay back.', 'apply');
	}
}

function addLines(world: World, record: Transaction, drafts: readonly LineDraft[]): void {
	drafts.forEach((sent, index) => {
		const draft = without(sent, 'line', 'orderLine');
		record.lines.push(...newLines(world, record, draft, `item.items[${index}]`));
	});
}

/** A new record from a request body, checked but not saved; `replace` counts where it starts from another record. */
export function buildNew(
	world: World,
	type: TransactionType,
	draft: Draft,
	replace: ReadonlySet<string> = new Set(),
): Transaction {
	if (MADE_BY_TRANSFORM.includes(type)) {
		throw invalidRequest(`A ${type} is made by a transform of another record.`);
	}
	const source = world.transactions.peek(String(draft.header['createdFrom'] ?? ''));
	if (source) {
		if (source.type !== 'cashSale') throw userError('Not a cash sale.', 'createdFrom');
		const record = startFrom(world, source, type);
		writeOverrides(world, record, source, draft, replace);
		checkComplete(record);
		return record;
	}
	const record = blankTransaction(world, type);
	setHeader(world, record, draft.header);
	if (type === 'customerDeposit') followOrder(world, record, draft);
	addLines(world, record, draft.sublists['item'] ?? []);
	const autoApply = type === 'creditMemo' && draft.header['autoApply'] !== false;
	settle(world, record, draft, { replace: new Set(), autoApply });
	checkComplete(record);
	return record;
}
