import * as postSale from '../mapping/return/raw-post-sale';
import { refusedInReply } from './judge-answer';
import { LinnworksRequests } from './linnworks-requests';
import { OPERATIONS } from './operations';

/** Rows per page of GetItemChangesHistory; the vendor names no limit, users take 200. */
export const CHANGES_PER_PAGE = 200;

/** Refunds and returns of what left, one method a call; how calls are made is in LinnworksRequests. */
export class PostSaleClient extends LinnworksRequests {
	/** All return bookings of an order, whoever made them, booked in or not. */
	async getRmas(orderId: string): Promise<postSale.RawRma[]> {
		const body = { OrderId: orderId };
		return await this.request(OPERATIONS.getRmas, { body }, postSale.rawRmasSchema);
	}

	/** All refunds of an order, whoever recorded them, sent or not. */
	async getRefunds(orderId: string): Promise<postSale.RawRefund[]> {
		const body = { OrderId: orderId };
		return await this.request(OPERATIONS.getRefunds, { body }, postSale.rawRefundsSchema);
	}

	/** One page of the changes of an item's stock at one location, newest first; pages count from 1 and hold up to 200. */
	async getItemChanges(stockItemId: string, locationId: string, pageNumber: number) {
		const query = {
			...{ stockItemId, locationId, pageNumber: String(pageNumber) },
			entriesPerPage: String(CHANGES_PER_PAGE),
		};
		return await this.request(OPERATIONS.getItemChanges, { query }, postSale.rawItemChangesSchema);
	}

	/** Books a return each time it is called, so look first. Stock moves when the warehouse books it in. */
	async createRmaBooking(body: postSale.CreateRmaBooking): Promise<number> {
		const operation = OPERATIONS.createRmaBooking;
		const { RMAHeaderId: id, Errors } = await this.request(
			operation,
			{ body },
			postSale.rawRmaReplySchema,
		);
		if (id === 0) throw refusedInReply(operation, Errors, 'RMAHeaderId');
		return id;
	}

	/** Records a refund each time it is called, so look first. No money moves: that would be another call. */
	async createRefund(body: postSale.CreateRefund): Promise<number> {
		const operation = OPERATIONS.createRefund;
		const {
			RefundHeaderId: id,
			CannotRefundReason: reason,
			Errors,
		} = await this.request(operation, { body }, postSale.rawRefundReplySchema);
		const why = reason === 'None' || reason === '' ? Errors : [reason, ...Errors];
		if (id === 0) throw refusedInReply(operation, why, 'RefundHeaderId');
		return id;
	}
}
