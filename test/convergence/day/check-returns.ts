import type { OrderSnapshot } from '../../../simulators/shopify';
import { TABLES } from '../../../playground/world/install-templates';
import type { Row } from '../engine/data-tables';
import { orderKey } from '../order-rows';
import type { Diary } from './diary';
import type { Day } from './live-day';
import { addUnits, type Units } from './shelf';
import { heldOrder, toWorld } from './to-world';

/** Returns that were open for less than that may not have been announced. */
const LOOKED_AT_MS = 3 * 3600_000;

type ShopReturn = OrderSnapshot['returns'][number];

/**
 * In what the bookings of an order are not the shop's returns, and what is told of its goods not what came back. A
 * return is announced once, and somebody hears of it only if other goods came, or fewer, or none.
 */
export function returnTroubles(day: Day, diary: Diary): string[] {
	const { merchant } = day;
	const { returns, lines } = merchant.shopify.shop.order(diary.order.gid);
	const held = heldOrder(merchant, diary.order);
	const bookings = held ? merchant.linnworks.warehouse.returnBookings(held.OrderId) : [];
	const open = toWorld(merchant, 'linnworksReturns').rows.exceptions(diary.order);
	const ever = everTold(day, diary);
	const skuOf = (lineId: string): string => lines.find(({ id }) => id === lineId)?.sku ?? '';
	const troubles = returns.flatMap((ret): string[] => {
		const own = bookings.filter((rma) => rma.ExternalReference === ret.id);
		const told = open.filter((row) => String(row['reason']).includes(ret.id));
		const notBooked = told.some((row) => row['code'] === 'RETURN_NOT_BOOKED');
		const differs = told.some((row) => row['code'] === 'RETURN_DIFFERS');
		const isDue = isAnnounced(ret, diary);
		const isIn = own.some((rma) => rma.Actioned);
		const wrong = mismatch(ret, diary, isIn, skuOf);
		const cannot = whyNotBooked(ret, diary, isIn);
		return [
			...(own.length > 1 ? [`return ${ret.id} is announced ${own.length} times`] : []),
			...(own.length === 0 && isDue && !cannot && !ever.includes(ret.id)
				? [`return ${ret.id} is not announced`]
				: []),
			...(notBooked && !cannot ? [`RETURN_NOT_BOOKED of return ${ret.id} without a cause`] : []),
			...(wrong !== null && !differs ? [`return ${ret.id}: nobody was told that ${wrong}`] : []),
			...(wrong === null && differs ? [`RETURN_DIFFERS of return ${ret.id} without a cause`] : []),
		];
	});
	return [...troubles, ...strangers(open, returns)];
}

/** What was ever told of returns that could not be announced; it is closed with its return. */
const everTold = ({ merchant }: Day, { order }: Diary): string =>
	merchant.n8n.tables
		.select(TABLES.exceptions, [
			{ column: 'order_key', condition: 'eq', value: orderKey(order) },
			{ column: 'code', condition: 'eq', value: 'RETURN_NOT_BOOKED' },
		])
		.map((row) => String(row['reason']))
		.join();

const strangers = (open: readonly Row[], returns: readonly ShopReturn[]): string[] =>
	open
		.filter((row) => !/^RETURN_/.test(String(row['code'])) || returns.length === 0)
		.map((row) => `${String(row['code'])}: ${String(row['reason'])}`);

/** Whether it was open long enough, after the order left, for somebody to announce it. */
function isAnnounced(ret: ShopReturn, { departure, done, openedAt }: Diary): boolean {
	if (!departure) return false;
	if (ret.status === 'OPEN') return true;
	const since = Math.max(openedAt.get(ret.id) ?? 0, departure.at);
	const ended = done
		.filter(({ act }) => ['processReturn', 'dispose', 'cancelReturn'].includes(act.act))
		.map(({ at }) => at)
		.filter((at) => at >= since);
	return Math.min(...ended) - since > LOOKED_AT_MS;
}

/** Whether a return stays unannounced, or its announcement wrong, for a reason that only people can change. */
function whyNotBooked(ret: ShopReturn, { arrivals }: Diary, isIn: boolean): boolean {
	const cameByHand = arrivals.some(({ isBooked, returnId }) => isBooked && returnId === ret.id);
	return (ret.status === 'CANCELED' && !isIn) || cameByHand;
}

/** In what the parcels were not what the return says; null when they were. Scrapped units came back. */
function mismatch(
	ret: ShopReturn,
	{ arrivals }: Diary,
	isIn: boolean,
	skuOf: (lineId: string) => string,
): string | null {
	const came: Units = new Map();
	for (const { goods, isBooked } of arrivals) {
		if (isBooked) for (const { sku, units } of goods) addUnits(came, sku, units);
	}
	const total = [...came.values()].reduce((sum, units) => sum + units, 0);
	if (ret.status === 'CANCELED') return isIn ? `${total} units came that were called off` : null;
	const lost = ret.disposed.filter(({ type }) => type === 'MISSING');
	if (lost.length > 0) return 'the shop says that units never arrived';
	const wanted: Units = new Map();
	for (const { lineId, quantity } of ret.lines) addUnits(wanted, skuOf(lineId), quantity);
	for (const [sku, units] of wanted) {
		const is = came.get(sku) ?? 0;
		if (is < units) return `${is} of ${units} x ${sku} came (${total} in all)`;
	}
	return null;
}
