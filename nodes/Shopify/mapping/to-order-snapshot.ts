import { toOrderKey } from '../../../domain/order/order-key';
import { orderSnapshotSchema, type OrderSnapshot } from '../../../domain/order/order-snapshot';
import { readableZodError } from '../../../domain/readable-zod-error';
import { err, ok, type Result } from '../../../domain/result';
import type { RawLine, RawOrder, RawShippingLine } from '../transport/raw-order';
import { gidDigits } from './gid-digits';
import { orderPrices } from './order-prices';
import { taxRatePpm } from './tax-rate';
import { toAddress } from './to-address';
import { toLineBundle } from './to-line-bundle';
import { isHeld, toLocations } from './to-locations';
import { toOrderChanges } from './to-order-changes';

export type SnapshotInvalid = { code: 'SNAPSHOT_INVALID'; reason: string };

/** Statuses of an order that was paid for; what was refunded since is in its totals. */
const PAID = ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'];

/**
 * What the shop says an order is now. Quantities are current ones (ordered, less removed and refunded); a line
 * without any is a removed line (docs/vendors/shopify.md §2.1). An order whose money does not add up is refused.
 * What the app has no scope for is empty; without fulfilment orders an order counts as not on hold.
 */
export function toOrderSnapshot(
	order: RawOrder,
	shop: string,
): Result<OrderSnapshot, SnapshotInvalid> {
	const paidIn = orderPrices(order, 'presentmentMoney');
	if (!paidIn.ok) return invalid(paidIn.error);
	const prices = [paidIn.value];
	if (order.currencyCode !== order.presentmentCurrencyCode) {
		const own = orderPrices(order, 'shopMoney');
		if (!own.ok) return invalid(own.error);
		prices.push(own.value);
	}
	const snapshot = orderSnapshotSchema.safeParse({
		kind: 'orderSnapshot',
		schemaVersion: 1,
		orderKey: toOrderKey({ system: 'shopify', account: shop, reference: order.legacyResourceId }),
		sourceId: order.id,
		reference: order.legacyResourceId,
		name: order.name,
		createdAt: order.createdAt,
		updatedAt: order.updatedAt,
		cancelledAt: order.cancelledAt,
		paid: PAID.includes(order.displayFinancialStatus ?? ''),
		financialStatus: (order.displayFinancialStatus ?? '').toLowerCase(),
		tags: order.tags,
		fulfilled: toFulfilled(order),
		onHold: isHeld(order.fulfilmentOrders),
		purchaseOrderNumber: order.poNumber ?? '',
		customerId: gidDigits(order.customer?.id ?? ''),
		...toCompany(order.purchasingEntity),
		channel: { id: gidDigits(order.app?.id ?? ''), title: order.app?.name ?? '' },
		changes: toOrderChanges(order.agreements),
		taxesIncluded: order.taxesIncluded,
		prices,
		lines: order.lines.filter((line) => line.currentQuantity > 0).map(toLine),
		removedLines: order.lines.filter((line) => line.currentQuantity === 0).map(toRemovedLine),
		shipping: toShipping(order.shippingLines),
		deliveryAddress: toAddress(order.shippingAddress),
		billingAddress: toAddress(order.billingAddress),
		email: order.email ?? '',
		phone: order.phone ?? '',
		note: order.note ?? '',
		locations: toLocations(order.fulfilmentOrders),
	} satisfies Record<Exclude<keyof OrderSnapshot, 'company'>, unknown>);
	return snapshot.success ? ok(snapshot.data) : invalid(readableZodError(snapshot.error));
}

/** Words for an order that is on hold or in progress leave open whether a part of it went before. */
function toFulfilled(order: RawOrder): NonNullable<OrderSnapshot['fulfilled']> {
	const { displayFulfillmentStatus: status, lines } = order;
	if (status === 'UNFULFILLED') return 'none';
	const isKnown = status === 'FULFILLED' || status === 'PARTIALLY_FULFILLED';
	return isKnown || lines.some(isFulfilled) ? 'some' : 'unknown';
}

const isFulfilled = (line: RawLine): boolean => line.currentQuantity > line.unfulfilledQuantity;

const invalid = (reason: string): Result<never, SnapshotInvalid> =>
	err({ code: 'SNAPSHOT_INVALID', reason });

function toCompany(purchaser: RawOrder['purchasingEntity']): Pick<OrderSnapshot, 'company'> {
	const { company, location } = purchaser ?? {};
	if (!company || !location) return {};
	return {
		company: {
			id: gidDigits(company.id),
			externalId: company.externalId ?? '',
			name: company.name,
			locationId: gidDigits(location.id),
			locationExternalId: location.externalId ?? '',
		},
	};
}

function toLine(line: RawLine): Record<keyof OrderSnapshot['lines'][number], unknown> {
	return {
		lineId: gidDigits(line.id),
		sku: line.sku ?? '',
		title: line.name,
		quantity: line.currentQuantity,
		fulfilledQuantity: Math.max(0, line.currentQuantity - line.unfulfilledQuantity),
		requiresShipping: line.requiresShipping,
		taxRatePpm: taxRatePpm(line.taxLines),
		variantId: gidDigits(line.variant?.id ?? ''),
		barcode: line.variant?.barcode ?? '',
		// A bundle of which no unit is left has no quantity; its lines are removed ones by then.
		bundle: toLineBundle(line.lineItemGroup, line.lineItemGroup?.quantity ?? 0),
	};
}

function toRemovedLine({
	id,
	sku,
	lineItemGroup: group,
}: RawLine): OrderSnapshot['removedLines'][number] {
	const bundle = group ? { groupId: gidDigits(group.id), sku: group.variantSku ?? '' } : null;
	return { lineId: gidDigits(id), sku: sku ?? '', ...(bundle ? { bundle } : {}) };
}

/** An edit replaces shipping by removing a line and adding one, so a removed or a second line tells of it. */
function toShipping(lines: readonly RawShippingLine[]): OrderSnapshot['shipping'] {
	const active = lines.filter((line) => !line.isRemoved);
	if (active.length === 0) return null;
	return {
		title: active.map((line) => line.title).join(' + '),
		code: active.map((line) => line.code ?? '').join(' + '),
		changed: active.length !== lines.length || active.length > 1,
	};
}
