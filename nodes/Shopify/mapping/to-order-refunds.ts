import { toOrderKey } from '../../../domain/order/order-key';
import {
	orderRefundsSchema,
	type OrderRefunds,
	type SourceRefund,
} from '../../../domain/refund/order-refunds';
import { readableZodError } from '../../../domain/readable-zod-error';
import { err, ok, type Result } from '../../../domain/result';
import type { RawRefund, RawRefundOrder } from '../transport/raw-refund';
import { gidDigits } from './gid-digits';
import { refundAmounts } from './refund-amounts';
import type { SnapshotInvalid } from './to-order-snapshot';

/**
 * What the shop gave back of an order, oldest refund first, or the field that cannot be right. Money that went back
 * outside any refund makes the whole order unusable: nothing would book it.
 */
export function toOrderRefunds(
	order: RawRefundOrder,
	shop: string,
): Result<OrderRefunds, SnapshotInvalid> {
	const stray = strayTransactions(order);
	if (stray.length > 0) {
		return invalid(`transactions: ${stray.join(', ')} went back without a refund`);
	}
	const refunds: unknown[] = [];
	for (const refund of order.refunds) {
		const mapped = toSourceRefund(refund, order);
		if (!mapped.ok) return invalid(`refund ${gidDigits(refund.id)}: ${mapped.error}`);
		refunds.push(mapped.value);
	}
	const read = orderRefundsSchema.safeParse({
		kind: 'orderRefunds',
		schemaVersion: 1,
		orderKey: toOrderKey({ system: 'shopify', account: shop, reference: order.legacyResourceId }),
		sourceId: order.id,
		reference: order.legacyResourceId,
		name: order.name,
		updatedAt: order.updatedAt,
		cancelledAt: order.cancelledAt,
		source: order.sourceName === 'pos' ? 'pos' : 'online',
		refunds,
	} satisfies Record<keyof OrderRefunds, unknown>);
	if (!read.success) return invalid(readableZodError(read.error));
	return ok({ ...read.data, refunds: oldestFirst(read.data.refunds) });
}

const invalid = (reason: string): Result<never, SnapshotInvalid> =>
	err({ code: 'SNAPSHOT_INVALID', reason });

function toSourceRefund(
	refund: RawRefund,
	order: RawRefundOrder,
): Result<{ [Key in keyof SourceRefund]: unknown }, string> {
	const paidIn = refundAmounts(refund, order, 'presentmentMoney');
	if (!paidIn.ok) return paidIn;
	const amounts: unknown[] = [paidIn.value];
	if (order.currencyCode !== order.presentmentCurrencyCode) {
		const own = refundAmounts(refund, order, 'shopMoney');
		if (!own.ok) return own;
		amounts.push(own.value);
	}
	return ok({
		refundId: gidDigits(refund.id),
		createdAt: refund.createdAt ?? refund.processedAt,
		note: refund.note ?? '',
		returnId: gidDigits(refund.return?.id ?? ''),
		exchanged: (refund.return?.exchangeLineItems.nodes.length ?? 0) > 0,
		amounts,
	});
}

/** Transactions of kind REFUND that no refund names. */
function strayTransactions({ transactions, refunds }: RawRefundOrder): string[] {
	const known = new Set(refunds.flatMap((refund) => refund.transactions.map(({ id }) => id)));
	return transactions
		.filter(({ id, kind }) => kind === 'REFUND' && !known.has(id))
		.map(({ id }) => gidDigits(id));
}

const oldestFirst = (refunds: readonly SourceRefund[]): SourceRefund[] =>
	[...refunds].sort(
		(a, b) =>
			Date.parse(a.createdAt) - Date.parse(b.createdAt) ||
			a.refundId.localeCompare(b.refundId, 'en', { numeric: true }),
	);
