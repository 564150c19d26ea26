import { findLevel, levelOf } from '../behaviour/inventory';
import { findVariant } from '../behaviour/new-line';
import type { World } from '../behaviour/world';
import type { Adjustment, InventoryLevel, ProductStatus } from '../store/catalogue';

/** An article at a location; the shop's first location unless one is named. */
export interface StockReference {
	readonly sku?: string;
	readonly variantId?: number;
	readonly locationId?: number;
}

/** Units at a location; zeros where there never were any. */
export interface StockPicture {
	readonly available: number;
	readonly committed: number;
	readonly onHand: number;
	readonly isActive: boolean;
}

/** What an article has at a location. */
export function stockOf(world: World, reference: StockReference): StockPicture {
	const { inventoryItemId, locationId } = placeOf(world, reference);
	const level = findLevel(world, inventoryItemId, locationId);
	const { available = 0, committed = 0, isActive = false } = level ?? {};
	return { available, committed, onHand: available + committed, isActive };
}

/** Counts an article anew, and switches it on at the location. */
export function countStock(
	world: World,
	{ available, ...reference }: StockReference & { readonly available: number },
): void {
	const { inventoryItemId, locationId } = placeOf(world, reference);
	const level = levelOf(world, inventoryItemId, locationId);
	level.isActive = true;
	change(world, level, available - level.available);
}

/** Sells units that leave at once, such as over the counter: no order of this shop says so. */
export function sellElsewhere(
	world: World,
	{ units, ...reference }: StockReference & { readonly units: number },
): void {
	const { inventoryItemId, locationId } = placeOf(world, reference);
	change(world, levelOf(world, inventoryItemId, locationId), -units);
}

/** Stops stocking an article at a location; its quantities are kept. */
export function deactivateStock(world: World, reference: StockReference): void {
	const { inventoryItemId, locationId } = placeOf(world, reference);
	levelOf(world, inventoryItemId, locationId).isActive = false;
}

/** Starts or stops keeping stock of an article. */
export function trackStock(
	world: World,
	{ tracked, ...reference }: StockReference & { readonly tracked: boolean },
): void {
	findVariant(world, reference).tracked = tracked;
}

/** Archives a product or brings it back, with all of its variants. */
export function changeProductStatus(
	world: World,
	{ status, ...reference }: StockReference & { readonly status: ProductStatus },
): void {
	const { productId } = findVariant(world, reference);
	for (const variant of world.store.variants.values()) {
		if (variant.productId === productId) variant.productStatus = status;
	}
}

/** Closes a location, or opens it again. */
export function openLocation(
	world: World,
	{ locationId, isActive }: { readonly locationId: number; readonly isActive: boolean },
): void {
	const location = world.store.locations.get(locationId);
	if (!location) throw new Error(`No location ${locationId}`);
	location.isActive = isActive;
}

/** What callers of the API changed, oldest first. */
export const stockHistory = (world: World): readonly Adjustment[] => [...world.store.adjustments];

function placeOf(world: World, reference: StockReference) {
	const { inventoryItemId } = findVariant(world, reference);
	const [first] = world.store.locations.keys();
	const locationId = reference.locationId ?? first;
	if (locationId === undefined || !world.store.locations.has(locationId)) {
		throw new Error(`No location ${locationId ?? '(none)'}`);
	}
	return { inventoryItemId, locationId };
}

function change(world: World, level: InventoryLevel, units: number): void {
	level.available += units;
	level.updatedAt = world.now();
	if (units !== 0) world.announce([{ topic: 'inventory_levels/update', level }]);
}
