import type { EditChange, RefundOptions, ShopifySimulator } from '../../../simulators/shopify';
import type { Placed } from '../order-rows';
import { addressAt, chosen, pounds } from '../story-words';
import type { Money, ShopChange } from './steps';

/** Does one thing to an order in the shop; throws when the shop refuses it or there is nothing to choose from. */
export function changeShop(
	{ shop, switches }: ShopifySimulator,
	{ gid }: Placed,
	change: ShopChange,
): void {
	const order = shop.order(gid);
	const edit = (...changes: EditChange[]): void => void shop.edit(gid, changes);
	const refund = (options: RefundOptions, money: Money): void =>
		withMoney(money, () => void shop.refund(gid, options));
	const withMoney = (money: Money, act: () => void): void => {
		switches.refundsPending = money === 'pending';
		try {
			act();
		} finally {
			switches.refundsPending = false;
		}
	};
	const isReturn = change.change === 'return' || change.change === 'exchange';
	const lines = order.lines.filter((line) =>
		isReturn ? line.fulfilledQuantity > 0 : line.currentQuantity > 0,
	);
	const line = 'line' in change ? chosen(lines, change.line) : undefined;
	if ('line' in change && !line) throw new Error('The order has no line left');
	const lineId = line?.id ?? '';
	switch (change.change) {
		case 'add':
			edit({ addVariant: { sku: change.sku, quantity: change.quantity, allowDuplicates: true } });
			return;
		case 'quantity':
			edit({ setQuantity: { lineId, quantity: change.quantity } });
			return;
		case 'remove':
			edit({ setQuantity: { lineId, quantity: 0 } });
			return;
		case 'swap': {
			const quantity = line?.currentQuantity ?? 1;
			edit(
				{ setQuantity: { lineId, quantity: 0 } },
				{ addVariant: { sku: change.sku, quantity, allowDuplicates: true } },
			);
			return;
		}
		case 'discount':
			edit({ discountLine: { lineId, percentage: change.percentage } });
			return;
		case 'charge':
			edit({ addCustomItem: { title: change.title, price: pounds(change.pence) } });
			return;
		case 'shipping':
			edit({ replaceShipping: { title: change.title, price: pounds(change.pence) } });
			return;
		case 'address':
			shop.updateOrder(gid, { shippingAddress: addressAt(change.street, change.city) });
			return;
		case 'note':
			shop.updateOrder(gid, { note: change.text });
			return;
		case 'tag':
			shop.tag(gid, { add: [change.tag] });
			return;
		case 'cancel':
			shop.cancel(gid);
			return;
		case 'pay':
			if (Number(order.totals.outstanding) <= 0) throw new Error('Nothing is owed');
			shop.markPaid(gid);
			return;
		case 'refund': {
			const unshipped = line?.unfulfilledQuantity ?? 0;
			const most = unshipped > 0 ? unshipped : (line?.currentQuantity ?? 0);
			const quantity = Math.min(change.quantity, most);
			const [unit] = [Number(line?.currentTotal ?? 0) / (line?.currentQuantity ?? 1)];
			const tax = Number(line?.currentTax ?? 0) / (line?.currentQuantity ?? 1);
			const value = quantity * (unit + (order.taxesIncluded ? 0 : tax));
			const amount = Math.min(value, Number(order.totals.received) - Number(order.totals.refunded));
			if (amount < 0.01) throw new Error('There is no money to pay back');
			const restockType = unshipped > 0 ? 'CANCEL' : 'NO_RESTOCK';
			refund(
				{ lines: [{ lineId, quantity, restockType }], amount: amount.toFixed(2) },
				change.money,
			);
			return;
		}
		case 'goodwill':
			refund({ amount: pounds(change.pence) }, change.money);
			return;
		case 'refundShipping': {
			const price = Number(order.shippingLines.find((each) => !each.isRemoved)?.currentPrice ?? 0);
			const shipping = ((price * change.share) / 100).toFixed(2);
			if (Number(shipping) === 0) throw new Error('There is no shipping to refund');
			const tax = order.taxesIncluded ? 0 : 0.2 * Number(shipping);
			refund({ shipping, amount: (Number(shipping) + tax).toFixed(2) }, change.money);
			return;
		}
		case 'settleBalance':
			if (Number(order.totals.outstanding) >= 0) throw new Error('Nothing is to be paid back');
			refund({ amount: 'balance' }, change.money);
			return;
		case 'return':
			withMoney(change.money, () => {
				const quantity = Math.min(change.quantity, line?.fulfilledQuantity ?? 0);
				shop.createReturn(gid, { lines: [{ lineId, quantity }] });
				shop.processReturn(gid);
			});
			return;
		case 'exchange':
			shop.exchange(gid, {
				returned: [{ lineId, quantity: Math.min(change.quantity, line?.fulfilledQuantity ?? 0) }],
				sent: [{ sku: change.sku, quantity: 1, price: pounds(change.pence) }],
			});
			return;
		case 'moneyMoves':
			shop.settleRefunds(gid);
			return;
		case 'moneyFails':
			shop.failRefunds(gid);
			return;
	}
}
