import { roundAmount, sumMinor } from '../../../../domain/money/money';
import type { OrderRefunds } from '../../../../domain/refund/order-refunds';
import type { Bill, TargetBooks } from '../../../../domain/refund/target-books';
import type { BillLine } from './bill-line';
import type { Document, DocumentType, LinkedDocument } from './document';
import { bookingId, sourceIdOf } from './external-ids';

/** What was read of a number of orders, each document once. */
export type ReadDocuments = {
	orders: readonly Document[];
	/** By our external ids, or naming an order. */
	marked: readonly Document[];
	/** What was made from orders, then from that, and so on. */
	linked: readonly LinkedDocument[];
	/** Lines of the bills. */
	lines: readonly BillLine[];
	/** Facts that could not be read. */
	unknown: readonly string[];
};

/** The order whose books are wanted: its number in the shop, what people call it, and its refunds where known. */
export type BooksWish = {
	reference: string;
	name: string;
	refunds: OrderRefunds['refunds'];
};

const BILLS = { CustInvc: 'invoice', CashSale: 'cashSale' } as const;
/** A credit that was only applied to a bill may be another order's. */
const APPLIED = 'Payment';
/** A sales order that is billed whole. */
const BILLED = 'G';
const RETURN_STATES: Readonly<Record<string, TargetBooks['returns'][number]['state']>> = {
	C: 'closed',
	F: 'received',
	G: 'closed',
	H: 'closed',
};

/**
 * What the books hold of one order's money, out of what was read of many; with an empty order id when NetSuite does not
 * have the order (docs/vendors/netsuite.md §5).
 */
export function toBooks(wish: BooksWish, prefix: string, read: ReadDocuments): TargetBooks {
	const { own, added } = ordersOf(wish, prefix, read.orders);
	const orders = [...own, ...added];
	const [order] = own;
	const family = collect(wish, orders, read);
	const of = (...types: DocumentType[]): Document[] =>
		family.filter(({ type }) => types.some((each) => each === type)).sort(byAge);
	const bills = of('CustInvc', 'CashSale').map((bill) => toBill(bill, read.lines));
	const strange = family.filter((each) => order && each.currency !== order.currency);
	return {
		kind: 'targetBooks',
		schemaVersion: 1,
		system: 'netsuite',
		orderId: order?.id ?? '',
		displayNumber: order?.displayNumber ?? '',
		currency: order?.currency ?? '',
		customerId: order?.customerId ?? '',
		subsidiaryId: order?.subsidiaryId ?? '',
		locationId: order?.locationId ?? '',
		totalMinor: sumMinor(orders.map(({ totalMinor }) => totalMinor)),
		bills,
		deposits: of('CustDep').map(toOpen),
		returns: of('RtnAuth').map((each) => ({
			id: each.id,
			displayNumber: each.displayNumber,
			reference: each.returnReference || sourceIdOf('returnAuthorization', each.externalId),
			state: RETURN_STATES[each.status] ?? 'open',
		})),
		credits: of('CustCred').map((credit) => ({
			...toOpen(credit),
			refundId: sourceIdOf('credit', credit.externalId),
		})),
		payments: of('CustRfnd', 'CashRfnd').map(toPayment),
		unknown: [
			...read.unknown,
			...(own.length > 1 ? [`which of ${own.map(numberOf).join(' and ')} is the order`] : []),
			...(order?.status === BILLED && bills.length === 0 ? ['bills of a billed order'] : []),
			...strange.map((each) => `${each.displayNumber} in ${each.currency}`),
		],
	};
}

/** The external ids under which bookings of these refunds, and returns behind them, are found. */
export function bookingIds(refunds: OrderRefunds['refunds']): string[] {
	return refunds.flatMap(({ refundId, returnId, amounts }) => [
		bookingId('credit', refundId),
		...(returnId === '' ? [] : [bookingId('returnAuthorization', returnId)]),
		...transactionIds(amounts).flatMap((id) => [
			bookingId('customerRefund', id),
			bookingId('cashRefund', id),
		]),
	]);
}

const transactionIds = (amounts: OrderRefunds['refunds'][number]['amounts']): string[] => [
	...new Set(amounts.flatMap(({ transactions }) => transactions.map((each) => each.transactionId))),
];

/** What people write into "PO #" to name an order: its number in the shop, with or without the sign before it. */
export const namesOf = ({ reference, name }: BooksWish): string[] => [
	...new Set([reference, name, name.replace(/^#/, '')].filter((each) => each !== '')),
];

/** The order itself, known by its external id or else by its field, then the orders that add to it. */
function ordersOf(
	{ reference }: BooksWish,
	prefix: string,
	orders: readonly Document[],
): { own: Document[]; added: Document[] } {
	const externalId = `${prefix}${reference}`.toLowerCase();
	const isAddition = (each: Document): boolean => {
		const text = each.externalId.toLowerCase();
		return text.startsWith(`${externalId}-a`) && /^\d+$/.test(text.slice(externalId.length + 2));
	};
	const named = orders.filter((each) => each.externalId.toLowerCase() === externalId);
	const marked = orders.filter((each) => each.orderReference === reference && !isAddition(each));
	const own = named.length > 0 ? named : marked;
	return { own, added: own.length === 0 ? [] : orders.filter(isAddition).sort(byAge) };
}

/** Every document of an order: those that carry its marks, and those that were made from it or from one of these. */
function collect(
	wish: BooksWish,
	orders: readonly Document[],
	{ marked, linked }: ReadDocuments,
): Document[] {
	const ids = new Set(bookingIds(wish.refunds).map((id) => id.toLowerCase()));
	const returns = new Set(wish.refunds.map(({ returnId }) => returnId).filter(Boolean));
	const names = namesOf(wish);
	const isMarked = (each: Document): boolean =>
		ids.has(each.externalId.toLowerCase()) ||
		each.orderReference === wish.reference ||
		(each.type === 'RtnAuth' && returns.has(each.returnReference)) ||
		(names.includes(each.otherReference) && each.customerId === orders[0]?.customerId);
	const family = new Map(marked.filter(isMarked).map((each) => [each.id, each]));
	for (let sources = [...orders, ...family.values()]; sources.length > 0;) {
		const from = new Set(sources.map(({ id }) => id));
		const found = linked.filter(
			(each) => from.has(each.sourceId) && !family.has(each.id) && !isOnlyApplied(each, sources),
		);
		for (const each of found) family.set(each.id, each);
		sources = found;
	}
	return [...family.values()].filter(({ type }) => type !== 'SalesOrd');
}

const isOnlyApplied = (each: LinkedDocument, sources: readonly Document[]): boolean =>
	each.type === 'CustCred' &&
	each.linkType === APPLIED &&
	sources.some(({ id, type }) => id === each.sourceId && type === 'CustInvc');

const numberOf = ({ displayNumber }: Document): string => displayNumber;

const byAge = (one: Document, other: Document): number => Number(one.id) - Number(other.id);

const toOpen = ({ id, displayNumber, totalMinor, openMinor }: Document) => ({
	id,
	displayNumber,
	totalMinor,
	openMinor,
});

function toPayment({ id, type, displayNumber, externalId, totalMinor }: Document) {
	const kind = type === 'CashRfnd' ? 'cashRefund' : 'customerRefund';
	const transactionId = sourceIdOf(kind, externalId);
	return { id, kind, displayNumber, transactionId, amountMinor: totalMinor } as const;
}

function toBill(bill: Document, lines: readonly BillLine[]): Bill {
	return {
		...toOpen(bill),
		kind: BILLS[bill.type as keyof typeof BILLS],
		lines: lines
			.filter(({ document }) => document === bill.id)
			.map(({ line, orderLine, reference, stockItemId, quantity, amount }) => ({
				...{ line, orderLine, reference, stockItemId, quantity },
				netMinor: roundAmount(amount, bill.currency),
			})),
	};
}
