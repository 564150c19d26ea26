import type { LineRecord, OrderRecord } from '../store/order-record';
import type { OrderTable } from '../store/order-table';
import type { StockItemRecord } from '../store/stock-record';
import type { World } from '../store/world';

/** Units of one stock item. */
export interface Units {
	stockItemId: string;
	quantity: number;
}

export function stockItemById(world: World, id: string | null): StockItemRecord | undefined {
	return id === null ? undefined : world.stockItems.find((item) => item.id === id);
}

type SkuIndex = {
	bySku: Map<string, StockItemRecord[]>;
	read: number;
	last: StockItemRecord | null;
};

const skuIndexes = new WeakMap<StockItemRecord[], SkuIndex>();

/** An item by SKU, whatever its case and trailing blanks; one in use before an archived one. */
export function stockItemBySku(world: World, sku: string): StockItemRecord | undefined {
	const named = itemsBySku(world).get(sameSku(sku)) ?? [];
	return named.find((item) => !item.archived) ?? named[0];
}

/** Items by SKU: a large account is searched for every row of a page. Items are only added, and keep their SKUs. */
function itemsBySku({ stockItems }: World): Map<string, StockItemRecord[]> {
	let index = skuIndexes.get(stockItems);
	if (!index || (stockItems[index.read - 1] ?? null) !== index.last) {
		index = { bySku: new Map(), read: 0, last: null };
		skuIndexes.set(stockItems, index);
	}
	for (const item of stockItems.slice(index.read)) {
		const key = sameSku(item.sku);
		const named = index.bySku.get(key);
		if (named) named.push(item);
		else index.bySku.set(key, [item]);
		index.last = item;
	}
	index.read = stockItems.length;
	return index.bySku;
}

/** An item that may be sold: archived ones are not found. */
export function activeItemBySku(world: World, sku: string): StockItemRecord | undefined {
	const item = stockItemBySku(world, sku);
	return item?.archived ? undefined : item;
}

function sameSku(sku: string): string {
	return sku.trimEnd().toLowerCase();
}

/** The physical goods a quantity of a line stands for: a composite stands for its components. */
export function unitsOf(world: World, line: Readonly<LineRecord>, quantity: number): Units[] {
	const item = stockItemById(world, line.stockItemId);
	return item && quantity > 0 ? goodsIn(world, item, quantity) : [];
}

/** A component may be a composite itself. */
function goodsIn(world: World, item: StockItemRecord, quantity: number): Units[] {
	if (item.components.length === 0) return [{ stockItemId: item.id, quantity }];
	return item.components.flatMap((component) => {
		const part = stockItemBySku(world, component.sku);
		return part ? goodsIn(world, part, component.quantity * quantity) : [];
	});
}

function reservationKey(stockItemId: string, locationId: string): string {
	return `${stockItemId}@${locationId}`;
}

const reservations = new WeakMap<OrderTable, { version: number; byKey: Map<string, number> }>();

function readReservations(world: World): Map<string, number> {
	const known = reservations.get(world.orders);
	if (known?.version === world.orders.version) return known.byKey;
	const byKey = new Map<string, number>();
	for (const order of world.orders.all()) {
		if (order.processed || order.locked) continue;
		for (const line of order.lines) {
			for (const unit of unitsOf(world, line, line.quantity - line.shippedQuantity)) {
				const key = reservationKey(unit.stockItemId, order.locationId);
				byKey.set(key, (byKey.get(key) ?? 0) + unit.quantity);
			}
		}
	}
	reservations.set(world.orders, { version: world.orders.version, byKey });
	return byKey;
}

/**
 * Units held for open orders at a location. Parked orders hold theirs, locked orders do not, so
 * every edit, cancellation and lock shows here at once.
 */
export function unitsInOrders(world: World, stockItemId: string, locationId: string): number {
	return readReservations(world).get(reservationKey(stockItemId, locationId)) ?? 0;
}

export interface StockFigures {
	level: number;
	inOrders: number;
	available: number;
}

/** Level, reserved and available units of an item at one location. */
export function stockFigures(
	world: World,
	item: StockItemRecord,
	locationId: string,
): StockFigures {
	const level = item.levels.get(locationId) ?? 0;
	const inOrders = unitsInOrders(world, item.id, locationId);
	return { level, inOrders, available: level - inOrders };
}

/** Moves the physical level and writes the history row the vendor would write. */
export function changeLevel(
	world: World,
	item: StockItemRecord,
	locationId: string,
	change: number,
	note: string,
): void {
	if (change === 0) return;
	const level = (item.levels.get(locationId) ?? 0) + change;
	item.levels.set(locationId, level);
	world.stockChanges.push({
		stockItemId: item.id,
		locationId,
		at: world.clock(),
		level,
		change,
		note,
	});
}

/** Takes a shipped quantity of one line out of physical stock. */
export function deductLine(
	world: World,
	order: Readonly<OrderRecord>,
	line: Readonly<LineRecord>,
	quantity: number,
): void {
	for (const unit of unitsOf(world, line, quantity)) {
		const item = stockItemById(world, unit.stockItemId);
		const note = `Order ${order.num} ref: ${order.reference}`;
		if (item) changeLevel(world, item, order.locationId, -unit.quantity, note);
	}
}
