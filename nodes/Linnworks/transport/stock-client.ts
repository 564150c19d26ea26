import { inBatches } from '../../shared/in-batches';
import { RemoteRejected } from '../../shared/remote-error';
import * as replies from '../mapping/raw/raw-replies';
import * as stock from '../mapping/stock/raw-stock';
import { LinnworksRequests } from './linnworks-requests';
import { OPERATIONS } from './operations';

/** Items per GetInventoryItemsCompositionByIds (1.0/inventory.json). */
const COMPOSITIONS_PER_CALL = 100;
/** The largest page of GetStockItemsFull (1.0/stock.json); as many items are asked for where nothing is said. */
export const ITEMS_PER_PAGE = 200;

/** A stock search without a result is a refusal (docs/vendors/linnworks.md §7). */
const NOTHING_FOUND = /no items found/i;

function emptyIfNothingFound(error: unknown): [] {
	if (error instanceof RemoteRejected && NOTHING_FOUND.test(error.details.vendorCode)) return [];
	throw error;
}

/** Stock items, what they are made of and their levels, one method a call; how calls are made is in LinnworksRequests. */
export class StockClient extends LinnworksRequests {
	/** Stock items by SKU; SKUs that Linnworks does not know, or has archived, are missing. */
	async getStockItemIdsBySku(skus: readonly string[]) {
		const body = { SKUS: skus };
		const schema = replies.rawStockItemIdsSchema;
		return (await this.request(OPERATIONS.getStockItemIdsBySku, { body }, schema)).Items;
	}

	/** What composite items are made of, by the id of the composite; items that are none are missing. */
	async getCompositions(ids: readonly string[]): Promise<replies.RawCompositions> {
		const found: replies.RawCompositions = {};
		for (const InventoryItemIds of inBatches(ids, COMPOSITIONS_PER_CALL)) {
			const body = { InventoryItemIds };
			const schema = replies.rawCompositionsSchema;
			Object.assign(found, await this.request(OPERATIONS.getCompositions, { body }, schema));
		}
		return found;
	}

	/** Items in use, composites among them, whose bar code contains this text; variation parents are left out. */
	async findStockItemsByBarcode(keyword: string): Promise<replies.RawStockItem[]> {
		const found: replies.RawStockItem[] = [];
		for (let pageNumber = 1; ; pageNumber++) {
			const body = {
				keyword,
				loadCompositeParents: true,
				loadVariationParents: false,
				entriesPerPage: ITEMS_PER_PAGE,
				pageNumber,
				dataRequirements: [],
				searchTypes: ['Barcode'],
			};
			const schema = replies.rawStockItemsSchema;
			const page = await this.request(OPERATIONS.getStockItemsFull, { body }, schema).catch(
				emptyIfNothingFound,
			);
			found.push(...page);
			if (page.length < ITEMS_PER_PAGE) return found;
		}
	}

	/** One page of the items in use with their levels, composites and groups of variations among them; empty past the end. */
	async getStockPage(pageNumber: number): Promise<stock.RawStockRow[]> {
		const body = {
			...{ keyword: '', loadCompositeParents: true, loadVariationParents: true },
			...{ entriesPerPage: ITEMS_PER_PAGE, pageNumber },
			...{ dataRequirements: ['StockLevels'], searchTypes: ['SKU'] },
		};
		const schema = stock.rawStockPageSchema;
		return await this.request(OPERATIONS.getStockItemsFull, { body }, schema).catch(
			emptyIfNothingFound,
		);
	}

	/** Levels of items by id, at every location; items that Linnworks does not know are missing. */
	async getStockLevels(StockItemIds: readonly string[]): Promise<stock.RawItemLevels[]> {
		const body = { StockItemIds };
		return await this.request(OPERATIONS.getStockLevels, { body }, stock.rawLevelBatchSchema);
	}

	/** Kinds of items by SKU and by number, archived ones included; what Linnworks never had is missing. */
	async getItemKinds(
		SKUS: readonly string[],
		ids: readonly number[],
	): Promise<stock.RawItemKind[]> {
		const body = { SKUS, StockItemIntIds: ids };
		return await this.request(OPERATIONS.getStockItemTypeInfo, { body }, stock.rawItemKindsSchema);
	}

	/** What kind of items SKUs are, archived ones included; SKUs that Linnworks never had are missing. */
	async getStockItemTypes(skus: readonly string[]) {
		const body = { SKUS: skus, StockItemIntIds: [] };
		const schema = replies.rawStockItemTypesSchema;
		return (await this.request(OPERATIONS.getStockItemTypeInfo, { body }, schema)).StockItemInfo;
	}
}
