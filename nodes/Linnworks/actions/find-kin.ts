import type { INodeExecutionData } from 'n8n-workflow';
import { lineageSchema, type Kin } from '../../../domain/lineage/lineage';
import { markedRivals } from '../mapping/hold-mark';
import type { RawOrder } from '../mapping/raw/raw-order';
import type { LinnworksClient } from '../transport/linnworks-client';
import { findOrders, readOrdersById, type Lookup } from './find-orders';
import type { OrderWish } from './pick-order';

type Wanted = { index: number; wish: OrderWish };
type Found = Exclude<Lookup, { failure: unknown }>;

/** An order of Linnworks that was made for another order of the shop, named as people name that one. */
export type KinOrder = { order: RawOrder; standsFor: string };

/** What Linnworks holds of the orders of the shop that an order replaced, or that replace it. */
export type Kinship = {
	/** Orders that have to give way: not cancelled yet, those of the nearest predecessor first. */
	predecessors: KinOrder[];
	/** Number of the successor's order; undefined while Linnworks has none. */
	succeededBy?: string;
};
export type KinLookup = (Found & { kin?: Kinship }) | Exclude<Lookup, Found>;

/**
 * Adds to each order what Linnworks holds of its kin in the shop: of all predecessors for an order that is alive, of
 * the successor for a cancelled one that still stands. Predecessors are known by a certain lineage, or by the mark on
 * an order that was made to take their place. Orders without either cost nothing.
 */
export async function findKin(
	client: LinnworksClient,
	items: readonly INodeExecutionData[],
	wanted: readonly Wanted[],
	lookups: readonly Lookup[],
): Promise<KinLookup[]> {
	const questions = wanted.map(({ index, wish }, at) => askFor(items[index], wish, lookups[at]));
	const wishes = questions.flatMap(({ kin }) => kin.map((each) => each.wish));
	const found = wishes.length === 0 ? [] : await findOrders(client, wishes);
	const byWish = new Map(wishes.map((wish, at) => [wish, found[at]]));
	const marked = questions.flatMap(({ rivals }) => rivals);
	const byId =
		marked.length === 0
			? new Map<string, Lookup>()
			: await readOrdersById(client, marked, 'target');
	return lookups.map((lookup, at): KinLookup => {
		const question = questions[at];
		if (!question || 'failure' in lookup) return lookup;
		const named = question.kin.flatMap(({ wish, name }) => {
			const kin = byWish.get(wish);
			return kin ? [{ name, lookup: kin }] : [];
		});
		const known = question.rivals.flatMap((id) => {
			const kin = byId.get(id);
			return kin ? [{ name: '', lookup: kin }] : [];
		});
		const answers = [...named, ...known];
		const failed = answers.find((each) => 'failure' in each.lookup);
		if (failed && 'failure' in failed.lookup) return failed.lookup;
		if (answers.length === 0) return lookup;
		return { ...lookup, kin: toKinship(question, lookup, answers) };
	});
}

type Question = {
	about: 'predecessors' | 'successor';
	kin: Array<{ wish: OrderWish; name: string }>;
	/** Ids that the mark on the order names. */
	rivals: string[];
};

function askFor(
	item: INodeExecutionData | undefined,
	wish: OrderWish,
	lookup: Lookup | undefined,
): Question {
	const own = lookup && 'order' in lookup ? lookup.order : null;
	const rivals = own && !own.Processed ? markedRivals(own) : [];
	const lineage = lineageSchema.safeParse(item?.json['lineage']).data;
	const snapshot = item?.json['snapshot'] as { cancelledAt?: unknown } | undefined;
	const isAlive = (snapshot?.cancelledAt ?? null) === null;
	const about = isAlive ? 'predecessors' : 'successor';
	if (lineage?.verdict !== 'successor' || !lookup || 'failure' in lookup) {
		return { about, kin: [], rivals };
	}
	const { predecessor, successor, ancestors = [] } = lineage;
	const kin = isAlive
		? [predecessor, ...ancestors]
		: [own !== null && !own.Processed ? successor : null];
	return {
		about,
		kin: kin
			.filter((each): each is Kin => each !== null)
			.map(({ reference, name }) => ({
				wish: { ...wish, orderId: '', reference, wholeLineage: true },
				name,
			})),
		rivals,
	};
}

function toKinship(
	{ about }: Question,
	own: Found,
	answers: ReadonlyArray<{ name: string; lookup: Lookup }>,
): Kinship {
	const orders = answers.flatMap(({ name, lookup }): KinOrder[] => {
		if ('failure' in lookup || !lookup.order) return [];
		return [lookup.order, ...(lookup.lineage?.replaced ?? [])].map((order) => ({
			order,
			standsFor: name || order.GeneralInfo.ReferenceNum,
		}));
	});
	const isOwn = new Set(
		[own.order, ...(own.lineage?.replaced ?? [])].map((order) => order?.OrderId),
	);
	const others = [...new Map([...orders].reverse().map((each) => [each.order.OrderId, each]))]
		.map(([, each]) => each)
		.reverse()
		.filter(({ order }) => !isOwn.has(order.OrderId));
	const [other] = others;
	const isMarked = own.order !== null && markedRivals(own.order).length > 0;
	const givesWay = ({ order }: KinOrder): boolean =>
		!order.Processed || (!order.GeneralInfo.HoldOrCancel && (own.order === null || isMarked));
	if (about === 'predecessors') return { predecessors: others.filter(givesWay) };
	const named = answers.some(({ name }) => name !== '');
	return {
		predecessors: named ? [] : others.filter(givesWay),
		...(named && other ? { succeededBy: String(other.order.NumOrderId) } : {}),
	};
}
