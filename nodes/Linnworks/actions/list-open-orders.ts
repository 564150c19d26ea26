import { inBatches } from '../../shared/in-batches';
import type { RawOrder } from '../mapping/raw/raw-order';
import { sourceReference, type SourceReference } from '../mapping/source-reference';
import { toOrderFilters } from '../mapping/to-order-filters';
import { stockLocations } from './account-cache';
import type { Connection } from './connect-linnworks';

export type OpenOrdersWish = {
	source: string;
	subSource: string;
	/** The order id at which the last run ended; empty for the first. */
	after: string;
	/** Orders to return at most. */
	maxOrders: number;
};

export type OpenOrder = SourceReference & { order: RawOrder };

export type OpenOrders = {
	found: OpenOrder[];
	/** The id of the last order that was looked at: where the next run goes on. */
	cursor: string;
	/** Open orders of this source that were read, whether they stand for an order of the shop or not. */
	read: number;
};

/** Orders one GetOrdersById takes (docs/vendors/linnworks.md §3.4). */
const ORDERS_PER_CALL = 50;

/**
 * Walks round the open orders of all locations in the order of their ids, which no new or finished order disturbs:
 * it goes on after `after`, begins anew behind the last, and sees each order once at most. Orders that are not the
 * source's are passed over.
 */
export async function listOpenOrders(
	connection: Connection,
	wish: OpenOrdersWish,
): Promise<OpenOrders> {
	const ids = await openOrderIds(connection, wish);
	const result: OpenOrders = { found: [], cursor: wish.after, read: 0 };
	for (const batch of inBatches(roundFrom(ids, wish.after), ORDERS_PER_CALL)) {
		const orders = await connection.client.getOrdersById(batch);
		const byId = new Map(orders.map((order) => [order.OrderId, order]));
		for (const id of batch) {
			if (result.found.length >= wish.maxOrders) return result;
			result.cursor = id;
			const order = byId.get(id);
			if (!order || order.Processed || !isOfSource(order, wish)) continue;
			result.read += 1;
			const named = sourceReference(order);
			if (named) result.found.push({ ...named, order });
		}
	}
	return result;
}

async function openOrderIds(connection: Connection, wish: OpenOrdersWish): Promise<string[]> {
	const ids = new Set<string>();
	for (const { StockLocationId: fulfilmentCenter } of await stockLocations(connection)) {
		const filters = toOrderFilters(wish.source, wish.subSource);
		const listed = await connection.client.getAllOpenOrders({ fulfilmentCenter, ...filters });
		for (const id of listed) ids.add(id);
	}
	return [...ids].sort();
}

function roundFrom(ids: readonly string[], after: string): string[] {
	const behind = ids.filter((id) => id > after);
	return [...behind, ...ids.filter((id) => id <= after)];
}

/** The filter of the list is checked again, because a list that is too long must not widen the watch. */
const isOfSource = ({ GeneralInfo: info }: RawOrder, wish: OpenOrdersWish): boolean =>
	accepts(wish.source, info.Source) && accepts(wish.subSource, info.SubSource);

const accepts = (wanted: string, actual: string): boolean =>
	wanted === '' || wanted.toLowerCase() === actual.toLowerCase();
