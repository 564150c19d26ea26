import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { lineageSchema, type Kin } from '../../../domain/lineage/lineage';
import { markedRivals } from '../mapping/hold-mark';
import type { RawOrder } from '../mapping/raw/raw-order';
import type { LinnworksClient } from '../transport/linnworks-client';
import { findOrders, type Lookup } from './find-orders';
import type { OrderWish } from './pick-order';

type Wanted = { index: number; wish: OrderWish };
type Failed = Extract<Lookup, { failure: unknown }>;
type Found = Exclude<Lookup, Failed>;

/** An order of Linnworks that was made for another order of the shop, with the name people know that one by. */
export type KinOrder = { order: RawOrder; standsFor: string };

/** What Linnworks holds of the orders of the shop that an order replaces, or that replace it. */
export type Kinship = {
	/** Orders that have to give way, those of the nearest predecessor first. */
	predecessors: KinOrder[];
	/** Number of the successor's order; undefined while Linnworks has none. */
	succeededBy: string | undefined;
};
export type KinLookup = (Found & { kin?: Kinship }) | Failed;

/**
 * Adds to each order what Linnworks holds of its kin in the shop: of all predecessors for an order that is alive, of
 * the successor for a cancelled one that still stands. They are known by a certain lineage, predecessors also by the
 * mark on an order that was made to take their place. Orders without either cost nothing.
 */
export async function findKin(
	client: LinnworksClient,
	items: readonly INodeExecutionData[],
	wanted: readonly Wanted[],
	lookups: readonly Lookup[],
): Promise<KinLookup[]> {
	const questions = wanted.map(({ index, wish }, at) => askFor(items[index], wish, lookups[at]));
	const asks = questions.flatMap(({ predecessors, successors }) => [
		...predecessors,
		...successors,
	]);
	const found =
		asks.length === 0
			? []
			: await findOrders(
					client,
					asks.map(({ wish }) => wish),
				);
	const answers = new Map(asks.map((ask, at) => [ask, found[at]]));
	return lookups.map((lookup, at): KinLookup => {
		const { predecessors = [], successors = [] } = questions[at] ?? {};
		if ('failure' in lookup || predecessors.length + successors.length === 0) return lookup;
		const failed = [...predecessors, ...successors]
			.map((ask) => answers.get(ask))
			.find((answer): answer is Failed => answer !== undefined && 'failure' in answer);
		if (failed) return failed;
		const ordersOf = (each: readonly Ask[]): KinOrder[] =>
			each.flatMap((ask) => toKinOrders(ask, answers.get(ask)));
		const successor = ordersOf(successors)[0]?.order.NumOrderId;
		return {
			...lookup,
			kin: {
				predecessors: distinct(ordersOf(predecessors)).filter((kin) => givesWay(kin, lookup)),
				succeededBy: successor === undefined ? undefined : String(successor),
			},
		};
	});
}

/** A question for one order of the kin; `name` is empty where only its id is known. */
type Ask = { wish: OrderWish; name: string };
type Question = { predecessors: Ask[]; successors: Ask[] };

function askFor(
	item: INodeExecutionData | undefined,
	wish: OrderWish,
	lookup: Lookup | undefined,
): Question {
	if (!lookup || 'failure' in lookup) return { predecessors: [], successors: [] };
	const own = lookup.order?.Processed === false ? lookup.order : null;
	const byId = (id: string): Ask => ({ wish: { ...wish, orderId: id, reference: '' }, name: '' });
	const byName = ({ reference, name }: Kin): Ask => ({
		wish: { ...wish, orderId: '', reference },
		name,
	});
	const rivals = (own ? markedRivals(own) : []).map(byId);
	const lineage = lineageSchema.safeParse(item?.json['lineage']).data;
	if (lineage?.verdict !== 'successor') return { predecessors: rivals, successors: [] };
	const { predecessor, successor, ancestors = [] } = lineage;
	if (isCancelled(item)) {
		return { predecessors: rivals, successors: own && successor ? [byName(successor)] : [] };
	}
	const named = predecessor ? [predecessor, ...ancestors].map(byName) : [];
	return { predecessors: [...named, ...rivals], successors: [] };
}

function isCancelled(item: INodeExecutionData | undefined): boolean {
	const snapshot = item?.json['snapshot'] as IDataObject | undefined;
	return typeof snapshot?.['cancelledAt'] === 'string';
}

function toKinOrders({ name }: Ask, answer: Lookup | undefined): KinOrder[] {
	if (!answer || 'failure' in answer || !answer.order) return [];
	return [answer.order, ...(answer.lineage?.replaced ?? [])].map((order) => ({
		order,
		standsFor: name || order.GeneralInfo.ReferenceNum,
	}));
}

const distinct = (kin: readonly KinOrder[]): KinOrder[] =>
	kin.filter(
		({ order }, at) => kin.findIndex((each) => each.order.OrderId === order.OrderId) === at,
	);

/**
 * A dispatched order is still in the way of one that is not there yet, or that we made and keep parked: two parcels
 * would leave. Beside an order that somebody else brought in, it is past.
 */
function givesWay({ order }: KinOrder, { order: own, lineage }: Found): boolean {
	const isOwn = [own, ...(lineage?.replaced ?? [])].some((each) => each?.OrderId === order.OrderId);
	if (isOwn) return false;
	if (!order.Processed) return true;
	if (order.GeneralInfo.HoldOrCancel) return false;
	return own === null || (!own.Processed && markedRivals(own).length > 0);
}
