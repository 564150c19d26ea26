import type { InventoryLevel } from '../store/catalogue';
import type { Line } from '../store/order';
import type { ShopEvent } from './shop-event';
import type { World } from './world';

/** How many units enter (or, negative, leave) each bucket. `on_hand` is their sum. */
export interface StockMove {
	readonly available: number;
	readonly committed: number;
}

export const sold = (units: number): StockMove => ({ available: -units, committed: units });
export const released = (units: number): StockMove => ({ available: units, committed: -units });
export const shipped = (units: number): StockMove => ({ available: 0, committed: -units });
export const unshipped = (units: number): StockMove => ({ available: 0, committed: units });
export const returned = (units: number): StockMove => ({ available: units, committed: 0 });

/** Moves stock of a line's variant; lines without a tracked variant have none. */
export function moveStock(
	world: World,
	line: Line,
	locationId: number,
	move: StockMove,
): ShopEvent[] {
	const variant = line.variantId === null ? undefined : world.store.variants.get(line.variantId);
	if (!variant?.tracked) return [];
	const level = levelOf(world, variant.inventoryItemId, locationId);
	level.available += move.available;
	level.committed += move.committed;
	level.updatedAt = world.now();
	return move.available === 0 ? [] : [{ topic: 'inventory_levels/update', level }];
}

const levelKey = (inventoryItemId: number, locationId: number): string =>
	`${inventoryItemId} ${locationId}`;

/** The stock level of an item at a location, if there ever was one. */
export const findLevel = (
	world: World,
	inventoryItemId: number,
	locationId: number,
): InventoryLevel | undefined => world.store.levels.get(levelKey(inventoryItemId, locationId));

/** The stock levels of an item at all locations, in the order of the locations. */
export const levelsOf = (world: World, inventoryItemId: number): InventoryLevel[] =>
	[...world.store.locations.keys()].flatMap(
		(locationId) => findLevel(world, inventoryItemId, locationId) ?? [],
	);

/** The stock level of an item at a location, made at zero when there is none yet. */
export function levelOf(world: World, inventoryItemId: number, locationId: number): InventoryLevel {
	const known = findLevel(world, inventoryItemId, locationId);
	if (known) return known;
	const level: InventoryLevel = {
		id: world.ids.next(),
		inventoryItemId,
		locationId,
		isActive: true,
		available: 0,
		committed: 0,
		updatedAt: world.now(),
	};
	world.store.levels.set(levelKey(inventoryItemId, locationId), level);
	return level;
}
