import type { LineDraft } from '../schema/read-body';
import { toMinor } from '../store/decimal';
import type { TransactionType } from '../store/record-types';
import type { Application, Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { decimalsOf } from './currency';
import { invalidContent, userError } from './refusal';
import { remainingOf } from './remaining';

type List = 'applies' | 'deposits';
const SUBLIST = { applies: 'apply', deposits: 'deposit' } as const;

/** What a record type may be applied to. */
const TARGETS: Readonly<Partial<Record<TransactionType, Partial<Record<List, TransactionType>>>>> =
	{
		creditMemo: { applies: 'invoice' },
		customerPayment: { applies: 'invoice' },
		depositApplication: { applies: 'invoice' },
		customerRefund: { applies: 'creditMemo', deposits: 'customerDeposit' },
	};

/** What is open of a target, leaving out what this record has taken of it already, in minor units. */
function dueFor(world: World, record: Transaction, list: List, doc: string): number {
	const target = world.transactions.peek(doc);
	const saved = world.transactions.peek(record.id)?.[list] ?? [];
	const own = saved.filter((row) => row.doc === doc).reduce((sum, row) => sum + row.amount, 0);
	return target ? remainingOf(world, target) + own : 0;
}

function checkTarget(
	world: World,
	record: Transaction,
	list: List,
	row: Application,
	path: string,
) {
	const target = world.transactions.peek(row.doc);
	if (!target || target.type !== TARGETS[record.type]?.[list]) {
		throw invalidContent(`Record ${row.doc} can not be applied here.`, `${path}.doc`);
	}
	if (target.entity !== record.entity || target.currency !== record.currency) {
		throw userError('Customer and currency have to be the same on both records.', `${path}.doc`);
	}
	const isLine = row.line === 0 || target.lines.some(({ line }) => line === row.line);
	const isPlain = target.lines.length === 0;
	if (!isLine && !isPlain) throw invalidContent(`No line ${row.line}.`, `${path}.line`);
}

function amountSent(world: World, record: Transaction, draft: LineDraft): number | undefined {
	const amount = draft['amount'];
	return typeof amount === 'number'
		? toMinor(amount, decimalsOf(world, record.currency))
		: undefined;
}

/**
 * Writes an apply or deposit sublist, keyed by doc and line, docs/vendors/netsuite.md §5.2. `budget` is the money there
 * is to apply, in minor units; an application without an amount takes what is due, up to that.
 */
export function mergeApplications(
	world: World,
	record: Transaction,
	list: List,
	drafts: readonly LineDraft[],
	options: { replace: boolean; budget: number },
): void {
	const rows = new Map(
		(options.replace ? [] : record[list]).map((row) => [`${row.doc}/${row.line}`, row]),
	);
	drafts.forEach((draft, index) => {
		const path = `${SUBLIST[list]}.items[${index}]`;
		const doc = draft['doc'];
		if (typeof doc !== 'string') throw invalidContent('Please enter value(s) for: doc.', path);
		const row = { doc, line: Number(draft['line'] ?? 0), amount: 0 };
		const key = `${row.doc}/${row.line}`;
		const old = rows.get(key);
		rows.delete(key);
		if (draft['apply'] === false) return;
		checkTarget(world, record, list, row, path);
		const spent = [...rows.values()].reduce((sum, { amount }) => sum + amount, 0);
		const due = dueFor(world, record, list, doc);
		const fallback = Math.min(due, Math.max(0, options.budget - spent));
		const amount = amountSent(world, record, draft) ?? old?.amount ?? fallback;
		if (amount <= 0) throw userError('Nothing is left to apply.', `${path}.amount`);
		rows.set(key, { ...row, amount });
	});
	record[list] = [...rows.values()];
}

/** Refuses applications beyond what is due of each target, or beyond the money there is. */
export function checkApplications(world: World, record: Transaction, budget: number): void {
	for (const list of ['applies', 'deposits'] as const) {
		if (!TARGETS[record.type]?.[list]) continue;
		const byDoc = new Map<string, number>();
		for (const { doc, amount } of record[list]) {
			byDoc.set(doc, (byDoc.get(doc) ?? 0) + amount);
		}
		for (const [doc, amount] of byDoc) {
			if (amount > dueFor(world, record, list, doc)) {
				throw userError('The amount applied is more than the amount due.', SUBLIST[list]);
			}
		}
	}
	const spent = record.applies.reduce((sum, { amount }) => sum + amount, 0);
	if (spent > budget) {
		throw userError('The amount applied is more than the amount of the record.', 'apply');
	}
}

/** Applies a credit to the customer's oldest open invoices, which is what happens unless autoApply is off. */
export function applyToOldest(world: World, record: Transaction, budget: number): void {
	const open = [...world.transactions.all()]
		.filter(
			(other) =>
				other.type === 'invoice' &&
				other.entity === record.entity &&
				other.currency === record.currency &&
				remainingOf(world, other) > 0,
		)
		.sort((a, b) => a.tranDate.localeCompare(b.tranDate) || Number(a.id) - Number(b.id));
	let left = budget;
	for (const invoice of open) {
		const amount = Math.min(left, remainingOf(world, invoice));
		if (amount <= 0) return;
		record.applies.push({ doc: invoice.id, line: 0, amount });
		left -= amount;
	}
}
