import { KIN, type KinPage } from './queries/kin';
import { ORDER_LEDGERS, type LedgerSize } from './queries/order-ledgers';
import { ORDER_OWNERS, type OwnedKind } from './queries/order-owners';
import type { OrderParts } from './queries/order-parts';
import { ORDER_REST, type RestRequest } from './queries/order-rest';
import { ORDER_SEEN } from './queries/order-seen';
import { ORDER_STATES, type PageSize } from './queries/order-states';
import { BALANCE_ROWS, PAYOUT, PAYOUTS, TRANSACTION_OWNERS, type Page } from './queries/payouts';
import { PLACED_ORDERS, PLACED_SHIPPING, type RawPlaced } from './queries/placed-since';
import { REFUND_HEADS, type HeadSize } from './queries/refund-heads';
import { REFUND_PAGES, REFUND_REST, type RefundRestRequest } from './queries/refund-pages';
import {
	FULFILMENT_PAGES,
	RESTOCK_ORDERS,
	RETURN_PAGES,
	type RestockSize,
} from './queries/restock-pages';
import {
	CHANGED_FULFILMENT_ORDERS,
	CHANGED_AFTER_SALES,
	CHANGED_ORDERS,
	type ChangedPage,
} from './queries/changed-since';
import {
	CREATE_SUBSCRIPTION,
	DELETE_SUBSCRIPTION,
	LIST_SUBSCRIPTIONS,
	type Subscription,
} from './queries/webhook-subscriptions';
import type { RawLedger } from './raw-ledger';
import type { RawOrderPage, RawOrderRest } from './raw-order';
import type { RawBalanceRow, RawOwner, RawPayout } from './raw-payout';
import type { RawRefundHead, RawRefundPage, RawRefundRest } from './raw-refund';
import type { RawShippedPage } from './raw-goods';
import type { RawRestockHead, RawReturnPage } from './raw-restock';
import { ShopifyRequests } from './shopify-requests';

/** The parts of a ledger that need a scope of their own. */
export type LedgerParts = {
	apps: boolean;
	staff: boolean;
	/** The refund or return that an entry is for. */
	causes: boolean;
};

/** Orders, money and webhooks in the Admin API of one shop, one method a call; how calls are made is in ShopifyRequests. */
export class ShopifyClient extends ShopifyRequests {
	/** Orders by GID, in the order asked; null for one the shop does not show to this app. */
	async readOrders(
		ids: readonly string[],
		size: PageSize,
		parts: OrderParts,
	): Promise<Array<RawOrderPage | null>> {
		const { nodes } = await this.request(ORDER_STATES, { ids, lines: size.lines, ...parts });
		return nodes;
	}

	/** Further pages of one order's lists; null when the order went away meanwhile. */
	async readOrderRest(request: RestRequest): Promise<RawOrderRest | null> {
		const { order } = await this.request(ORDER_REST, request);
		return order;
	}

	/** A page of the ledger of each order, newest entry first; null for an order the shop does not show. */
	async readLedgers(
		ids: readonly string[],
		{ agreements, sales }: LedgerSize,
		after: string | null,
		parts: LedgerParts,
	): Promise<Array<RawLedger | null>> {
		const variables = { ids, agreements, sales, after, ...parts };
		const { nodes } = await this.request(ORDER_LEDGERS, variables);
		return nodes;
	}

	/** Which refunds orders have, by the orders' GIDs and in their order; null for one the shop does not show. */
	async readRefundHeads(
		ids: readonly string[],
		{ refunds, transactions }: HeadSize,
	): Promise<Array<RawRefundHead | null>> {
		const { nodes } = await this.request(REFUND_HEADS, { ids, refunds, transactions });
		return nodes;
	}

	/** Refunds by GID, in the order asked, each with the first page of its lists; with `places` where goods went. */
	async readRefunds(ids: readonly string[], places: boolean): Promise<Array<RawRefundPage | null>> {
		const { nodes } = await this.request(REFUND_PAGES, { ids, places });
		return nodes;
	}

	/** Further pages of one refund's lists; null when the refund went away meanwhile. */
	async readRefundRest(request: RefundRestRequest): Promise<RawRefundRest | null> {
		const { refund } = await this.request(REFUND_REST, request);
		return refund;
	}

	/** Lines, shipments and returns of orders by GID, in the order asked; null for one the shop does not show. */
	async readRestockHeads(
		ids: readonly string[],
		{ fulfilments }: RestockSize,
	): Promise<Array<RawRestockHead | null>> {
		const { nodes } = await this.request(RESTOCK_ORDERS, { ids, fulfilments });
		return nodes;
	}

	/** Shipments by GID, in the order asked, each with the first page of its lines. */
	async readFulfilments(ids: readonly string[]): Promise<Array<RawShippedPage | null>> {
		const { nodes } = await this.request(FULFILMENT_PAGES, { ids });
		return nodes;
	}

	/** Returns by GID, in the order asked, each with the first page of its lists. */
	async readReturns(ids: readonly string[]): Promise<Array<RawReturnPage | null>> {
		const { nodes } = await this.request(RETURN_PAGES, { ids });
		return nodes;
	}

	/** A page of payouts that a search finds, oldest first. */
	async readPayouts(filter: string, after: string | null): Promise<Page<RawPayout>> {
		return await this.request(PAYOUTS, { filter, after });
	}

	/** A payout by its GID; null when the shop does not know it. */
	async readPayout(id: string): Promise<RawPayout | null> {
		return await this.request(PAYOUT, { id });
	}

	/** A page of movements on the account with the payment provider, oldest first. */
	async readBalanceRows(filter: string, after: string | null): Promise<Page<RawBalanceRow>> {
		return await this.request(BALANCE_ROWS, { filter, after });
	}

	/** The orders of transactions by GID, in the order asked; null for one the shop does not show. */
	async readTransactionOwners(ids: readonly string[]): Promise<Array<RawOwner | null>> {
		const { nodes } = await this.request(TRANSACTION_OWNERS, { ids });
		return nodes;
	}

	/** A page of orders that a search finds, newest first. */
	async findKin(filter: string, after: string | null, customers: boolean): Promise<KinPage> {
		return await this.request(KIN, { filter, after, customers });
	}

	/** Whether the shop shows this order to the app. Costs one point. */
	async hasOrder(id: string): Promise<boolean> {
		const { order } = await this.request(ORDER_SEEN, { id });
		return order !== null;
	}

	/** The GID of the order that something belongs to; null when the shop does not know the thing. */
	async readOwner(kind: OwnedKind, id: string): Promise<string | null> {
		const { orderId } = await this.request(ORDER_OWNERS[kind], { id });
		return orderId;
	}

	/** A page of orders that a search finds, newest first, with their shipping methods if these are asked for. */
	async readPlacedOrders(
		filter: string,
		after: string | null,
		withShipping: boolean,
	): Promise<Page<RawPlaced>> {
		return await this.request(withShipping ? PLACED_SHIPPING : PLACED_ORDERS, { filter, after });
	}

	/** One page of orders changed since, oldest change first. */
	async readChangedOrders(
		filter: string,
		after: string | null,
		afterSales = false,
	): Promise<ChangedPage> {
		const query = afterSales ? CHANGED_AFTER_SALES : CHANGED_ORDERS;
		return await this.request(query, { filter, after });
	}

	/** One page of fulfilment orders changed since, oldest change first; each names its order. */
	async readChangedFulfilmentOrders(filter: string, after: string | null): Promise<ChangedPage> {
		return await this.request(CHANGED_FULFILMENT_ORDERS, { filter, after });
	}

	/** This app's subscriptions that deliver to an address; subscriptions of the app's configuration file are not among them. */
	async listSubscriptions(uri: string): Promise<Subscription[]> {
		const found: Subscription[] = [];
		let after: string | null = null;
		do {
			const page: { nodes: Subscription[]; endCursor: string | null } = await this.request(
				LIST_SUBSCRIPTIONS,
				{ uri, after },
			);
			found.push(...page.nodes);
			after = page.endCursor;
		} while (after !== null);
		return found.filter((each) => each.uri === uri);
	}

	/** Subscribes an address to a topic; an identical subscription is refused by Shopify. */
	async createSubscription(topic: string, uri: string): Promise<void> {
		await this.request(CREATE_SUBSCRIPTION, { topic, subscription: { uri, format: 'JSON' } });
	}

	async deleteSubscription(id: string): Promise<void> {
		await this.request(DELETE_SUBSCRIPTION, { id });
	}
}
