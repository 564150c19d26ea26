import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { isMarked } from '../mapping/hold-mark';
import type { RawOrder } from '../mapping/raw/raw-order';
import { toFulfilmentFacts, type GateReads } from '../mapping/to-fulfilment-facts';
import { toTargetSnapshot } from '../mapping/to-target-snapshot';
import type { KinLookup, KinOrder } from './find-kin';

type Replaced = NonNullable<TargetSnapshot['replaced']>;
type Found = Exclude<KinLookup, { failure: unknown }>;

type Known = {
	gateOf: (order: RawOrder) => GateReads;
	/** Ids of the orders that we hold. */
	held: ReadonlySet<string>;
};

/**
 * What Linnworks holds of an order: its own, with those that have to give way to it. Without one of its own, it is the
 * order of a predecessor that was dispatched, or else of the nearest that stands. Null when there is none of these.
 */
export function toTarget(lookup: Found, known: Known): TargetSnapshot | null {
	const { order, kin } = lookup;
	const predecessors = kin?.predecessors ?? [];
	if (!order) return toPredecessor(predecessors, known);
	const { gateOf } = known;
	const generations = (lookup.lineage?.replaced ?? []).map((each) => asReplaced(each, gateOf));
	const replaced = [...generations, ...predecessors.map((each) => asRival(each, known))];
	const succession = lookup.lineage?.succession ?? (isMarked(order) ? madeOnce(order) : undefined);
	return {
		...toTargetSnapshot(order, gateOf(order)),
		...(lookup.lineage || replaced.length > 0 ? { replaced } : {}),
		...(succession ? { succession } : {}),
		...(kin?.succeededBy === undefined ? {} : { succeededBy: kin.succeededBy }),
	};
}

/** An order that took the place of another one of the shop, and was never made anew itself. */
const madeOnce = (order: RawOrder): NonNullable<TargetSnapshot['succession']> => ({
	next: 1,
	undone: false,
	marked: order.Processed ? [] : [order.OrderId],
});

function toPredecessor(kin: readonly KinOrder[], known: Known): TargetSnapshot | null {
	const head = kin.find(({ order }) => order.Processed) ?? kin[0];
	if (!head) return null;
	const { order, standsFor } = head;
	const others = kin.filter((each) => each !== head && !each.order.Processed);
	return {
		...toTargetSnapshot(order, known.gateOf(order)),
		standsFor,
		replaced: others.map((each) => asRival(each, known)),
		...(isMarked(order) ? { succession: madeOnce(order) } : {}),
	};
}

const asReplaced = (order: RawOrder, gateOf: Known['gateOf']): Replaced[number] => ({
	orderId: order.OrderId,
	displayNumber: String(order.NumOrderId),
	facts: toFulfilmentFacts(order, gateOf(order)),
});

const asRival = ({ order, standsFor }: KinOrder, { gateOf, held }: Known): Replaced[number] => ({
	...asReplaced(order, gateOf),
	standsFor,
	heldByUs: held.has(order.OrderId) || isMarked(order),
});
