import { roundAmount, sumMinor, ZERO } from '../../../../domain/money/money';
import type { TargetRecord, TargetRecords } from '../../../../domain/refund/target-records';
import type { RawOrder } from '../raw/raw-order';
import type { RawRefund } from './raw-post-sale';
import { soldAs } from './order-rows';
import { toInstant } from './to-instant';

/**
 * An order of Linnworks with the refunds that are kept beside it; null for one that Linnworks does not have. Lines that
 * were taken off a refund do not count, and neither does a refund of which none is left.
 */
export function toTargetRecords(
	order: RawOrder | null,
	refunds: readonly RawRefund[],
): TargetRecords {
	const currency = order?.TotalsInfo.Currency.toUpperCase() ?? '';
	return {
		...{ kind: 'targetRecords', schemaVersion: 1, system: 'linnworks', currency },
		orderId: order?.OrderId ?? '',
		displayNumber: order ? String(order.NumOrderId) : '',
		state: stateOf(order),
		leftAt: order?.Processed ? toInstant(order.ProcessedDateTime) : null,
		totalMinor: order ? roundAmount(order.TotalsInfo.TotalCharge, currency) : ZERO,
		lines: (order?.Items ?? []).map((row) => ({
			reference: row.ItemNumber,
			sku: soldAs(row),
			stockItemId: row.StockItemId,
			quantity: row.Quantity,
			netMinor: roundAmount(row.Cost, currency),
		})),
		records: refunds.flatMap((refund) => toRecord(refund, currency)),
	};
}

/** On an order that is finished, `HoldOrCancel` means cancelled (docs/vendors/linnworks.md §3.5). */
function stateOf(order: RawOrder | null): TargetRecords['state'] {
	if (!order) return 'absent';
	if (!order.Processed) return 'open';
	return order.GeneralInfo.HoldOrCancel ? 'cancelled' : 'processed';
}

function toRecord(refund: RawRefund, orderCurrency: string): TargetRecord[] {
	const lines = refund.RefundLines.filter((line) => !line.Deleted);
	if (lines.length === 0) return [];
	const currency = (refund.Currency || orderCurrency).toUpperCase();
	const references = [refund, ...lines].map((each) => each.ExternalReference.trim());
	return [
		{
			recordId: String(refund.RefundHeaderId),
			references: [...new Set(references)].filter((reference) => reference !== ''),
			amountMinor: sumMinor(lines.map((line) => roundAmount(line.Amount, currency))),
			currency,
			channelInitiated: refund.ChannelInitiated,
			actioned: refund.Actioned,
		},
	];
}
