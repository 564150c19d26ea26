import {
	DISPATCH_HEADS,
	FULFILMENT_ORDER_PAGES,
	TOLD_FULFILMENT_PAGES,
	type DispatchSize,
} from './queries/fulfilment-reads';
import {
	CREATE_FULFILMENT,
	UPDATE_TRACKING,
	type FulfilmentInput,
	type TrackingInput,
} from './queries/fulfilment-writes';
import type {
	RawChange,
	RawDispatchHead,
	RawFulfilmentOrderPage,
	RawToldFulfilmentPage,
} from './raw-fulfilment';
import { ShopifyRequests } from './shopify-requests';

/** Fulfilments in the Admin API of one shop, one method a call; how calls are made is in ShopifyRequests. Ids are GIDs. */
export class FulfilmentClient extends ShopifyRequests {
	/** Orders in the order asked, with what they have of fulfilment; null for one the shop does not show. */
	async readHeads(
		ids: readonly string[],
		{ fulfilments }: DispatchSize,
	): Promise<Array<RawDispatchHead | null>> {
		const { nodes } = await this.request(DISPATCH_HEADS, { ids, fulfilments });
		return nodes;
	}

	/** Fulfilment orders in the order asked, each with the first page of its lines. */
	async readFulfilmentOrders(
		ids: readonly string[],
	): Promise<Array<RawFulfilmentOrderPage | null>> {
		const { nodes } = await this.request(FULFILMENT_ORDER_PAGES, { ids });
		return nodes;
	}

	/** Fulfilments in the order asked, each with its tracking and the first page of its lines. */
	async readFulfilments(ids: readonly string[]): Promise<Array<RawToldFulfilmentPage | null>> {
		const { nodes } = await this.request(TOLD_FULFILMENT_PAGES, { ids });
		return nodes;
	}

	/** Makes a fulfilment each time it is called, so look first; what is refused is the answer. */
	async createFulfilment(fulfillment: FulfilmentInput): Promise<RawChange> {
		return await this.request(CREATE_FULFILMENT, { fulfillment });
	}

	/** Replaces the tracking of a fulfilment; what is refused is the answer. */
	async updateTracking(id: string, tracking: TrackingInput, notify: boolean): Promise<RawChange> {
		return await this.request(UPDATE_TRACKING, { id, tracking, notify });
	}
}
