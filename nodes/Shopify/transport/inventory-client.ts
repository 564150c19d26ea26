import { SET_QUANTITIES, type SetInput } from './queries/inventory-set';
import {
	itemsPerCall,
	locationValues,
	stockedItems,
	stockedVariants,
	stockOfItems,
} from './queries/inventory-levels';
import type { Page } from './queries/payouts';
import type { RawSetProblem, RawStockedItem, RawStockedVariant } from './raw-inventory';
import { ShopifyRequests } from './shopify-requests';

/** The stock of one shop, one method a call; how calls are made is in ShopifyRequests. Ids are GIDs. */
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

	/** Sets quantities, all or none; what is refused is the answer. A repeated key sets nothing twice. */
	async setQuantities(input: SetInput, key: string): Promise<RawSetProblem[]> {
		return await this.request(SET_QUANTITIES, { input, key });
	}
}
