import { Args } from '../behaviour/args';
import { bookReturn, updateReturn } from '../behaviour/post-sale/book-return';
import { receiveReturn } from '../behaviour/post-sale/receive-return';
import { createRefund } from '../behaviour/post-sale/refunds';
import { isActioned, type RmaOutcome } from '../behaviour/post-sale/rma-access';
import { stockItemById } from '../behaviour/stock';
import type { OrderRecord } from '../store/order-record';
import type { RmaRecord } from '../store/post-sale-record';
import type { World } from '../store/world';
import { refundView, type RefundView } from '../views/refund-view';
import { rmaView, type RmaView } from '../views/rma-view';
import { orderNamed, WAREHOUSE_USER as user } from './find-order';

export interface ReceivedLine {
	sku: string;
	quantity: number;
	/** Units of these that are scrapped. */
	scrap?: number;
}

export interface Reception {
	/** Scraps every unit. */
	scrap?: boolean;
	/** Location name; the booking's, or that of the order, when left out. */
	location?: string;
}

/** What warehouse staff do with goods that come back. */
export function returnDrivers(world: World) {
	function must({ rma, errors }: RmaOutcome): RmaRecord {
		if (!rma || errors.length > 0) throw new Error(errors.join(' '));
		return rma;
	}

	function skuOf(order: OrderRecord, rowId: string): string {
		const row = order.lines.find((line) => line.rowId === rowId);
		return stockItemById(world, row?.stockItemId ?? null)?.sku ?? row?.channelSku ?? '';
	}

	function locationId(order: OrderRecord, { location }: Reception): string {
		const found = world.locations.find(({ name }) => name === location);
		if (location !== undefined && !found) throw new Error(`No location ${location}.`);
		return found?.id ?? order.locationId;
	}

	function bookByHand(order: OrderRecord, lines: ReceivedLine[], reception: Reception): RmaRecord {
		const ReturnItems = lines.map(({ sku, quantity, scrap = 0 }) => ({
			OrderItemRowId: order.lines.find(({ rowId }) => skuOf(order, rowId) === sku)?.rowId,
			ReturnLocation: locationId(order, reception),
			ReturnQuantity: quantity,
			ScrapQuantity: reception.scrap ? quantity : scrap,
		}));
		return must(bookReturn(world, new Args({ OrderId: order.id, ReturnItems }), user));
	}

	/** A booking that waits is made to say what came, so that only this is booked in. */
	function correct(
		order: OrderRecord,
		rma: RmaRecord,
		lines: ReceivedLine[],
		how: Reception,
	): void {
		const ReturnItems = rma.lines.map((line) => {
			const came = lines.find(({ sku }) => sku === skuOf(order, line.orderItemRowId));
			if (!came) return { RMARowId: line.rowId, RemoveFromBooking: true };
			return {
				RMARowId: line.rowId,
				ReturnLocation: how.location === undefined ? line.returnLocationId : locationId(order, how),
				ReturnQuantity: came.quantity,
				ScrapQuantity: how.scrap ? came.quantity : (came.scrap ?? 0),
			};
		});
		const OrderId = order.id;
		must(updateReturn(world, new Args({ OrderId, RMAHeaderId: rma.id, ReturnItems })));
	}

	return {
		/** Books a return of an order by hand; nothing comes in yet. Answers its number. */
		bookReturn(key: string, lines: ReceivedLine[], reception: Reception = {}): number {
			return bookByHand(orderNamed(world, key), lines, reception).id;
		},

		/**
		 * Goods of an order come in: the booking that waits for them, or else a new one, is made to say what came and is
		 * booked in. Answers the booking's number.
		 */
		receiveReturn(key: string, lines: ReceivedLine[], reception: Reception = {}): number {
			const order = orderNamed(world, key);
			const waiting = world.rmas.find(
				(rma) =>
					rma.orderId === order.id &&
					!isActioned(rma) &&
					lines.every(({ sku }) =>
						rma.lines.some((line) => skuOf(order, line.orderItemRowId) === sku),
					),
			);
			if (waiting) correct(order, waiting, lines, reception);
			const rma = waiting ?? bookByHand(order, lines, reception);
			const args = new Args({ RMAHeaderId: rma.id, OrderId: order.id });
			return must(receiveReturn(world, args, user)).id;
		},

		/** Records by hand what was paid back of an order; nobody says for which refund of the shop. Answers its number. */
		recordRefund(key: string, amount: number): number {
			const { id: OrderId } = orderNamed(world, key);
			const RefundLines = [{ RefundedUnit: 'Additional', Amount: amount }];
			const { refund, errors } = createRefund(world, new Args({ OrderId, RefundLines }));
			if (!refund) throw new Error(errors.join(' '));
			return refund.id;
		},

		/** Every return booking of an order, as the API shows it. */
		returnBookings(key: string): RmaView[] {
			const { id } = orderNamed(world, key);
			return world.rmas.filter((rma) => rma.orderId === id).map((rma) => rmaView(world, rma));
		},

		/** Every refund of an order, as the API shows it. */
		refundRecords(key: string): RefundView[] {
			const { id } = orderNamed(world, key);
			return world.refunds
				.filter((refund) => refund.orderId === id)
				.map((refund) => refundView(world, refund));
		},
	};
}
