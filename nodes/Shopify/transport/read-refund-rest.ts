import type { RawRefund, RawRefundPage } from './raw-refund';
import type { ShopifyClient } from './shopify-client';

/**
 * Adds the further pages of a refund's lists; `torn` when its order changed meanwhile, so that the pages belong to
 * different states of it.
 */
export async function readRefundRest(
	client: ShopifyClient,
	page: RawRefundPage,
	places: boolean,
): Promise<RawRefund | 'torn'> {
	const { transactions, refundLineItems, refundShippingLines, orderAdjustments, ...head } = page;
	const refund: RawRefund = {
		...head,
		transactions: [...transactions.nodes],
		lines: [...refundLineItems.nodes],
		shipping: [...refundShippingLines.nodes],
		adjustments: [...orderAdjustments.nodes],
	};
	let paid = cursorOf(transactions);
	let lines = cursorOf(refundLineItems);
	let shipping = cursorOf(refundShippingLines);
	let adjustments = cursorOf(orderAdjustments);
	while (paid !== null || lines !== null || shipping !== null || adjustments !== null) {
		const rest = await client.readRefundRest({
			id: page.id,
			places,
			withTransactions: paid !== null,
			transactionsAfter: paid,
			withLines: lines !== null,
			linesAfter: lines,
			withShipping: shipping !== null,
			shippingAfter: shipping,
			withAdjustments: adjustments !== null,
			adjustmentsAfter: adjustments,
		});
		if (rest?.order.updatedAt !== page.order.updatedAt) return 'torn';
		refund.transactions.push(...(rest.transactions?.nodes ?? []));
		refund.lines.push(...(rest.refundLineItems?.nodes ?? []));
		refund.shipping.push(...(rest.refundShippingLines?.nodes ?? []));
		refund.adjustments.push(...(rest.orderAdjustments?.nodes ?? []));
		paid = cursorOf(rest.transactions);
		lines = cursorOf(rest.refundLineItems);
		shipping = cursorOf(rest.refundShippingLines);
		adjustments = cursorOf(rest.orderAdjustments);
	}
	return refund;
}

type List = { pageInfo: { hasNextPage: boolean; endCursor: string | null } };

const cursorOf = (list: List | undefined): string | null =>
	list?.pageInfo.hasNextPage === true ? list.pageInfo.endCursor : null;
