import {
	shopFulfilmentSchema,
	type FulfilmentOrder,
	type ShopFulfilment,
	type ShopLine,
} from '../../../domain/dispatch/shop-fulfilment';
import { toOrderKey } from '../../../domain/order/order-key';
import { readableZodError } from '../../../domain/readable-zod-error';
import { err, ok, type Result } from '../../../domain/result';
import type { RawDispatchOrder } from '../transport/raw-fulfilment';
import type { RawGoodsLine } from '../transport/raw-goods';
import { gidDigits } from './gid-digits';

/** States in which a fulfilment order takes a fulfilment, if the shop lists that action (docs/vendors/shopify.md §8). */
const READY = ['OPEN', 'IN_PROGRESS', 'INCOMPLETE'];
const FULFIL = 'CREATE_FULFILLMENT';

/** What the shop has of the fulfilment of an order, or which field is not as it should be. */
export function toShopFulfilment(
	order: RawDispatchOrder,
	shop: string,
): Result<ShopFulfilment, string> {
	const fulfilment = shopFulfilmentSchema.safeParse({
		kind: 'shopFulfilment',
		schemaVersion: 1,
		orderKey: toOrderKey({ system: 'shopify', account: shop, reference: order.legacyResourceId }),
		sourceId: order.id,
		name: order.name,
		updatedAt: order.updatedAt,
		lines: order.lines.map(toLine),
		fulfilmentOrders: order.fulfilmentOrders.map(toFulfilmentOrder),
		fulfilments: order.fulfilments.map(toFulfilment).sort(byTime),
	} satisfies Record<keyof ShopFulfilment, unknown>);
	return fulfilment.success ? ok(fulfilment.data) : err(readableZodError(fulfilment.error));
}

const toLine = (line: RawGoodsLine): ShopLine => ({
	lineId: gidDigits(line.id),
	sku: line.sku ?? '',
	title: line.name,
	ordered: line.quantity,
	quantity: line.currentQuantity,
	unfulfilled: line.unfulfilledQuantity,
	requiresShipping: line.requiresShipping,
	bundle: line.lineItemGroup && {
		groupId: gidDigits(line.lineItemGroup.id),
		sku: line.lineItemGroup.variantSku ?? '',
		quantity: Math.max(0, line.lineItemGroup.quantity),
	},
});

const toFulfilmentOrder = (
	work: RawDispatchOrder['fulfilmentOrders'][number],
): FulfilmentOrder => ({
	id: work.id,
	locationId: gidDigits(work.assignedLocation.location?.id ?? ''),
	locationName: work.assignedLocation.name,
	status: work.status.toLowerCase(),
	fulfillable:
		READY.includes(work.status) && work.supportedActions.some(({ action }) => action === FULFIL),
	dueAt: work.fulfillAt ?? '',
	holds: work.fulfillmentHolds.map(({ displayReason }) => displayReason),
	lines: work.lines.map(({ id, lineItem, totalQuantity, remainingQuantity }) => ({
		...{ id, lineId: gidDigits(lineItem.id), total: totalQuantity },
		remaining: remainingQuantity,
	})),
});

const toFulfilment = (
	each: RawDispatchOrder['fulfilments'][number],
): ShopFulfilment['fulfilments'][number] => ({
	id: each.id,
	name: each.name,
	status: each.status.toLowerCase(),
	createdAt: each.createdAt,
	locationId: gidDigits(each.location?.id ?? ''),
	tracking: each.trackingInfo.map(({ company, number, url }) => ({
		...{ company: company ?? '', number: number ?? '', url: url ?? '' },
	})),
	lines: each.lines.map(({ lineItem, quantity }) => ({
		...{ lineId: gidDigits(lineItem.id), quantity: quantity ?? 0 },
	})),
});

type Told = ShopFulfilment['fulfilments'][number];

/** Oldest first; ids rise where several are of the same second. */
const byTime = (left: Told, right: Told): number =>
	Date.parse(left.createdAt) - Date.parse(right.createdAt) ||
	Number(gidDigits(left.id)) - Number(gidDigits(right.id));
