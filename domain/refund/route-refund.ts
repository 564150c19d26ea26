import type { CreditLine } from '../edit/edit-plan';
import type { SourceRefund } from './order-refunds';
import type { RefundPolicy } from './refund-policy';
import type { Bill, TargetBooks } from './target-books';

/** Which records of the books a refund makes (docs/vendors/netsuite.md §5.5). */
export type RefundRoute =
	/** A credit from the invoice; money is paid back from the credit. */
	| { kind: 'invoice'; billId: string }
	/** Credit and money in one, against the cash sale. */
	| { kind: 'cashSale'; billId: string }
	/** A credit from the return that the books have authorised. */
	| { kind: 'returnAuthorization'; returnAuthorizationId: string }
	/** The same, but not before the goods are back. */
	| { kind: 'awaitGoods'; displayNumber: string }
	/** A credit of its own, because the order is not billed yet. */
	| { kind: 'standalone' }
	/** No credit: money is paid back from what older refunds left open, or from the deposit. */
	| { kind: 'openCredits' }
	/** No credit, because nothing was billed: money is paid back from the deposit. */
	| { kind: 'deposit' }
	/** Nothing was billed and nothing was deposited: the order edit is all there is to book. */
	| { kind: 'nothingToCredit' };

/**
 * The route of one refund. `lines` are what of it is due: units that a bill holds, charges and adjustment once there is
 * a bill; all of it where the books have authorised its return.
 */
export function routeRefund(
	refund: Pick<SourceRefund, 'returnId'>,
	lines: readonly CreditLine[],
	books: Pick<TargetBooks, 'bills' | 'deposits' | 'returns'>,
	policy: Pick<RefundPolicy, 'returns'>,
): RefundRoute {
	const authorised = authorisedReturn(refund, books);
	if (authorised?.state === 'open' && policy.returns === 'received') {
		return { kind: 'awaitGoods', displayNumber: authorised.displayNumber };
	}
	const bill = lines.length > 0 ? billOf(lines, books.bills) : null;
	if (bill?.kind === 'cashSale') return { kind: 'cashSale', billId: bill.id };
	if (authorised && lines.length > 0) {
		return { kind: 'returnAuthorization', returnAuthorizationId: authorised.id };
	}
	if (bill) return { kind: 'invoice', billId: bill.id };
	if (lines.length > 0) return { kind: 'standalone' };
	const [first] = books.bills;
	if (first && books.bills.every(({ kind }) => kind === 'cashSale')) {
		return { kind: 'cashSale', billId: first.id };
	}
	if (first) return { kind: 'openCredits' };
	return { kind: books.deposits.length > 0 ? 'deposit' : 'nothingToCredit' };
}

/** The return of the books that stands for the refund's own; one that is closed already takes no credit. */
export const authorisedReturn = (
	{ returnId }: Pick<SourceRefund, 'returnId'>,
	{ returns }: Pick<TargetBooks, 'returns'>,
): TargetBooks['returns'][number] | undefined =>
	returns.find(
		({ reference, state }) => returnId !== '' && reference === returnId && state !== 'closed',
	);

/**
 * The bill that a credit is made from: the one that holds most of its goods by their line ids. Without any, a bill that
 * is still owed and large enough, then one that is large enough, then the first. One refund makes one credit, so goods
 * of two bills are credited from one of them.
 */
function billOf(lines: readonly CreditLine[], bills: readonly Bill[]): Bill | null {
	const totalMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0);
	const held = (bill: Bill): number =>
		lines
			.filter(({ lineId }) => bill.lines.some(({ reference }) => reference === lineId))
			.reduce((sum, line) => sum + (line.lineId === '' ? 0 : line.grossMinor), 0);
	const [most] = [...bills].sort((a, b) => held(b) - held(a));
	if (most && held(most) > 0) return most;
	const large = bills.filter((bill) => bill.totalMinor >= totalMinor);
	return large.find(({ openMinor }) => openMinor > 0) ?? large[0] ?? bills[0] ?? null;
}
