import { Args } from '../behaviour/args';
import { cancelOpenOrder } from '../behaviour/cancel-order';
import { createOrders } from '../behaviour/create-orders';
import { addOrderItem } from '../behaviour/edit-lines';
import { partShip, processOrder, setFulfilmentStatus } from '../behaviour/fulfilment';
import { openOrder, saveOrder } from '../behaviour/order-access';
import { changeTag, lockOrders, markPaid } from '../behaviour/order-state';
import { stockItemBySku } from '../behaviour/stock';
import { PARKED, type FulfilmentStatus, type OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { orderView, type OrderView } from '../views/order-view';
import { orderNamed, WAREHOUSE_USER as user } from './find-order';
import { toCreateOrders, type LineDraft, type OrderDraft } from './order-draft';

export interface OrderIds {
	orderId: string;
	numOrderId: number;
}

/** What people in the warehouse and the office do to orders. */
export function orderDrivers(world: World) {
	function change(key: string, type: string, edit: (order: OrderRecord) => void): void {
		const order = openOrder(world, orderNamed(world, key).id);
		edit(order);
		saveOrder(world, order, { type, note: type, user });
	}

	function retag(key: string, tag: number | null): void {
		const orderIds = [orderNamed(world, key).id];
		const changed = changeTag(world, new Args({ orderIds, tag }), user);
		if (changed.length === 0) throw new Error(`Order ${key} is locked, parked or processed.`);
	}

	function lock(key: string, lockOrder: boolean): void {
		const orderIds = [orderNamed(world, key).id];
		lockOrders(world, new Args({ orderIds, lockOrder }), user);
	}

	return {
		/** Saves an order the way a channel would; an order that exists is updated or left alone. */
		createOrder(draft: OrderDraft): OrderIds {
			const saved = createOrders(world, toCreateOrders(world, draft), 'channel')[0];
			const { id, num } = orderNamed(world, saved ?? draft.reference);
			return { orderId: id, numOrderId: num };
		},

		/** The order as the v1 API shows it. */
		order(key: string): OrderView {
			return orderView(world, orderNamed(world, key));
		},

		/** Every order, open and processed, in order of creation. */
		orders(): OrderView[] {
			return world.orders.all().map((order) => orderView(world, order));
		},

		auditTrail(key: string) {
			return orderNamed(world, key).audit.map((row) => ({ ...row, at: row.at.toISOString() }));
		},

		printInvoice(key: string): void {
			change(key, 'Invoice printed', (order) => (order.invoicePrinted = true));
		},

		printPickList(key: string): void {
			change(key, 'Pick list printed', (order) => (order.pickListPrinted = true));
		},

		/** Buys and prints a label; the tracking number stays on the order. */
		printLabel(key: string, tracking: string): void {
			change(key, 'Label printed', (order) => {
				order.labelPrinted = true;
				order.shipping.trackingNumber = tracking;
			});
		},

		/** Processes the order, or throws with the reason it could not be. */
		process(key: string): void {
			const error = processOrder(world, orderNamed(world, key).id, user);
			if (error !== '') throw new Error(error);
		},

		partShip(key: string, sku: string, quantity: number): void {
			partShip(world, orderNamed(world, key).id, sku, quantity, user);
		},

		lock: (key: string) => lock(key, true),
		unlock: (key: string) => lock(key, false),
		park: (key: string) => retag(key, PARKED),
		unpark: (key: string) => retag(key, null),
		setTag: (key: string, tag: number | null) => retag(key, tag),

		markPaid(key: string): void {
			markPaid(world, orderNamed(world, key).id, user);
		},

		cancel(key: string, note = 'Cancelled by hand'): void {
			cancelOpenOrder(world, openOrder(world, orderNamed(world, key).id), note, user);
		},

		setFulfilmentStatus(key: string, status: FulfilmentStatus): void {
			setFulfilmentStatus(world, orderNamed(world, key).id, status, user);
		},

		setMerged(key: string, merged = true): void {
			change(key, 'Orders merged', (order) => (order.merged = merged));
		},

		/** Adds a line by hand; answers its row id. */
		addLine(key: string, draft: LineDraft): string {
			const item = stockItemBySku(world, draft.sku);
			if (!item) throw new Error(`No stock item ${draft.sku}.`);
			const { line } = addOrderItem(
				world,
				new Args({
					orderId: orderNamed(world, key).id,
					itemId: item.id,
					quantity: draft.quantity ?? 1,
					linePricing: {
						PricePerUnit: draft.pricePerUnit,
						DiscountPercentage: draft.discount,
						TaxRatePercentage: draft.taxRate,
						TaxInclusive: draft.taxInclusive,
					},
				}),
				user,
			);
			if (!line) throw new Error(`Order ${key} is parked or locked.`);
			return line.rowId;
		},
	};
}
