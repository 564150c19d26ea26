import {
	findFulfilment,
	findFulfilmentOrder,
	findOrder,
	findRefund,
	findReturn,
} from '../behaviour/find';
import { levelsOf } from '../behaviour/inventory';
import { gid, parseGid } from '../store/ids';
import type { CancelJob } from '../store/shop-store';
import { calculatedOrderView } from '../views/calculated-view';
import {
	inventoryItemView,
	inventoryLevelView,
	locationView,
	productView,
	variantView,
} from '../views/catalogue-view';
import { fulfilmentOrderView, fulfilmentView } from '../views/fulfilment-view';
import { lineView } from '../views/line-view';
import { orderView } from '../views/order-view';
import { payoutView } from '../views/payments-view';
import { refundView } from '../views/refund-view';
import { returnView } from '../views/return-view';
import { reverseView } from '../views/reverse-view';
import { transactionView } from '../views/transaction-view';
import type { View } from '../views/view';
import { requireScope, type RequestContext } from './context';
import { requireInputSize } from './input-size';
import { subscriptionView } from './webhook-resolvers';

type Finder = (context: RequestContext, id: string, key: number) => View | null;

const FINDERS: Readonly<Record<string, Finder>> = {
	Order: (context, id) => {
		const order = findOrder(context.world, id);
		if (order) context.ordersRead.add(order);
		return order && orderView(context, order);
	},
	Refund: (context, id) => {
		const found = findRefund(context.world, id);
		return found && refundView(context, found.order, found.refund);
	},
	Return: (context, id) => {
		const found = findReturn(context.world, id);
		return found && returnView(context, found.order, found.subject);
	},
	ReverseFulfillmentOrder: (context, id) => {
		const found = findReturn(context.world, id);
		return found && reverseView(context, found.order, found.subject);
	},
	ShopifyPaymentsPayout: (context, _id, key) => {
		requireScope(context, 'node', 'read_shopify_payments_payouts');
		const payout = context.world.store.payouts.find((one) => one.id === key);
		return payout ? payoutView(context, payout) : null;
	},
	FulfillmentOrder: (context, id) => {
		const found = findFulfilmentOrder(context.world, id);
		return found && fulfilmentOrderView(context, found.order, found.fulfilmentOrder);
	},
	Fulfillment: (context, id) => {
		const found = findFulfilment(context.world, id);
		return found && fulfilmentView(context, found.order, found.fulfilment);
	},
	LineItem: (context, _id, key) => {
		for (const order of context.world.store.orders.values()) {
			const line = order.lines.find((one) => one.id === key);
			if (line) return lineView(context, order, line);
		}
		return null;
	},
	OrderTransaction: (context, _id, key) => {
		for (const order of context.world.store.orders.values()) {
			const one = order.transactions.find((transaction) => transaction.id === key);
			if (one) return transactionView(context, order, one);
		}
		return null;
	},
	ProductVariant: (context, _id, key) => {
		const variant = context.world.store.variants.get(key);
		return variant ? variantView(context, variant) : null;
	},
	Product: (context, _id, key) => {
		const all = [...context.world.store.variants.values()];
		const variant = all.find((one) => one.productId === key);
		return variant ? productView(variant) : null;
	},
	InventoryItem: (context, _id, key) => {
		const variant = context.world.store.items.get(key);
		return variant ? inventoryItemView(context, variant) : null;
	},
	InventoryLevel: (context, id, key) => {
		const article = Number(/\?inventory_item_id=(\d+)$/.exec(id)?.[1]);
		const level = levelsOf(context.world, article).find((one) => one.id === key);
		return level && context.world.store.items.has(article)
			? inventoryLevelView(context, level)
			: null;
	},
	Location: (context, _id, key) => locationView(context, context.world.store.locations.get(key)),
	CalculatedOrder: (context, _id, key) => {
		const session = context.world.store.editSessions.get(key);
		const order = session && context.world.store.orders.get(session.orderId);
		return session && order && !session.committed
			? calculatedOrderView(context, session, order)
			: null;
	},
	OrderEditSession: (context, id, key) =>
		context.world.store.editSessions.has(key) ? { __typename: 'OrderEditSession', id } : null,
	WebhookSubscription: (context, _id, key) => {
		const row = context.webhooks.subscriptions.find(key);
		return row && subscriptionView(row);
	},
	OrderCancelJobResult: (context, id) => {
		const job = context.world.store.cancelJobs.get(parseGid(id).key);
		return job ? cancelJobView(context, job) : null;
	},
};

/** Queries by global id. */
export const nodeQueries = {
	node({ id }: { readonly id: string }, context: RequestContext): View | null {
		const { type, key } = parseGid(id);
		return FINDERS[type]?.(context, id, Number(key)) ?? null;
	},

	nodes({ ids }: { readonly ids: readonly string[] }, context: RequestContext): Array<View | null> {
		requireInputSize(ids);
		return ids.map((id) => nodeQueries.node({ id }, context));
	},

	job({ id }: { readonly id: string }, { world }: RequestContext): View | null {
		const job = world.store.cancelJobs.get(parseGid(id).key);
		return job ? { id, done: job.status !== 'STARTED' } : null;
	},

	orderEditSession({ id }: { readonly id: string }, context: RequestContext): View | null {
		return nodeQueries.node({ id }, context);
	},
};

/** The polled result of a cancellation. */
export function cancelJobView(context: RequestContext, job: CancelJob): View {
	const order = context.world.store.orders.get(job.orderId);
	return {
		__typename: 'OrderCancelJobResult',
		id: gid('OrderCancelJobResult', job.token),
		done: job.status !== 'STARTED',
		status: job.status,
		errors: job.errors.map((one) => ({ ...one, field: null })),
		order: () => order && orderView(context, order),
	};
}
