import { Args } from '../behaviour/args';
import { setCustomerInfo, setTotalsInfo } from '../behaviour/edit-header';
import { removeOrderItem, updateOrderItem } from '../behaviour/edit-lines';
import type { World } from '../store/world';
import { orderView } from '../views/order-view';
import { orderNamed, WAREHOUSE_USER as user } from './find-order';

/** Changes of an order that people make by hand, and that no channel knows of. */
export function handEditDrivers(world: World) {
	function view(key: string) {
		return orderView(world, orderNamed(world, key));
	}

	function rowOf(key: string, sku: string) {
		const row = view(key).Items.find((item) => item.SKU === sku);
		if (!row) throw new Error(`Order ${key} has no line with SKU ${sku}.`);
		return row;
	}

	return {
		/** Changes fields of the first line of a SKU, named as the v1 API names them. */
		changeLine(
			key: string,
			sku: string,
			fields: { Quantity?: number; PricePerUnit?: number },
		): void {
			const orderItem = { ...rowOf(key, sku), ...fields };
			updateOrderItem(world, new Args({ orderId: view(key).OrderId, orderItem }), user);
		},

		/** Takes the first line of a SKU off the order. */
		removeLine(key: string, sku: string): void {
			const rowid = rowOf(key, sku).RowId;
			removeOrderItem(world, new Args({ orderId: view(key).OrderId, rowid }), user);
		},

		/** Changes fields of the delivery address, named as the v1 API names them. */
		changeAddress(key: string, fields: Record<string, string>): void {
			const { OrderId: orderId, CustomerInfo: customer } = view(key);
			const info = { ...customer, Address: { ...customer.Address, ...fields } };
			setCustomerInfo(world, new Args({ orderId, info, saveToCrm: false }), user);
		},

		/** Overrides totals of the order, named as the v1 API names them. */
		changeTotals(key: string, fields: { Tax?: number; TotalCharge?: number }): void {
			const { OrderId: orderId, TotalsInfo: totals } = view(key);
			setTotalsInfo(world, new Args({ orderId, info: { ...totals, ...fields } }), user);
		},
	};
}
