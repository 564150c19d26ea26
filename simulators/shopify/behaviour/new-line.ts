import { fromPresentment, fromShop } from '../store/exchange';
import { toMinor } from '../store/money';
import type { Variant } from '../store/catalogue';
import type { Line, Order } from '../store/order';
import type { DiscountRequest } from './allocate-discount';
import type { World } from './world';

/** A line as ordered: a variant by SKU or id, or a custom item. */
export interface NewLine {
	readonly sku?: string;
	readonly variantId?: number;
	readonly custom?: {
		readonly title: string;
		readonly price: string;
		readonly taxable?: boolean;
		readonly requiresShipping?: boolean;
	};
	readonly quantity: number;
	/** Overrides the catalogue price; buyer's currency. */
	readonly price?: string;
	readonly discount?: DiscountRequest;
}

/** Makes the line of an order; discounts are allocated afterwards, over all lines. */
export function newLine(world: World, order: Order, request: NewLine): Line {
	const variant = request.custom ? null : findVariant(world, request);
	const price = request.price ?? request.custom?.price;
	const taxable = variant?.taxable ?? request.custom?.taxable ?? true;
	return {
		id: world.ids.next(),
		variantId: variant?.id ?? null,
		sku: variant?.sku ?? null,
		title: variant?.productTitle ?? request.custom?.title ?? '',
		variantTitle: variant?.title ?? null,
		vendor: variant?.vendor ?? null,
		unitPrice:
			price === undefined
				? fromShop(variant?.price ?? 0, order)
				: fromPresentment(toMinor(price, order.presentmentCurrency), order),
		taxable,
		requiresShipping: variant?.requiresShipping ?? request.custom?.requiresShipping ?? true,
		giftCard: variant?.giftCard ?? false,
		custom: variant === null,
		addedByEdit: false,
		taxRates: taxable ? order.taxRates : [],
		customAttributes: [],
		lots: [{ units: request.quantity, current: request.quantity, allocations: [] }],
	};
}

/** Finds a variant by id, else the first with the SKU. */
export function findVariant(
	world: World,
	wanted: { readonly sku?: string; readonly variantId?: number },
): Variant {
	const found =
		wanted.variantId === undefined
			? [...world.store.variants.values()].find((one) => one.sku === wanted.sku)
			: world.store.variants.get(wanted.variantId);
	if (!found) throw new Error(`No variant ${wanted.variantId ?? wanted.sku ?? '(no sku given)'}`);
	return found;
}
