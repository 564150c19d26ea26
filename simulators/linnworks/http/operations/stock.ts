import { Args } from '../../behaviour/args';
import { refuse } from '../../behaviour/errors';
import { pageOf, searchProcessed, type Page } from '../../behaviour/find-orders';
import { activeItemBySku, stockItemById, stockItemBySku } from '../../behaviour/stock';
import { searchStock } from '../../behaviour/search-stock';
import { EMPTY_GUID } from '../../store/ids';
import type { World } from '../../store/world';
import { processedView } from '../../views/processed-view';
import {
	compositionViews,
	levelViews,
	locationView,
	postalServiceView,
	stockItemView,
	stockTypeView,
} from '../../views/stock-view';
import { flat, named, read, wrapped, type OperationTable } from '../operation';

const MAX_COMPOSITION_IDS = 100;

function pageReply<T>(page: Page<T>, data: unknown[]) {
	return {
		PageNumber: page.pageNumber,
		EntriesPerPage: page.perPage,
		TotalEntries: page.total,
		TotalPages: Math.ceil(page.total / page.perPage),
		Data: data,
	};
}

function idsBySku(world: World, args: Args) {
	const items = args.texts('SKUS').flatMap((sku) => activeItemBySku(world, sku) ?? []);
	return { Items: items.map(({ id, sku }) => ({ StockItemId: id, SKU: sku })) };
}

function compositions(world: World, args: Args) {
	const ids = args.guids('InventoryItemIds');
	if (ids.length > MAX_COMPOSITION_IDS) {
		throw refuse(`Maximum of ${MAX_COMPOSITION_IDS} inventory items can be requested.`);
	}
	const parents = ids
		.flatMap((id) => stockItemById(world, id) ?? [])
		.filter(({ components }) => components.length > 0);
	return {
		InventoryItemsCompositionByIds: Object.fromEntries(
			parents.map((parent) => [parent.id, compositionViews(world, parent)]),
		),
	};
}

/** Archived items are in it: the only call that tells them from unknown SKUs. */
function typeInfo(world: World, args: Args) {
	const ids = new Set(args.integers('StockItemIntIds'));
	const named = args.texts('SKUS').flatMap((sku) => stockItemBySku(world, sku) ?? []);
	const numbered = world.stockItems.filter((item) => ids.has(item.intId));
	return { StockItemInfo: [...new Set([...named, ...numbered])].map(stockTypeView) };
}

function levelBatch(world: World, args: Args) {
	return args
		.guids('StockItemIds')
		.flatMap((id) => stockItemById(world, id) ?? [])
		.map((item) => ({ pkStockItemId: item.id, StockItemLevels: levelViews(world, item) }));
}

function changesHistory(world: World, args: Args) {
	const stockItemId = Args.required(args.guid('stockItemId'));
	const locationId = Args.required(args.guid('locationId'));
	const pageNumber = args.integer('pageNumber') ?? 0;
	const perPage = args.integer('entriesPerPage') ?? 0;
	if (pageNumber < 1) throw refuse('pageNumber must be greater than 0.');
	if (perPage < 1) throw refuse('entriesPerPage must be greater than 0.');
	const unitCost = stockItemById(world, stockItemId)?.unitCost ?? 0;
	const rows = world.stockChanges
		.filter((row) => row.stockItemId === stockItemId && row.locationId === locationId)
		.toReversed();
	const page = pageOf(rows, pageNumber, perPage);
	const data = page.rows.map((row) => ({
		StockItemId: EMPTY_GUID,
		Date: row.at.toISOString(),
		Level: row.level,
		StockValue: row.level * unitCost,
		Note: row.note,
		ChangeQty: row.change,
		ChangeValue: row.change * unitCost,
	}));
	return pageReply(page, data);
}

/** Inventory, stock, postal services and the processed order search. */
export const STOCK: OperationTable = {
	'Inventory/GetStockItemIdsBySKU': wrapped(250, idsBySku),
	'Inventory/GetInventoryItemsCompositionByIds': wrapped(250, compositions),
	'Inventory/GetStockLocations': read(150, (world) => world.locations.map(locationView)),
	'PostalServices/GetPostalServices': read(150, (world) =>
		world.postalServices.map(postalServiceView),
	),
	'Stock/GetStockItemsFull': named(150, (world, args) => {
		const withLevels = args.texts('dataRequirements').includes('StockLevels');
		return searchStock(world, args).map((item) => stockItemView(world, item, withLevels));
	}),
	'Stock/GetStockItemTypeInfo': flat(150, typeInfo),
	'Stock/GetStockLevel_Batch': wrapped(250, levelBatch),
	'Stock/GetItemChangesHistory': read(250, changesHistory),
	'ProcessedOrders/SearchProcessedOrders': wrapped(150, (world, args) => {
		const page = searchProcessed(world, args);
		const data = page.rows.map((order) => processedView(world, order));
		return { ProcessedOrders: pageReply(page, data) };
	}),
};
