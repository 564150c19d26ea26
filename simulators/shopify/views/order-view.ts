import { gid } from '../store/ids';
import { ZERO, type Bag } from '../store/money';
import type { Order } from '../store/order';
import { currentQuantityOf, quantityOf } from '../behaviour/line-value';
import { unfulfilledQuantityOf } from '../behaviour/fulfilment-quantities';
import { currentTotals, paymentsOf, salesTotals } from '../behaviour/order-totals';
import {
	currentUnitsOf,
	editErrorsOf,
	financialStatusOf,
	fulfilmentStatusOf,
} from '../behaviour/order-status';
import { requireScope, type RequestContext } from '../resolvers/context';
import { buyerView } from './buyer-view';
import { connection, type PageArguments } from './connection';
import { cartDiscountOf, discountView } from './discount-view';
import { fulfilmentOrderView, fulfilmentView } from './fulfilment-view';
import { agreementView } from './ledger-view';
import { lineView } from './line-view';
import { metafieldView } from './metafield-view';
import { orderTaxLines } from './tax-view';
import { refundView } from './refund-view';
import { returnStatusOf, returnsView, type ReturnArguments } from './return-view';
import { shippingLineView } from './shipping-view';
import { suggestedRefundView, type SuggestedRefundArguments } from './suggested-refund-view';
import { transactionView } from './transaction-view';
import { bagView, dateView, optionalDate, type View, type ViewContext } from './view';

/** An Order. Lists and costly parts are functions: only what is asked for is worked out. */
export function orderView(context: ViewContext, order: Order): View {
	return {
		__typename: 'Order',
		...identity(context, order),
		...buyerView(order),
		...money(order),
		...statuses(order),
		...lists(context, order),
	};
}

function identity({ world }: ViewContext, order: Order): View {
	return {
		id: gid('Order', order.id),
		legacyResourceId: String(order.id),
		name: order.name,
		number: order.number,
		confirmationNumber: `C${order.number}`,
		poNumber: order.poNumber,
		test: false,
		createdAt: dateView(order.createdAt),
		processedAt: dateView(order.processedAt),
		updatedAt: dateView(order.updatedAt),
		closedAt: optionalDate(order.closedAt),
		cancelledAt: optionalDate(order.cancelledAt),
		cancelReason: order.cancelReason,
		cancellation: order.cancelledAt && { staffNote: order.cancelNote },
		closed: order.closedAt !== null,
		confirmed: true,
		edited: order.edited,
		sourceName: order.sourceName,
		sourceIdentifier: null,
		app: {
			id: gid('App', order.app.id),
			name: order.app.title,
		},
		attribution: null,
		statusPageUrl: `https://${world.settings.domain}/orders/${order.id}`,
	};
}

function money(order: Order): View {
	const bag = (amount: () => Bag) => (): View => bagView(amount(), order);
	const nothing = bag(() => ZERO);
	const shippingRefunds = (): Bag =>
		order.shippingLines.reduce(
			(sum, line) => ({
				shop: sum.shop + line.refunded.shop,
				presentment: sum.presentment + line.refunded.presentment,
			}),
			ZERO,
		);
	return {
		currencyCode: order.currency,
		presentmentCurrencyCode: order.presentmentCurrency,
		taxesIncluded: order.taxesIncluded,
		dutiesIncluded: false,
		taxExempt: false,
		estimatedTaxes: false,
		originalTotalPriceSet: bag(() => order.originalTotal),
		totalPriceSet: bag(() => salesTotals(order).total),
		subtotalPriceSet: bag(() => salesTotals(order).subtotal),
		totalTaxSet: bag(() => salesTotals(order).tax),
		totalDiscountsSet: bag(() => salesTotals(order).discounts),
		totalShippingPriceSet: bag(() => salesTotals(order).shipping),
		currentTotalPriceSet: bag(() => currentTotals(order).total),
		currentSubtotalPriceSet: bag(() => currentTotals(order).subtotal),
		currentTotalDiscountsSet: bag(() => currentTotals(order).discounts),
		currentCartDiscountAmountSet: bag(() => cartDiscountOf(order)),
		currentTotalTaxSet: bag(() => currentTotals(order).tax),
		currentShippingPriceSet: bag(() => currentTotals(order).shipping),
		currentTotalDutiesSet: null,
		currentTotalAdditionalFeesSet: null,
		totalTipReceivedSet: nothing,
		totalReceivedSet: bag(() => paymentsOf(order).received),
		totalRefundedSet: bag(() => paymentsOf(order).refunded),
		totalRefundedShippingSet: bag(shippingRefunds),
		refundDiscrepancySet: bag(() => paymentsOf(order).discrepancy),
		netPaymentSet: bag(() => paymentsOf(order).net),
		totalOutstandingSet: bag(() => paymentsOf(order).outstanding),
		totalCapturableSet: bag(() => paymentsOf(order).capturable),
		totalCashRoundingAdjustment: { paymentSet: nothing, refundSet: nothing },
		currentTaxLines: () => orderTaxLines(order, 'current'),
		taxLines: () => orderTaxLines(order, 'original'),
		additionalFees: [],
		paymentTerms: null,
		paymentCollectionDetails: () => ({
			additionalPaymentCollectionUrl:
				paymentsOf(order).outstanding.presentment > 0
					? `https://pay.example.com/${order.id}`
					: null,
		}),
	};
}

function statuses(order: Order): View {
	const errors = editErrorsOf(order);
	const units = currentUnitsOf(order);
	const waiting = (): number =>
		order.lines.reduce((sum, line) => sum + unfulfilledQuantityOf(order, line.id), 0);
	return {
		merchantEditable: errors.length === 0,
		merchantEditableErrors: errors,
		displayFinancialStatus: () => financialStatusOf(order),
		displayFulfillmentStatus: () => fulfilmentStatusOf(order),
		returnStatus: returnStatusOf(order),
		fullyPaid: () => ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(financialStatusOf(order)),
		unpaid: () => paymentsOf(order).received.presentment === 0,
		refundable: () => paymentsOf(order).net.presentment > 0,
		restockable: units > 0,
		fulfillable: () => waiting() > 0,
		requiresShipping: order.lines.some((line) => line.requiresShipping),
		subtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + quantityOf(line), 0),
		currentSubtotalLineItemsQuantity: order.lines.reduce(
			(sum, line) => sum + currentQuantityOf(line),
			0,
		),
	};
}

function lists(context: ViewContext, order: Order): View {
	type Take = { readonly first?: number | null };
	const take = <Row>(rows: readonly Row[], { first }: Take): readonly Row[] =>
		first === undefined || first === null ? rows : rows.slice(0, first);
	return {
		lineItems: (args: PageArguments) =>
			connection(order.lines, args, (line) => lineView(context, order, line)),
		shippingLines: (args: PageArguments & { readonly includeRemovals?: boolean }) =>
			connection(
				order.shippingLines.filter((line) => args.includeRemovals || !line.isRemoved),
				args,
				(line) => shippingLineView(order, line),
			),
		discountApplications: (args: PageArguments) =>
			connection(order.discounts, args, (one) => discountView(order, one)),
		agreements: (args: PageArguments) =>
			connection(order.agreements, args, (one) => agreementView(context, order, one)),
		fulfillmentOrders: (args: PageArguments) =>
			connection(
				context.world.switches.fulfilmentOrdersHidden ? [] : order.fulfilmentOrders,
				args,
				(one) => fulfilmentOrderView(context, order, one),
			),
		fulfillments: (args: Take) =>
			take(order.fulfilments, args).map((one) => fulfilmentView(context, order, one)),
		fulfillmentsCount: { count: order.fulfilments.length, precision: 'EXACT' },
		refunds: (args: Take) =>
			take(order.refunds, args).map((one) => refundView(context, order, one)),
		transactions: (args: Take) =>
			take(order.transactions, args).map((one) => transactionView(context, order, one)),
		returns: (args: ReturnArguments, request: RequestContext) => {
			requireScope(request, 'returns', 'read_returns');
			return returnsView(context, order, args);
		},
		transactionsCount: { count: order.transactions.length, precision: 'EXACT' },
		events: (args: PageArguments) => connection([], args, () => ({})),
		metafield: (args: { readonly namespace?: string | null; readonly key: string }) =>
			metafieldView(
				order.metafields.find(
					(one) => one.key === args.key && one.namespace === (args.namespace ?? one.namespace),
				),
			),
		metafields: (args: PageArguments & { readonly namespace?: string | null }) =>
			connection(
				order.metafields.filter((one) => one.namespace === (args.namespace ?? one.namespace)),
				args,
				(one) => metafieldView(one) ?? {},
			),
		suggestedRefund: (args: SuggestedRefundArguments) => suggestedRefundView(context, order, args),
	};
}
