import { changeLevel, stockFigures, stockItemBySku, type StockFigures } from '../behaviour/stock';
import { EMPTY_GUID } from '../store/ids';
import type { StockItemRecord } from '../store/stock-record';
import type { World } from '../store/world';

export interface StockItemDraft {
	sku: string;
	title?: string;
	/** Physical units; 0 when left out. */
	level?: number;
	/** Location name; Default when left out. */
	location?: string;
	/** Percent; -1 means the buyer's country decides. */
	taxRate?: number;
	retailPrice?: number;
	barcode?: string;
	weight?: number;
	channelSkus?: string[];
	components?: { sku: string; quantity: number }[];
	/** Left out, an item with components is one; a composite may have lost all of its own. */
	isComposite?: boolean;
	/** A group of variations. */
	isVariationParent?: boolean;
	/** Ordered from the supplier when it is sold. */
	jit?: boolean;
	/** Below this it is ordered anew. */
	minimumLevel?: number;
}

export interface LocationDraft {
	name: string;
	tag?: string;
	isFulfilmentCentre?: boolean;
}

export interface PostalServiceDraft {
	name: string;
	code?: string;
	vendor?: string;
	trackingRequired?: boolean;
}

function locationId(world: World, name: string | undefined): string {
	if (name === undefined) return EMPTY_GUID;
	const found = world.locations.find((location) => location.name === name);
	if (!found) throw new Error(`No location ${name}.`);
	return found.id;
}

function itemNamed(world: World, sku: string): StockItemRecord {
	const item = stockItemBySku(world, sku);
	if (!item) throw new Error(`No stock item ${sku}.`);
	return item;
}

/** What warehouse staff do with stock, locations and postal services. */
export function stockDrivers(world: World) {
	return {
		/** Adds a stock item, or more of it at another location; answers its id. */
		addStockItem(draft: StockItemDraft): string {
			const place = locationId(world, draft.location);
			const known = stockItemBySku(world, draft.sku);
			const item: StockItemRecord = known ?? {
				id: world.ids.guid('stockItem'),
				intId: world.ids.number('stockItem'),
				sku: draft.sku,
				title: draft.title ?? draft.sku,
				barcode: draft.barcode ?? '',
				taxRate: draft.taxRate ?? -1,
				retailPrice: draft.retailPrice ?? 0,
				unitCost: 0,
				weight: draft.weight ?? 0,
				channelSkus: draft.channelSkus ?? [],
				components: draft.components ?? [],
				isComposite: draft.isComposite ?? (draft.components ?? []).length > 0,
				isVariationParent: draft.isVariationParent ?? false,
				jit: draft.jit ?? false,
				minimumLevel: draft.minimumLevel ?? -1,
				archived: false,
				levels: new Map(),
			};
			if (!known) world.stockItems.push(item);
			const change = (draft.level ?? 0) - (item.levels.get(place) ?? 0);
			changeLevel(world, item, place, change, 'DIRECT ADJUSTMENT BY warehouse');
			return item.id;
		},

		/** Puts an item out of use, or back into it. */
		archiveStockItem(sku: string, archived = true): void {
			itemNamed(world, sku).archived = archived;
		},

		/** Makes an item up of others; of nothing makes it a plain item. */
		composeStockItem(sku: string, components: { sku: string; quantity: number }[]): void {
			Object.assign(itemNamed(world, sku), { components, isComposite: components.length > 0 });
			world.orders.version += 1;
		},

		/** Changes what a scanner reads off an item. */
		setBarcode(sku: string, barcode: string): void {
			itemNamed(world, sku).barcode = barcode;
		},

		addLocation(draft: LocationDraft): string {
			const id = world.ids.guid('location');
			world.locations.push({
				id,
				intId: world.ids.number('location'),
				name: draft.name,
				tag: draft.tag ?? '',
				isFulfilmentCentre: draft.isFulfilmentCentre ?? false,
			});
			return id;
		},

		addPostalService(draft: PostalServiceDraft): string {
			const id = world.ids.guid('postalService');
			world.postalServices.push({
				id,
				name: draft.name,
				code: draft.code ?? '',
				vendor: draft.vendor ?? '',
				trackingRequired: draft.trackingRequired ?? false,
			});
			return id;
		},

		/** Level, units in open orders and available units of a SKU at one location. */
		stockLevel(sku: string, location?: string): StockFigures {
			return stockFigures(world, itemNamed(world, sku), locationId(world, location));
		},

		/** Moves the physical level by hand, with a history row. */
		adjustStock(sku: string, change: number, location?: string): StockFigures {
			const item = itemNamed(world, sku);
			const place = locationId(world, location);
			changeLevel(world, item, place, change, 'DIRECT ADJUSTMENT BY warehouse');
			return stockFigures(world, item, place);
		},
	};
}
