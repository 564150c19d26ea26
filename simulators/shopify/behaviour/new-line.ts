import { fromPresentment, fromShop } from '../store/exchange';
import { toDecimal, toMinor } from '../store/money';
import type { Variant } from '../store/catalogue';
import type { Line, LineGroup, Order } from '../store/order';
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

/**
 * Makes the lines of one thing ordered: its own, or for a bundle one per component. Discounts are allocated
 * afterwards, over all lines.
 */
export function newLines(world: World, order: Order, request: NewLine): Line[] {
	const variant = request.custom ? null : findVariant(world, request);
	if (variant && variant.components.length > 0) return bundleLines(world, order, request, variant);
	const price = request.price ?? request.custom?.price;
	const taxable = variant?.taxable ?? request.custom?.taxable ?? true;
	const unitPrice =
		price === undefined
			? fromShop(variant?.price ?? 0, order)
			: fromPresentment(toMinor(price, order.presentmentCurrency), order);
	return [
		{
			id: world.ids.next(),
			...identityOf(variant, request),
			unitPrice,
			taxable,
			requiresShipping: variant?.requiresShipping ?? request.custom?.requiresShipping ?? true,
			giftCard: variant?.giftCard ?? false,
			custom: variant === null,
			addedByEdit: false,
			group: null,
			perGroup: 1,
			taxRates: taxable ? order.taxRates : [],
			customAttributes: [],
			lots: [{ units: request.quantity, current: request.quantity, allocations: [] }],
		},
	];
}

/** A bundle's price is shared out over its components by what they cost alone; odd cents go to the last of them. */
function bundleLines(world: World, order: Order, request: NewLine, bundle: Variant): Line[] {
	const group: LineGroup = {
		id: world.ids.next(),
		variantId: bundle.id,
		productId: bundle.productId,
		sku: bundle.sku || null,
		title: bundle.productTitle,
		quantity: request.quantity,
	};
	const parts = bundle.components.map(({ variantId, quantity }) => ({
		variant: findVariant(world, { variantId }),
		quantity,
	}));
	const price =
		request.price === undefined
			? fromShop(bundle.price, order).presentment
			: toMinor(request.price, order.presentmentCurrency);
	const shares = unitShares(
		price,
		parts.map(({ variant, quantity }) => ({ weight: variant.price, quantity })),
	);
	return parts.flatMap(({ variant, quantity }, i) =>
		newLines(world, order, {
			variantId: variant.id,
			quantity: quantity * request.quantity,
			price: toDecimal(shares[i] ?? 0, order.presentmentCurrency),
		}).map((line): Line => ({ ...line, group, perGroup: quantity })),
	);
}

function unitShares(
	price: number,
	parts: ReadonlyArray<{ readonly weight: number; readonly quantity: number }>,
): number[] {
	const whole = parts.reduce((sum, part) => sum + part.weight * part.quantity, 0);
	const shares = parts.map(({ weight }) =>
		whole === 0 ? 0 : Math.floor((price * weight) / whole),
	);
	const given = shares.reduce((sum, share, i) => sum + share * (parts[i]?.quantity ?? 0), 0);
	const last = shares.length - 1;
	return shares.map((share, i) =>
		i === last ? share + Math.floor((price - given) / (parts[i]?.quantity ?? 1)) : share,
	);
}

function identityOf(
	variant: Variant | null,
	request: NewLine,
): Pick<Line, 'variantId' | 'sku' | 'title' | 'variantTitle' | 'vendor'> {
	return {
		variantId: variant?.id ?? null,
		sku: variant?.sku || null,
		title: variant?.productTitle ?? request.custom?.title ?? '',
		variantTitle: variant?.title ?? null,
		vendor: variant?.vendor ?? null,
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
