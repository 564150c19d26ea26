import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Diary } from './diary';
import type { Day } from './live-day';
import { addUnits, type Units } from './shelf';
import { toWorld } from './to-world';

/**
 * In what is told of restocks is not what happened to the goods: units said to be back that nobody booked in, and units
 * put back on sale that had left.
 */
export function restockTroubles(day: Day, diary: Diary): string[] {
	const shop = day.merchant.shopify.shop.order(diary.order.gid);
	const open = toWorld(day.merchant, 'restocks').rows.exceptions(diary.order);
	const is = (code: string): boolean => open.some((row) => row['code'] === code);
	const unproven = diary.tale.intake === 'counter' ? [] : unprovenUnits(diary, shop);
	const shipped = shippedUnits(diary, shop);
	// Who looks after the order knows of it then, and the shop's stock is put right by the next push.
	const isTold = toWorld(day.merchant)
		.rows.exceptions(diary.order)
		.some((row) => /^(GATE_|ORDER_EMPTY$)/.test(String(row['code'])));
	return [
		...told('RESTOCK_UNPROVEN', is('RESTOCK_UNPROVEN'), unproven),
		...(is('RESTOCK_SHIPPED') && takenOff(diary, shop)
			? []
			: told('RESTOCK_SHIPPED', is('RESTOCK_SHIPPED') || (isTold && shipped.length > 0), shipped)),
		...open
			.filter((row) => !['RESTOCK_UNPROVEN', 'RESTOCK_SHIPPED'].includes(String(row['code'])))
			.map((row) => `${String(row['code'])}: ${String(row['reason'])}`),
	];
}

const told = (code: string, is: boolean, because: readonly string[]): string[] => {
	if (is && because.length === 0) return [`${code} without a cause`];
	return !is && because.length > 0 ? [`nobody was told ${code}: ${because.join(', ')}`] : [];
};

/** Units that the shop says are back, and that the warehouse did not book in as fit to be sold. */
function unprovenUnits({ arrivals, left }: Diary, shop: OrderSnapshot): string[] {
	const [said, booked]: [Units, Units] = [new Map(), new Map()];
	const skuOf = (lineId: string): string => shop.lines.find(({ id }) => id === lineId)?.sku ?? '';
	for (const refund of shop.refunds.filter(({ returnId }) => returnId === null)) {
		for (const { lineId, quantity, restockType } of refund.lines) {
			if (restockType === 'RETURN') addUnits(said, skuOf(lineId), quantity);
		}
	}
	for (const ret of shop.returns) {
		for (const { lineId, units } of saidBack(ret)) {
			addUnits(said, skuOf(lineId), Math.min(units, left.get(lineId) ?? 0));
		}
	}
	for (const { goods, isBooked } of arrivals) {
		if (isBooked) for (const { sku, units, scrap } of goods) addUnits(booked, sku, units - scrap);
	}
	return [...said]
		.filter(([sku, units]) => units > (booked.get(sku) ?? 0))
		.map(([sku, units]) => `${units} x ${sku} said to be back, ${booked.get(sku) ?? 0} booked in`);
}

/** Units of a return that the shop restocked, or refunded without having seen them. */
const saidBack = (
	ret: OrderSnapshot['returns'][number],
): Array<{ lineId: string; units: number }> =>
	ret.lines.map(({ lineId, quantity, processed }) => {
		const disposed = ret.disposed.filter((each) => each.lineId === lineId);
		const sum = (...types: string[]): number =>
			disposed
				.filter(({ type }) => types.includes(type))
				.reduce((total, each) => total + each.quantity, 0);
		const seen = sum('RESTOCKED', 'PROCESSING_REQUIRED', 'NOT_RESTOCKED', 'MISSING');
		const unseen = Math.max(0, Math.min(processed, quantity) - seen);
		return { lineId, units: sum('RESTOCKED', 'PROCESSING_REQUIRED') + unseen };
	});

/** Whether an edit took units off that left all the same, put back on sale or not. */
const takenOff = ({ left }: Diary, { lines }: OrderSnapshot): boolean =>
	lines.some(({ id, currentQuantity, fulfilledQuantity }) => {
		const gone = left.get(id) ?? 0;
		return gone > currentQuantity && gone > fulfilledQuantity;
	});

/** Units that the shop put back on sale as if they had never left, and that left all the same. */
function shippedUnits({ left }: Diary, shop: OrderSnapshot): string[] {
	const [calledOff, stayed]: [Units, Units] = [new Map(), new Map()];
	for (const { id, sku, quantity } of shop.lines) {
		addUnits(stayed, sku ?? '', quantity - (left.get(id) ?? 0));
		for (const row of shop.refunds.flatMap(({ lines }) => lines)) {
			if (row.lineId === id && row.restockType === 'CANCEL')
				addUnits(calledOff, sku ?? '', row.quantity);
		}
	}
	return [...calledOff]
		.filter(([sku, units]) => units > (stayed.get(sku) ?? 0))
		.map(([sku, units]) => `${units} x ${sku} called off, ${stayed.get(sku) ?? 0} stayed`);
}
