import { z } from 'zod';
import type { OrderInFlight } from './edits-in-flight';

/** An order that has been on its way for longer than it may hold stock back, and what waits for it all the same. */
export const overdueOrderSchema = z.object({
	orderKey: z.string(),
	/** The number people use; the key where it is not known. */
	orderName: z.string(),
	/** For how long it has been on its way, at least. */
	minutes: z.number().int().nonnegative(),
	/** What would be raised if it were not for this order, as the shop writes it. */
	skus: z.array(z.string()),
	/** Nobody could read all of the order, so nobody knows all that it moves. */
	isUnread: z.boolean(),
	/** Something that it moves was not read, so it may hold back more than is known. */
	isUndecided: z.boolean(),
});
export type OverdueOrder = z.infer<typeof overdueOrderSchema>;

/** Of orders in flight those that are overdue, each once, with nothing held back so far. */
export function overdueOrders(orders: readonly OrderInFlight[]): OverdueOrder[] {
	const overdue = new Map<string, OverdueOrder>();
	for (const { orderKey, orderName, skus, overdueMinutes: minutes } of orders) {
		if (minutes === null) continue;
		const known = overdue.get(orderKey);
		if (known) known.isUnread ||= skus === null;
		else {
			const rest = { skus: [], isUnread: skus === null, isUndecided: false };
			overdue.set(orderKey, { orderKey, orderName, minutes, ...rest });
		}
	}
	return [...overdue.values()];
}

/** Whether a person has to hear of it. */
export const holdsBack = ({ skus, isUnread }: OverdueOrder): boolean => skus.length > 0 || isUnread;

/** Most SKUs that are named; the evidence has them all. */
const MOST_NAMED = 10;

const FIX =
	"Settle the order's open exception. If it has none, see whether it waits for payment or has no lines left, and have it paid, corrected or cancelled.";

/** What an overdue order holds back, as sentences that say for how long and what to do. */
export function overdueWords({ orderName, minutes, skus, isUnread }: OverdueOrder): string {
	const named = skus.slice(0, MOST_NAMED).map((sku) => `"${sku}"`);
	const more = skus.length > MOST_NAMED ? ` and ${skus.length - MOST_NAMED} more` : '';
	return [
		`Order ${orderName} has been on its way for at least ${durationWords(minutes)}.`,
		...(skus.length > 0
			? [
					`Until it is settled, the level in the shop is not raised for SKU ${named.join(', ')}${more}.`,
				]
			: []),
		...(isUnread ? ['Not all of it can be read, so its stock may be set wrongly.'] : []),
		FIX,
	].join(' ');
}

function durationWords(minutes: number): string {
	if (minutes < 120) return `${minutes} minutes`;
	const hours = Math.floor(minutes / 60);
	return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`;
}
