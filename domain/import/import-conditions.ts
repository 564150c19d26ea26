import { z } from 'zod';
import type { OrderSnapshot } from '../order/order-snapshot';

/** What has to be true of an order before the warehouse gets it; the defaults ask for nothing. */
export const importConditionsSchema = z.object({
	/** Words for how far the payment is, any of which will do; empty for all. */
	financialStatuses: z.array(z.string()).default([]),
	/** Tags that must all be on the order. */
	tagsPresent: z.array(z.string()).default([]),
	/** Tags none of which may be on the order. */
	tagsAbsent: z.array(z.string()).default([]),
	/** Whether an order waits while the shop holds its fulfilment back. */
	skipOnHold: z.boolean().default(false),
	/** Minutes that must have passed since the order was placed. */
	minimumAgeMinutes: z.number().nonnegative().default(0),
	/** Orders placed before this are somebody else's: those of the time before this import began. */
	placedSince: z.date().nullable().default(null),
});
export type ImportConditions = z.infer<typeof importConditionsSchema>;

export type ImportVerdict =
	| { kind: 'import' }
	/** Not yet; `until` is set where time alone can help, otherwise the next change of the order brings the next look. */
	| { kind: 'postponed'; reason: string; until: string | null }
	/** Never as it stands: nothing to ship, or some of it has left already, or the order is older than the import. */
	| { kind: 'unfit' };

/** Decides whether an order that the warehouse does not have goes there now. */
export function decideImport(
	snapshot: OrderSnapshot,
	conditions: ImportConditions,
	now: Date,
): ImportVerdict {
	if (!isWanted(snapshot) || isOlder(snapshot, conditions)) return { kind: 'unfit' };
	const reasons = unmetConditions(snapshot, conditions);
	if (reasons.length > 0) return { kind: 'postponed', reason: reasons.join('; '), until: null };
	const ripe = Date.parse(snapshot.createdAt) + conditions.minimumAgeMinutes * 60_000;
	if (now.getTime() >= ripe) return { kind: 'import' };
	return {
		kind: 'postponed',
		reason: `The order is not ${conditions.minimumAgeMinutes} minutes old yet`,
		until: new Date(ripe).toISOString(),
	};
}

/** Goods are waiting, and none of them has left from elsewhere: the warehouse would not know of those. */
function isWanted({ cancelledAt, lines }: OrderSnapshot): boolean {
	const goods = lines.filter((line) => line.requiresShipping);
	return (
		cancelledAt === null && goods.length > 0 && goods.every((line) => line.fulfilledQuantity === 0)
	);
}

const isOlder = ({ createdAt }: OrderSnapshot, { placedSince }: ImportConditions): boolean =>
	placedSince !== null && Date.parse(createdAt) < placedSince.getTime();

/** What of the conditions an order does not meet, as sentences; its age apart. */
export function unmetConditions(
	snapshot: Pick<OrderSnapshot, 'financialStatus' | 'tags' | 'onHold'>,
	conditions: ImportConditions,
): string[] {
	const tags = new Set(snapshot.tags.map(folded));
	const missing = conditions.tagsPresent.filter((tag) => !tags.has(folded(tag)));
	const present = conditions.tagsAbsent.filter((tag) => tags.has(folded(tag)));
	const statuses = conditions.financialStatuses.map(folded);
	const isPaidEnough = statuses.length === 0 || statuses.includes(folded(snapshot.financialStatus));
	return [
		...(isPaidEnough
			? []
			: [`The payment is "${snapshot.financialStatus}", not ${statuses.join(' or ')}`]),
		...missing.map((tag) => `The order does not have the tag "${tag}"`),
		...present.map((tag) => `The order has the tag "${tag}"`),
		...(conditions.skipOnHold && snapshot.onHold
			? ['The shop holds the fulfilment of the order back']
			: []),
	];
}

const folded = (text: string): string => text.trim().toLowerCase();
