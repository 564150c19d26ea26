import { ALL_VARIANTS, BUNDLES, LOCATIONS } from './queries/catalogue';
import { SET_QUANTITIES, type SetInput } from './queries/inventory-set';
import {
	itemsPerCall,
	levelsById,
	locationValues,
	stockedItems,
	stockedVariants,
	stockOfItems,
} from './queries/inventory-levels';
import type { Page } from './queries/payouts';
import type { RawBundle, RawPlace, RawVariant } from './raw-catalogue';
import type { RawLevel, RawSetProblem, RawStockedItem, RawStockedVariant } from './raw-inventory';
import { ShopifyRequests } from './shopify-requests';

/** The articles of one shop and their stock, one method a call; how calls are made is in ShopifyRequests. Ids are GIDs. */
export class InventoryClient extends ShopifyRequests {
	/** A page of at most `first` variants that a search finds, with their stock at these locations. */
	async findVariants(
		filter: string,
		first: number,
		after: string | null,
		locations: readonly string[],
	): Promise<Page<RawStockedVariant>> {
		const variables = { filter, first, after, ...locationValues(locations) };
		return await this.request(stockedVariants(locations.length, first), variables);
	}

	/** A page of all articles, or of those that a search finds, with their stock at these locations. */
	async listItems(
		filter: string | null,
		after: string | null,
		locations: readonly string[],
	): Promise<Page<RawStockedItem>> {
		const first = itemsPerCall(locations.length);
		const variables = { filter, first, after, ...locationValues(locations) };
		return await this.request(stockedItems(locations.length), variables);
	}

	/** Articles in the order asked, with their stock at these locations; null for one that is gone. */
	async readItems(
		ids: readonly string[],
		locations: readonly string[],
	): Promise<Array<RawStockedItem | null>> {
		const variables = { ids, ...locationValues(locations) };
		return await this.request(stockOfItems(locations.length, ids.length), variables);
	}

	/** Levels by their own ids, in the order asked; null for one that is gone. */
	async readLevels(ids: readonly string[]): Promise<RawLevel[]> {
		return await this.request(levelsById(ids.length), { ids });
	}

	/** A page of all variants, or of those that a search finds, by id. */
	async listVariants(filter: string | null, after: string | null): Promise<Page<RawVariant>> {
		return await this.request(ALL_VARIANTS, { filter, after });
	}

	/** A page of what bundles are made of, in the order asked; null for one that is gone. */
	async readBundles(
		ids: readonly string[],
		first: number,
		after: string | null,
	): Promise<Array<RawBundle | null>> {
		return await this.request(BUNDLES, { ids, first, after });
	}

	/** A page of all locations. */
	async listLocations(after: string | null): Promise<Page<RawPlace>> {
		return await this.request(LOCATIONS, { after });
	}

	/** Sets quantities, all or none; what is refused is the answer. A repeated key sets nothing twice. */
	async setQuantities(input: SetInput, key: string): Promise<RawSetProblem[]> {
		return await this.request(SET_QUANTITIES, { input, key });
	}
}
