import type { OrderSnapshot } from '../../../simulators/shopify';
import { outOfStep, troubleOf } from '../at-rest';
import type { Diary } from './diary';
import type { Day } from './live-day';
import { addUnits, type Units } from './shelf';
import { toWorld } from './to-world';

/** Only people close these, so they may stand beside an order in which nothing is wrong. */
const OF_PEOPLE: readonly unknown[] = ['WROTE_INTO_WAVE'];

/** What may be told of an order here; anything else is the fault of a vendor that is well again, or of ours. */
const KNOWN = /^(GATE_|ORDER_EMPTY$)/;

/** What is done in the shop that asks the warehouse for something. */
const EDITS = [
	...(['add', 'quantity', 'remove', 'swap', 'address', 'note', 'express'] as const),
	...(['cancel', 'openExchange'] as const),
] as const;

/**
 * What is wrong with an order between shop and warehouse. One that left stays as it was sent: refunds and returns since
 * then are told to nobody, anything else to somebody.
 */
export function orderTroubles(day: Day, diary: Diary): string[] {
	const world = toWorld(day.merchant);
	const open = world.rows.exceptions(diary.order).filter((row) => !OF_PEOPLE.includes(row['code']));
	const codes = open.map((row) => String(row['code'])).join(', ');
	if (diary.tale.intake === 'counter') {
		return codes === '' ? [] : [`sold over a counter, and still told: ${codes}`];
	}
	const { departure } = diary;
	const wrong = open.filter((row) => !KNOWN.test(String(row['code'])));
	if (wrong.length > 0)
		return wrong.map((row) => `${String(row['code'])}: ${String(row['reason'])}`);
	if (!departure) return troubleOf(world, diary.order);
	const shop = day.merchant.shopify.shop.order(diary.order.gid);
	const apart = outOfStep(world, diary.order);
	// Nobody can tell refunded postage from an edit of it before the order left (docs/gate.md).
	const isPostage = diary.hasDone('express') && diary.hasDone('refundPostage');
	const isQuiet = departure.apart.length === 0 && diary.since(...EDITS).length === 0 && !isPostage;
	const real = isQuiet ? [] : beyondRefunds(diary, shop, apart);
	if (codes !== '' && (isQuiet || (apart.length === 0 && real.length === 0 && !isPostage))) {
		return [
			`${codes} is a false alarm; apart: ${apart.join('; ')}; when it left: ${departure.apart.join('; ')}`,
		];
	}
	return codes === '' && real.length > 0 ? [`nobody was told: ${real.join('; ')}`] : [];
}

/** What differs apart from units that were refunded since the order left. */
function beyondRefunds(diary: Diary, shop: OrderSnapshot, apart: readonly string[]): string[] {
	const [left, now, refunded]: [Units, Units, Units] = [new Map(), new Map(), new Map()];
	for (const { id, sku, currentQuantity } of shop.lines) {
		addUnits(left, sku ?? '', diary.left.get(id) ?? 0);
		addUnits(now, sku ?? '', currentQuantity);
		const rows = shop.refunds
			.filter((each) => (diary.refundedAt.get(each.id) ?? 0) >= (diary.departure?.at ?? 0))
			.flatMap(({ lines }) => lines)
			.filter(({ lineId }) => lineId === id);
		for (const { quantity } of rows) addUnits(refunded, sku ?? '', quantity);
	}
	// What an edit put on and a refund took off again never had to go; what is exchanged has to.
	const isExchange = diary.hasDone('openExchange');
	const units = [...left]
		.filter(([sku, count]) => {
			const has = now.get(sku) ?? 0;
			return count !== has + (refunded.get(sku) ?? 0) && (isExchange || count !== has);
		})
		.map(([sku, count]) => {
			const [has, gone] = [now.get(sku) ?? 0, refunded.get(sku) ?? 0];
			return `${count} x ${sku} left, the shop has ${has} and refunded ${gone}`;
		});
	const rest = apart.filter((text) => !/^(lines|total|tax)\b/.test(text));
	return [...units, ...rest];
}
