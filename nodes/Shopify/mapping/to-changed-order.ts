import { toOrderKey } from '../../../domain/order/order-key';
import type { ChangedOrder } from '../../../domain/signal/missed-changes';
import { gidDigits } from './gid-digits';

/** A changed order as the catch-up compares it with the ledger, with the number people use for it. */
export function toChangedOrder(
	change: {
		orderId: string;
		name: string;
		updatedAt: string;
		basis: ChangedOrder['basis'];
		afterSales?: boolean;
	},
	shop: string,
): ChangedOrder & { name: string; afterSales?: boolean } {
	return {
		orderKey: toOrderKey({
			system: 'shopify',
			account: shop,
			reference: gidDigits(change.orderId),
		}),
		sourceId: change.orderId,
		name: change.name,
		updatedAt: change.updatedAt,
		basis: change.basis,
		...(change.afterSales === undefined ? {} : { afterSales: change.afterSales }),
	};
}
