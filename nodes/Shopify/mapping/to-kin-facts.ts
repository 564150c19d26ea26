import { countUnits, type LineageFacts } from '../../../domain/lineage/lineage-facts';
import { parseAmount } from '../../../domain/money/money';
import { toOrderKey } from '../../../domain/order/order-key';
import type { RawKin } from '../transport/raw-kin';
import { gidDigits } from './gid-digits';

/** What an order that was found tells about its place among others. Its units are those that were ordered. */
export function toKinFacts(order: RawKin, shop: string): LineageFacts {
	const currency = order.presentmentCurrencyCode;
	const minor = (set: RawKin['totalReceivedSet']): number | null => {
		const amount = parseAmount(set.presentmentMoney.amount, currency);
		return amount.ok ? amount.value : null;
	};
	return {
		orderKey: toOrderKey({ system: 'shopify', account: shop, reference: order.legacyResourceId }),
		sourceId: order.id,
		reference: order.legacyResourceId,
		name: order.name,
		createdAt: order.createdAt,
		cancelledAt: order.cancelledAt,
		tags: order.tags,
		customerId: gidDigits(order.customer?.id ?? ''),
		email: order.email ?? '',
		channel: { id: gidDigits(order.app?.id ?? ''), title: order.app?.name ?? '' },
		currency,
		totalMinor: minor(order.originalTotalPriceSet),
		paidMinor: minor(order.totalReceivedSet),
		units: countUnits(
			order.lineItems.nodes.map(({ sku, name, quantity }) => ({
				sku: sku ?? '',
				title: name,
				quantity,
			})),
		),
	};
}
