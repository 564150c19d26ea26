import type { INodeExecutionData } from 'n8n-workflow';
import { lineageSchema, type Lineage } from '../../../domain/lineage/lineage';
import type { LinnworksClient } from '../transport/linnworks-client';
import { findOrders, type Lookup } from './find-orders';
import type { OrderWish } from './pick-order';

type Wanted = { index: number; wish: OrderWish };

/**
 * Settles which order of Linnworks an order of the shop means that was cancelled and made anew there: the successor
 * takes over the order of its predecessor unless it has one of its own, and the predecessor then has none. Without a
 * certain lineage the lookups stay as they are. One read for each order that has one.
 */
export async function findKin(
	client: LinnworksClient,
	items: readonly INodeExecutionData[],
	wanted: readonly Wanted[],
	lookups: readonly Lookup[],
): Promise<Lookup[]> {
	const kin = wanted.map(({ index, wish }, at) => {
		const reference = kinReference(lineageOf(items[index]), lookups[at]);
		return reference === null ? null : { ...wish, orderId: '', reference };
	});
	const wishes = kin.filter((wish): wish is OrderWish => wish !== null);
	const found = wishes.length === 0 ? [] : await findOrders(client, wishes);
	return lookups.map((lookup, at) => {
		const wish = kin[at];
		const other = wish ? found[wishes.indexOf(wish)] : undefined;
		if (!other || 'failure' in other) return other ?? lookup;
		const isSuccessor = 'order' in lookup && lookup.order === null;
		if (isSuccessor) return other;
		return other.order ? lookup : { order: null };
	});
}

/** Under which reference the other half of a pair may stand; null where it does not matter. */
function kinReference(lineage: Lineage | null, lookup: Lookup | undefined): string | null {
	if (lineage?.verdict !== 'successor' || !lookup || 'failure' in lookup) return null;
	if (lineage.successor) return lookup.order ? lineage.successor.reference : null;
	return lookup.order ? null : (lineage.predecessor?.reference ?? null);
}

function lineageOf(item: INodeExecutionData | undefined): Lineage | null {
	const parsed = lineageSchema.safeParse(item?.json['lineage']);
	return parsed.success ? parsed.data : null;
}
