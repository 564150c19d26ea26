import { generationOf } from '../../../domain/succession/generation';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { isMarked } from '../mapping/hold-mark';
import type { RawOrder } from '../mapping/raw/raw-order';

/** One order of the shop as Linnworks holds it: the order in force, and what was made to replace what. */
export type OrderLineage = {
	head: RawOrder;
	/** Others of the lineage that are still open. */
	replaced: RawOrder[];
	succession: NonNullable<TargetSnapshot['succession']>;
};

type Member = { order: RawOrder; generation: number };

/**
 * Which of the orders under a reference is in force, where some were made to replace others: one that was dispatched,
 * else the newest that is open, else the newest. Null if none was made to replace another. Two open orders of the same
 * generation are no lineage: then nobody can tell which one counts.
 */
export function orderLineage(orders: readonly RawOrder[], reference: string): OrderLineage | null {
	const members = orders
		.map((order) => ({ order, generation: generationIn(order, reference) }))
		.filter((member): member is Member => member.generation !== null)
		.sort((a, b) => b.generation - a.generation);
	const newest = members[0];
	if (!newest || newest.generation === 0) return null;
	const open = members.filter(({ order }) => !order.Processed);
	if (new Set(open.map(({ generation }) => generation)).size < open.length) return null;
	const dispatched = members.find(
		({ order }) => order.Processed && !order.GeneralInfo.HoldOrCancel,
	);
	const head = dispatched ?? open[0] ?? newest;
	return {
		head: head.order,
		replaced: open.filter((member) => member !== head).map(({ order }) => order),
		succession: {
			next: newest.generation + 1,
			undone: members.some(
				({ order, generation }) => order.Processed && generation > head.generation,
			),
			marked: members
				.filter(({ order, generation }) => !order.Processed || generation > head.generation)
				.filter(({ order }) => isMarked(order))
				.map(({ order }) => order.OrderId),
		},
	};
}

/** A successor also names the order it stands for as its secondary reference. */
function generationIn({ GeneralInfo: info }: RawOrder, reference: string): number | null {
	const generation = generationOf(info.ReferenceNum, reference);
	return generation === 0 || info.SecondaryReference === reference ? generation : null;
}
