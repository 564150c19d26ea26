import { inheritedRows, lineHistories } from '../edit/inherited-rows';
import { ZERO } from '../money/money';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { OrderRefunds } from './order-refunds';
import type { TargetBooks } from './target-books';
import { recordsOf, type TargetRecords } from './target-records';

/** Ids of lines and bundles that the source ever had on the order. */
export function idsAtSource(refunds: OrderRefunds, snapshot: OrderSnapshot): ReadonlySet<string> {
	const refunded = refunds.refunds.flatMap(({ amounts }) => amounts.flatMap(({ lines }) => lines));
	return new Set(
		[...snapshot.lines, ...refunded].flatMap(({ lineId, bundle }) => [
			lineId,
			...(bundle ? [bundle.groupId] : []),
		]),
	);
}

/**
 * An order that has left as a bill, so that what was on it when it left is told from what an edit had taken off. A line
 * that carries the id of no line of the source remembers none, and one whose line an edit put on anew stands for that. Records are credits where `trusted` says that the units
 * of their refund can no longer be told from what the customer still buys.
 */
export function toRecordBooks(
	records: TargetRecords,
	refunds: OrderRefunds,
	snapshot: OrderSnapshot,
	trusted: ReadonlySet<string>,
): Pick<TargetBooks, 'bills' | 'credits'> {
	const known = idsAtSource(refunds, snapshot);
	const { orderId: id, displayNumber, totalMinor, lines, leftAt } = records;
	const rows = lines.map(({ sku = '', ...line }) => ({ ...line, sku }));
	const heirs = inheritedRows(rows, lineHistories(snapshot), leftAt);
	return {
		bills: [
			{
				...{ id, kind: 'cashSale', displayNumber, totalMinor, openMinor: ZERO },
				lines: lines.map(({ reference, stockItemId, quantity, netMinor }, at) => ({
					...{ line: at, orderLine: at, stockItemId, quantity, netMinor },
					reference: known.has(reference) ? (heirs.get(reference) ?? reference) : '',
				})),
			},
		],
		credits: [...trusted].flatMap((refundId) =>
			recordsOf(records, refundId).map(({ recordId, amountMinor }) => ({
				...{ id: recordId, displayNumber: recordId, refundId },
				...{ totalMinor: amountMinor, openMinor: ZERO },
			})),
		),
	};
}
