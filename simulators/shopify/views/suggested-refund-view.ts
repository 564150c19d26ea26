import { parseGid } from '../store/ids';
import { toMinor, ZERO } from '../store/money';
import type { RestockType } from '../store/ledger';
import type { Order } from '../store/order';
import { suggestRefund } from '../behaviour/suggested-refund';
import { refundLineView } from './refund-view';
import { transactionView } from './transaction-view';
import { bagView, type View, type ViewContext } from './view';

export interface SuggestedRefundArguments {
	readonly refundLineItems?: ReadonlyArray<{
		readonly lineItemId: string;
		readonly quantity: number;
		readonly restockType?: RestockType | null;
		readonly locationId?: string | null;
	}> | null;
	readonly shippingAmount?: string | null;
	readonly suggestFullRefund?: boolean | null;
}

/** A SuggestedRefund. */
export function suggestedRefundView(
	context: ViewContext,
	order: Order,
	args: SuggestedRefundArguments,
): View {
	const asked = args.refundLineItems ?? [];
	const found = suggestRefund(context.world, order, {
		lineIds: asked.map((one) => Number(parseGid(one.lineItemId).key)),
		lines: asked.map((one) => ({
			quantity: one.quantity,
			restockType: one.restockType ?? 'NO_RESTOCK',
			locationId: one.locationId ? Number(parseGid(one.locationId).key) : null,
		})),
		shipping:
			args.shippingAmount === undefined || args.shippingAmount === null
				? null
				: toMinor(args.shippingAmount, order.presentmentCurrency),
		full: args.suggestFullRefund ?? false,
	});
	const parent = found.parent;
	return {
		amountSet: bagView(found.amount, order),
		subtotalSet: bagView(found.subtotal, order),
		discountedSubtotalSet: bagView(found.discountedSubtotal, order),
		totalTaxSet: bagView(found.tax, order),
		totalDutiesSet: bagView(ZERO, order),
		totalCartDiscountAmountSet: bagView(found.cartDiscount, order),
		maximumRefundableSet: bagView(found.maximum, order),
		shipping: {
			amountSet: bagView(found.shipping.amount, order),
			taxSet: bagView(found.shipping.tax, order),
			maximumRefundableSet: bagView(found.shipping.maximum, order),
		},
		refundLineItems: found.lines.map((row) => refundLineView(context, found.order, row)),
		suggestedTransactions: parent
			? [
					{
						kind: 'SUGGESTED_REFUND',
						gateway: parent.gateway,
						amountSet: bagView(found.amount, order),
						maximumRefundableSet: bagView(found.maximum, order),
						parentTransaction: transactionView(context, order, parent),
					},
				]
			: [],
	};
}
