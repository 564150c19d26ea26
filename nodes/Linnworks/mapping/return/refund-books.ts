import { roundAmount, sumMinor, ZERO, type MinorUnits } from '../../../../domain/money/money';
import type { OrderSnapshot } from '../../../../domain/order/order-snapshot';
import type { OrderRefunds } from '../../../../domain/refund/order-refunds';
import type { TargetBooks } from '../../../../domain/refund/target-books';
import type { RawOrder } from '../raw/raw-order';
import type { RawRefund } from './raw-post-sale';

/** The records that carry a refund's id, on the record or on a line of it. */
export const recordsOf = (records: readonly RawRefund[], refundId: string): RawRefund[] =>
	records.filter((record) =>
		[record, ...record.RefundLines].some((each) => each.ExternalReference.trim() === refundId),
	);

type Recorded = { RefundLines: ReadonlyArray<{ Amount: number; Deleted?: boolean }> };

/** What records come to, without lines that were taken off them. */
export const recordedMinor = (records: readonly Recorded[], currency: string): MinorUnits =>
	sumMinor(
		records
			.flatMap((record) => record.RefundLines)
			.filter((line) => !line.Deleted)
			.map((line) => roundAmount(line.Amount, currency)),
	);

/** Ids of lines and bundles that the shop ever had on the order. */
export function idsOfShop(refunds: OrderRefunds, snapshot: OrderSnapshot): ReadonlySet<string> {
	const refunded = refunds.refunds.flatMap(({ amounts }) => amounts.flatMap(({ lines }) => lines));
	return new Set(
		[...snapshot.lines, ...refunded].flatMap(({ lineId, bundle }) => [
			lineId,
			...(bundle ? [bundle.groupId] : []),
		]),
	);
}

/**
 * An order that has left as a bill, and its refunds as credits, so that what was on it when it left is told from what an
 * edit had taken off. A row that carries the id of no line of the shop remembers none.
 */
export function toRefundBooks(
	order: RawOrder,
	records: readonly RawRefund[],
	refunds: OrderRefunds,
	snapshot: OrderSnapshot,
): Pick<TargetBooks, 'bills' | 'credits'> {
	const currency = order.TotalsInfo.Currency;
	const known = idsOfShop(refunds, snapshot);
	const totalMinor = roundAmount(order.TotalsInfo.TotalCharge, currency);
	return {
		bills: [
			{
				id: order.OrderId,
				kind: 'cashSale',
				displayNumber: String(order.NumOrderId),
				totalMinor,
				openMinor: ZERO,
				lines: order.Items.map((row, line) => ({
					line,
					orderLine: line,
					reference: known.has(row.ItemNumber) ? row.ItemNumber : '',
					stockItemId: row.StockItemId,
					quantity: row.Quantity,
					netMinor: roundAmount(row.Cost, currency),
				})),
			},
		],
		credits: refunds.refunds.flatMap(({ refundId }) =>
			recordsOf(records, refundId).map((record) => ({
				id: String(record.RefundHeaderId),
				displayNumber: String(record.RefundHeaderId),
				refundId,
				totalMinor: recordedMinor([record], currency),
				openMinor: ZERO,
			})),
		),
	};
}
