import type { OrderInFlight } from './edits-in-flight';
import { placeStock, type Placed } from './place-stock';
import type { Judging, Look, Planning } from './planning';
import type { ShopLevel } from './shop-level';
import type { StockPlan } from './stock-plan';

/** Whether setting a level makes it less. */
export const isLowered = (placed: Placed): boolean =>
	placed.kind === 'differs' && placed.to < placed.from;

/** Leaves all levels of a SKU alone, because orders on their way may move them. */
export function hold(
	{ plan, policy }: Planning,
	{ sku, looks, orders }: Judging,
	article: ShopLevel | null,
): void {
	const detail = inFlightWords(orders);
	const canBeSet = article?.problem === '';
	for (const { place, why, comesBack } of looks) {
		const placed = placeStock(place, article, policy.quantityName);
		const isRight = placed.kind === 'equal' || placed.kind === 'notStocked';
		const { locationId } = place;
		const skipped = { sku, locationId, why: 'inFlight' as const, detail: `${detail}; ${why}` };
		plan.skipped.push({ ...skipped, comesBack: comesBack || isRight });
		if (placed.kind === 'unread') noteUndecided(plan, orders);
		else if (canBeSet && isRaised(placed)) noteHeldBack(plan, orders, sku);
	}
	if (looks.length === 0) {
		plan.skipped.push({ sku, locationId: '', why: 'inFlight', detail, comesBack: true });
	}
}

/**
 * Leaves one level alone that only overdue orders may move. To lower it is safe: the shop then promises no more than
 * before. To raise it is not: what an order added is not taken off in the warehouse yet. One that is right counts as held
 * back, so that nothing is made of what may be a coincidence.
 */
export function leave(
	plan: StockPlan,
	{ sku, orders }: Judging,
	{ place: { locationId }, why, comesBack }: Look,
	placed: Placed,
): void {
	const detail = `${inFlightWords(orders)}; ${why}`;
	if (isRaised(placed)) {
		plan.skipped.push({ sku, locationId, why: 'notRaised', detail, comesBack });
		noteHeldBack(plan, orders, sku);
	} else plan.skipped.push({ sku, locationId, why: 'inFlight', detail, comesBack: true });
}

/** Notes that overdue orders may hold back more than is known, because something that they move was not read. */
export function noteUndecided(plan: StockPlan, orders: readonly OrderInFlight[]): void {
	for (const order of overdueAmong(plan, orders)) order.isUndecided = true;
}

function noteHeldBack(plan: StockPlan, orders: readonly OrderInFlight[], sku: string): void {
	for (const { skus } of overdueAmong(plan, orders)) if (!skus.includes(sku)) skus.push(sku);
}

const overdueAmong = ({ overdue }: StockPlan, orders: readonly OrderInFlight[]) =>
	overdue.filter((each) => orders.some(({ orderKey }) => orderKey === each.orderKey));

const isRaised = (placed: Placed): boolean => placed.kind === 'differs' && placed.to > placed.from;

const inFlightWords = (orders: readonly OrderInFlight[]): string =>
	`orders ${[...new Set(orders.map(({ orderName }) => orderName))].join(', ')} are on their way`;
