import { z } from 'zod';
import { inBatches } from '../../shared/in-batches';
import * as dispatch from '../mapping/dispatch/raw-dispatch';
import { rawOrderSchema, type RawOrder } from '../mapping/raw/raw-order';
import { LinnworksRequests } from './linnworks-requests';
import { OPERATIONS } from './operations';

/** Numbers per GetOrderTrackingURLs; the vendor names no limit. */
const URLS_PER_CALL = 50;

/** What left the warehouse, one method a call; how calls are made is in LinnworksRequests. */
export class DispatchClient extends LinnworksRequests {
	/** One page of processed orders, with how many there are on all pages; pages count from 1. */
	async searchProcessed(body: dispatch.SearchProcessedOrders) {
		const schema = dispatch.rawProcessedPageSchema;
		return await this.request(OPERATIONS.searchProcessedOrders, { body }, schema);
	}

	/** Up to 50 orders, open and processed, whose reference or secondary reference is this one. */
	async getOrderDetailsByReferenceId(reference: string): Promise<RawOrder[]> {
		const query = { ReferenceId: reference };
		const schema = z.array(rawOrderSchema);
		return await this.request(OPERATIONS.getOrderDetailsByReferenceId, { query }, schema);
	}

	/** The header of a processed order, which tells whether it was sent again or in exchange. */
	async getOrderInfo(orderId: string): Promise<dispatch.RawOrderInfo> {
		const query = { pkOrderId: orderId };
		return await this.request(OPERATIONS.getOrderInfo, { query }, dispatch.rawOrderInfoSchema);
	}

	/** What is in which parcel of a processed order; nothing for an order that is one parcel. */
	async getPackageSplit(orderId: string): Promise<dispatch.RawPacked[]> {
		const query = { pkOrderId: orderId };
		const schema = dispatch.rawPackageSplitSchema;
		return await this.request(OPERATIONS.getPackageSplit, { query }, schema);
	}

	/** Where parcels can be followed; numbers of which Linnworks knows no address are missing or empty. */
	async getTrackingUrls(
		wishes: readonly dispatch.TrackingUrlWish[],
	): Promise<dispatch.RawTrackingUrl[]> {
		const found: dispatch.RawTrackingUrl[] = [];
		for (const Items of inBatches(wishes, URLS_PER_CALL)) {
			const schema = dispatch.rawTrackingUrlsSchema;
			found.push(
				...(await this.request(OPERATIONS.getOrderTrackingUrls, { body: { Items } }, schema)),
			);
		}
		return found;
	}
}
