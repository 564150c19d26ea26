import { gid } from '../store/ids';
import { ZERO } from '../store/money';
import type { Order, Transaction } from '../store/order';
import { orderView } from './order-view';
import { bagView, dateView, optionalDate, type View, type ViewContext } from './view';

/** An OrderTransaction. */
export function transactionView(context: ViewContext, order: Order, one: Transaction): View {
	const parent = order.transactions.find((other) => other.id === one.parentId);
	return {
		__typename: 'OrderTransaction',
		id: gid('OrderTransaction', one.id),
		kind: one.kind,
		status: one.status,
		gateway: one.gateway,
		formattedGateway: one.gateway,
		manualPaymentGateway: one.manual,
		test: false,
		paymentId: `pay_${one.id}`,
		createdAt: dateView(one.createdAt),
		processedAt: optionalDate(one.processedAt),
		authorizationExpiresAt: null,
		errorCode: null,
		settlementCurrency: null,
		settlementCurrencyRate: null,
		order: () => orderView(context, order),
		parentTransaction: () => parent && transactionView(context, order, parent),
		amountSet: bagView(one.amount, order),
		amountRoundingSet: null,
		totalUnsettledSet: bagView(ZERO, order),
		fees: [],
	};
}
