import type { LedgerFact, OperationsFacts, OrderFact } from './operations-facts';

/** The flow that tells the shop what the warehouse shipped. */
export const DISPATCH_LANE = 'dispatch';

const isDone = (row: LedgerFact): boolean =>
	row.outcome === 'converged' || row.outcome === 'inStep';

/** Orders of the shop that the warehouse does not have although they had time enough, oldest first; null if unknown. */
export function notArrived(
	{ shopOrders, arrived, ledger }: Pick<OperationsFacts, 'shopOrders' | 'arrived' | 'ledger'>,
	graceMinutes: number,
	now: Date,
): OrderFact[] | null {
	if (shopOrders === null) return null;
	const known = new Set([...arrived, ...ledger.filter(isThere).map(({ order_key: key }) => key)]);
	return overdue(
		shopOrders.filter(({ orderKey }) => !known.has(orderKey)),
		graceMinutes,
		now,
	);
}

/**
 * Only a look of the first flow, whose rows may name none, tells of the warehouse: it has the order, or there was nothing
 * to bring there, as for one that was cancelled at once.
 */
const isThere = (row: LedgerFact): boolean =>
	(row.target_order !== '' || isDone(row)) && (row.lane === '' || row.lane === 'linnworks');

/**
 * Orders that the warehouse shipped and the shop was not told of although there was time enough, oldest first: no look
 * since then came to its end. Null if neither a list nor the ledger tells of dispatches.
 */
export function notTold(
	{ dispatches, ledger }: Pick<OperationsFacts, 'dispatches' | 'ledger'>,
	graceMinutes: number,
	now: Date,
): OrderFact[] | null {
	const rows = ledger.filter(({ lane }) => lane === DISPATCH_LANE);
	if (dispatches === null && rows.length === 0) return null;
	const newest = new Map<string, LedgerFact>();
	for (const row of rows) {
		const known = newest.get(row.order_key);
		const isNewer = !known || known.recorded_at < row.recorded_at;
		if (isNewer || (known.recorded_at === row.recorded_at && isDone(row))) {
			newest.set(row.order_key, row);
		}
	}
	const shipped = new Map(
		[...newest.values()].map((row) => [
			row.order_key,
			{
				orderKey: row.order_key,
				name: row.order_name || row.order_key,
				at: row.first_received_at ?? row.recorded_at,
			},
		]),
	);
	for (const order of dispatches ?? []) {
		const known = shipped.get(order.orderKey);
		if (!known || known.at < order.at) shipped.set(order.orderKey, order);
	}
	const isOpen = ({ orderKey, at }: OrderFact): boolean => {
		const row = newest.get(orderKey);
		return !row || !isDone(row) || row.recorded_at < at;
	};
	return overdue([...shipped.values()].filter(isOpen), graceMinutes, now);
}

function overdue(orders: readonly OrderFact[], graceMinutes: number, now: Date): OrderFact[] {
	const latest = now.getTime() - graceMinutes * 60_000;
	const once = new Map(orders.map((order) => [order.orderKey, order]));
	return [...once.values()]
		.filter(({ at }) => at <= latest)
		.sort((one, other) => one.at - other.at || (one.orderKey < other.orderKey ? -1 : 1));
}
