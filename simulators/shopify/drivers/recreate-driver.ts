import { createOrder, type NewOrder } from '../behaviour/create-order';
import { currentDiscount, currentQuantityOf } from '../behaviour/line-value';
import type { NewLine } from '../behaviour/new-line';
import { currentTotals, paymentsOf } from '../behaviour/order-totals';
import { changeTags } from '../behaviour/update-order';
import type { World } from '../behaviour/world';
import { appTitle, RECREATE_APP_ID } from '../settings';
import { toDecimal, total } from '../store/money';
import type { Line, Order } from '../store/order';
import { lineBy, type LineReference } from './edit-driver';
import { cancelNow } from './order-drivers';

/** What is different on the order that takes the other's place. */
export type RecreateChange =
	| { readonly setQuantity: LineReference & { readonly quantity: number } }
	| { readonly addLine: NewLine }
	| { readonly address: NonNullable<NewOrder['shippingAddress']> };

/** How an app replaces an order. The defaults are those of the best-known one (docs/vendors/shopify.md §10). */
export interface RecreateOptions {
	/** Stands behind the old name; null gives the new order the shop's next number, as apps that duplicate do. */
	readonly suffix?: string | null;
	/** Whether both orders are tagged; true unless told. */
	readonly tags?: boolean;
	/** Whether the old payment is copied, whatever the new order costs; else the new order waits for payment. */
	readonly copyPayment?: boolean;
	/** Whether the old order is cancelled; some apps leave that to the merchant. */
	readonly cancel?: boolean;
	/** How long before the creation the old order was cancelled. */
	readonly delaySeconds?: number;
	/** Whether the new order exists before the old one is cancelled, so that its webhooks go first. */
	readonly createFirst?: boolean;
	readonly app?: { readonly id: number; readonly title: string };
}

const CANCELLED_TAG = 'Edit Order - Cancelled';
const REPLACEMENT_TAG = 'Edit Order';

/** Replaces an order by a changed copy instead of editing it, as some apps do. */
export function recreateOrder(
	world: World,
	old: Order,
	changes: readonly RecreateChange[],
	options: RecreateOptions = {},
): Order {
	const { cancel = true, createFirst = false, tags = true, delaySeconds = 0 } = options;
	const request = copyOf(world, old, changes, options);
	const retire = (): void => {
		if (!cancel) return;
		cancelNow(world, old, { reason: 'OTHER', restock: true, refund: false });
		old.cancelledAt = new Date(world.now().getTime() - delaySeconds * 1000);
		if (tags) changeTags(world, old, [CANCELLED_TAG], 'add');
	};
	if (!createFirst) retire();
	const made = createOrder(world, request);
	if (createFirst) retire();
	return made;
}

function copyOf(
	world: World,
	old: Order,
	changes: readonly RecreateChange[],
	{ suffix = 'A', tags = true, copyPayment = true, app }: RecreateOptions,
): NewOrder {
	const currency = old.presentmentCurrency;
	const shipping = old.shippingLines.find((line) => !line.isRemoved);
	const address = changes.flatMap((one) => ('address' in one ? [one.address] : []))[0];
	const delivery = address ?? old.shippingAddress;
	const paid = paymentsOf(old).net;
	return {
		...(suffix === null ? {} : { name: `${old.name}${suffix}` }),
		lines: linesOf(world, old, changes),
		...(shipping
			? {
					shipping: {
						title: shipping.title,
						price: toDecimal(currentTotals(old).shipping.presentment, currency),
						...(shipping.code === null ? {} : { code: shipping.code }),
						taxable: old.shippingTaxed,
					},
				}
			: {}),
		taxesIncluded: old.taxesIncluded,
		taxRates: old.taxRates,
		...(currency === old.currency ? {} : { presentmentCurrency: currency, rate: old.rate }),
		...(delivery ? { shippingAddress: delivery } : {}),
		...(old.billingAddress ? { billingAddress: old.billingAddress } : {}),
		...(old.email === null ? {} : { email: old.email }),
		...(old.phone === null ? {} : { phone: old.phone }),
		...(old.note === null ? {} : { note: old.note }),
		...(old.poNumber === null ? {} : { poNumber: old.poNumber }),
		tags: tags ? [...old.tags, REPLACEMENT_TAG] : old.tags,
		locationId: old.locationId,
		app: app ?? { id: RECREATE_APP_ID, title: appTitle(world.settings, RECREATE_APP_ID) },
		...(copyPayment
			? { gateway: 'manual', paid: toDecimal(paid.presentment, currency) }
			: { financialStatus: 'PENDING' as const }),
	};
}

function linesOf(world: World, old: Order, changes: readonly RecreateChange[]): NewLine[] {
	const wanted = new Map(old.lines.map((line) => [line, currentQuantityOf(line)]));
	for (const change of changes) {
		if (!('setQuantity' in change)) continue;
		const { quantity, ...reference } = change.setQuantity;
		wanted.set(lineBy(old, reference), quantity);
	}
	const kept = [...wanted].flatMap(([line, quantity]) =>
		quantity > 0 ? [copiedLine(world, old, line, quantity)] : [],
	);
	return [...kept, ...changes.flatMap((one) => ('addLine' in one ? [one.addLine] : []))];
}

/** A line of the old order at its old price; the discount of the units that stay goes along. */
function copiedLine(world: World, old: Order, line: Line, quantity: number): NewLine {
	const price = toDecimal(line.unitPrice.presentment, old.presentmentCurrency);
	const { presentment } = total(line.lots.map(currentDiscount));
	const units = currentQuantityOf(line);
	const kept = Math.floor((presentment * Math.min(quantity, units)) / Math.max(units, 1));
	return {
		...(line.variantId === null || !world.store.variants.has(line.variantId)
			? {
					custom: {
						title: line.title,
						price,
						taxable: line.taxable,
						requiresShipping: line.requiresShipping,
					},
				}
			: { variantId: line.variantId, price }),
		quantity,
		...(kept > 0 ? { discount: { amount: toDecimal(kept, old.presentmentCurrency) } } : {}),
	};
}
