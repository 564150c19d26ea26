import { toOrderKey } from '../../../domain/order/order-key';
import { readableZodError } from '../../../domain/readable-zod-error';
import {
	restockFactsSchema,
	type RestockFacts,
	type RestockRefund,
	type RestockRow,
} from '../../../domain/restock/restock-facts';
import { err, ok, type Result } from '../../../domain/result';
import type { RawRefund } from '../transport/raw-refund';
import type { RawRestockOrder } from '../transport/raw-restock';
import { gidDigits } from './gid-digits';
import { toMoneyState, toRestock } from './refund-words';
import type { SnapshotInvalid } from './to-order-snapshot';
import { toRestockAgreements } from './to-restock-agreements';
import { toRestockLines } from './to-restock-lines';
import { toRestockReturn } from './to-restock-returns';

/**
 * What the shop knows of the goods of an order, or the field that cannot be right. What the target booked in is not
 * known here; and which stock levels changed for an order cannot be read (docs/vendors/shopify.md §4.6).
 */
export function toRestockFacts(
	order: RawRestockOrder,
	shop: string,
): Result<RestockFacts, SnapshotInvalid> {
	const agreements = toRestockAgreements(order.agreements);
	if (!agreements.ok) return invalid(`agreements: ${agreements.error}`);
	const facts = restockFactsSchema.safeParse({
		kind: 'restockFacts',
		schemaVersion: 1,
		order: {
			orderKey: toOrderKey({ system: 'shopify', account: shop, reference: order.legacyResourceId }),
			name: order.name,
			updatedAt: order.updatedAt,
			cancelledAt: order.cancelledAt,
			source: order.sourceName === 'pos' ? 'pos' : 'online',
		},
		lines: toRestockLines(order),
		refunds: order.refunds.map(toRestockRefund),
		agreements: agreements.value,
		returns: order.returns.map(toRestockReturn),
		inventoryChanges: [],
		goodsIn: [],
	} satisfies Record<keyof RestockFacts, unknown>);
	return facts.success ? ok(facts.data) : invalid(readableZodError(facts.error));
}

const invalid = (reason: string): Result<never, SnapshotInvalid> =>
	err({ code: 'SNAPSHOT_INVALID', reason });

/** A voided authorisation is a movement of the refund as well: an edit has none at all. */
const toRestockRefund = (refund: RawRefund): Record<keyof RestockRefund, unknown> => ({
	refundId: gidDigits(refund.id),
	createdAt: refund.createdAt ?? refund.processedAt,
	returnId: gidDigits(refund.return?.id ?? ''),
	transactions: refund.transactions.map(({ id, status }) => ({
		transactionId: gidDigits(id),
		state: toMoneyState(status),
	})),
	lines: refund.lines.map((row, ordinal): Record<keyof RestockRow, unknown> => ({
		ordinal,
		lineId: gidDigits(row.lineItem.id),
		quantity: row.quantity,
		restock: toRestock(row.restockType),
		restocked: row.restocked,
		locationId: gidDigits(row.location?.id ?? ''),
	})),
});
