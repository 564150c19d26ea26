import { levelOf } from '../behaviour/inventory';
import { findVariant } from '../behaviour/new-line';
import type { World } from '../behaviour/world';
import { gid } from '../store/ids';
import type { Location, ProductStatus, Variant } from '../store/catalogue';
import { toMinor } from '../store/money';

export interface NewVariant {
	/** Empty for a variant without a SKU. */
	readonly sku: string;
	readonly title: string;
	/** Decimal, shop currency. */
	readonly price: string;
	readonly barcode?: string;
	readonly variantTitle?: string;
	readonly vendor?: string;
	/** Puts the variant under an existing product. */
	readonly productId?: number;
	readonly taxable?: boolean;
	readonly requiresShipping?: boolean;
	readonly giftCard?: boolean;
	readonly tracked?: boolean;
	/** Of the product; ACTIVE unless given. */
	readonly productStatus?: ProductStatus;
	/** Makes it a bundle of these, per bundle. */
	readonly components?: ReadonlyArray<{
		readonly sku?: string;
		readonly variantId?: number;
		readonly quantity: number;
	}>;
	/** Stock available at the first location. */
	readonly available?: number;
}

export interface VariantIdentity {
	readonly variantGid: string;
	readonly variantId: number;
	readonly productId: number;
	readonly inventoryItemId: number;
	readonly sku: string;
}

export interface LocationIdentity {
	readonly gid: string;
	readonly id: number;
	readonly name: string;
}

/** Adds a variant, under a product of its own unless one is named. SKUs need not be unique. */
export function addVariant(world: World, request: NewVariant): VariantIdentity {
	const now = world.now();
	const components = (request.components ?? []).map(({ quantity, ...wanted }) => ({
		variantId: findVariant(world, wanted).id,
		quantity,
	}));
	const variant: Variant = {
		id: world.ids.next(),
		productId: request.productId ?? world.ids.next(),
		inventoryItemId: world.ids.next(),
		sku: request.sku,
		barcode: request.barcode ?? null,
		productTitle: request.title,
		title: request.variantTitle ?? 'Default Title',
		vendor: request.vendor ?? world.settings.name,
		price: toMinor(request.price, world.settings.currency),
		taxable: request.taxable ?? true,
		requiresShipping: request.requiresShipping ?? true,
		giftCard: request.giftCard ?? false,
		tracked: request.tracked ?? components.length === 0,
		productStatus: request.productStatus ?? 'ACTIVE',
		components,
		createdAt: now,
		updatedAt: now,
	};
	world.store.variants.set(variant.id, variant);
	world.store.items.set(variant.inventoryItemId, variant);
	const [location] = world.store.locations.keys();
	if (variant.tracked && location !== undefined) {
		levelOf(world, variant.inventoryItemId, location).available = request.available ?? 100;
	}
	const { id, productId, inventoryItemId, sku } = variant;
	return { variantGid: gid('ProductVariant', id), variantId: id, productId, inventoryItemId, sku };
}

/** Gives a variant another SKU. */
export function changeSku(
	world: World,
	{ to, ...wanted }: { readonly sku?: string; readonly variantId?: number; readonly to: string },
): void {
	findVariant(world, wanted).sku = to;
}

/** Deletes a variant: lines that sold it stay, without their article. */
export function deleteVariant(
	world: World,
	wanted: { readonly sku?: string; readonly variantId?: number },
): void {
	const { id, inventoryItemId } = findVariant(world, wanted);
	world.store.variants.delete(id);
	world.store.items.delete(inventoryItemId);
}

/** Adds a place to ship from. */
export function addLocation(
	world: World,
	request: { readonly name: string; readonly id?: number },
): LocationIdentity {
	const location: Location = {
		id: request.id ?? world.ids.next(),
		name: request.name,
		isActive: true,
		isFulfillmentService: false,
	};
	world.store.locations.set(location.id, location);
	return { gid: gid('Location', location.id), id: location.id, name: location.name };
}
