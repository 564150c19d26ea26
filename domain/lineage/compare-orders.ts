import type { LineageFacts } from './lineage-facts';
import { carries, isEditingApp, type LineagePolicy } from './lineage-policy';
import { followsByName } from './order-name';

/** What an order and the one it may have replaced have in common. */
export type Likeness = {
	named: boolean;
	baseTagged: boolean;
	candidateTagged: boolean;
	byEditingApp: boolean;
	customer: 'same' | 'other' | 'unknown';
	/** The same payment, or where no payment is known the same total. */
	samePaid: boolean;
	/** Half of the units at least. */
	nearLines: boolean;
	cancelled: boolean;
	/** The one was cancelled within the window around the creation of the other. */
	near: boolean;
	/** Minutes between the two, to tell people. */
	minutesApart: number;
};

/** Compares two orders without judging them. */
export function compareOrders(
	candidate: LineageFacts,
	base: LineageFacts,
	policy: LineagePolicy,
): Likeness {
	const apart = Date.parse(candidate.createdAt) - Date.parse(base.cancelledAt ?? base.createdAt);
	const minutesApart = Math.round(Math.abs(apart) / 60_000);
	const cancelled = base.cancelledAt !== null;
	return {
		named: followsByName(candidate.name, base.name),
		baseTagged: carries(base.tags, policy.cancelledTags),
		candidateTagged: carries(candidate.tags, policy.replacementTags),
		byEditingApp: isEditingApp(candidate.channel, policy),
		customer: compareCustomers(candidate, base),
		samePaid: samePaid(candidate, base),
		nearLines: shareOfUnits(candidate.units, base.units) >= 0.5,
		cancelled,
		near: cancelled && Math.abs(apart) <= policy.windowMinutes * 60_000,
		minutesApart,
	};
}

function compareCustomers(a: LineageFacts, b: LineageFacts): Likeness['customer'] {
	if (a.customerId !== '' && b.customerId !== '') {
		return a.customerId === b.customerId ? 'same' : 'other';
	}
	if (a.email === '' || b.email === '') return 'unknown';
	return a.email.toLowerCase() === b.email.toLowerCase() ? 'same' : 'other';
}

function samePaid(a: LineageFacts, b: LineageFacts): boolean {
	if (a.currency !== b.currency) return false;
	const [left, right] =
		a.paidMinor === null || b.paidMinor === null
			? [a.totalMinor, b.totalMinor]
			: [a.paidMinor, b.paidMinor];
	return left !== null && left > 0 && left === right;
}

/** Units that both have, as a share of the larger order; 0 when nothing is known of one. */
function shareOfUnits(a: LineageFacts['units'], b: LineageFacts['units']): number {
	const sum = (units: readonly number[]): number => units.reduce((total, each) => total + each, 0);
	const common = sum(Object.entries(a).map(([sku, units]) => Math.min(units, b[sku] ?? 0)));
	const most = Math.max(sum(Object.values(a)), sum(Object.values(b)));
	return most === 0 ? 0 : common / most;
}
