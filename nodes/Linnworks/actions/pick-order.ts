import { err, ok, type Result } from '../../../domain/result';
import type { RawOrder } from '../mapping/raw/raw-order';

export type OrderWish = {
	/** Linnworks' order id; empty when only the reference is known. */
	orderId: string;
	reference: string;
	/** Channel name and sub-source the order must have; empty accepts any. */
	source: string;
	subSource: string;
	/** Whether an order may have been replaced, so that one known by its id is looked up by its reference too. */
	wholeLineage: boolean;
	/** Whether it is about what was sold, so that nothing of the order is edited; absent for an edit. */
	afterSale?: boolean;
};

/**
 * The order a reference means among those Linnworks returned for it, which include processed ones and ones that
 * carry it as secondary reference. An open order under the exact reference wins; otherwise the choice must be plain,
 * because an edit of the wrong order cannot be taken back. Where all are finished, one that left comes before those that
 * were cancelled: it was made in their place. After the sale that holds beside other open orders as well.
 */
export function pickOrder(
	orders: readonly RawOrder[],
	wish: OrderWish,
): Result<RawOrder | null, string> {
	const candidates = ofSource(orders, wish);
	const exact = candidates.filter((order) => order.GeneralInfo.ReferenceNum === wish.reference);
	const openExact = exact.filter((order) => !order.Processed);
	const isAllClosed = candidates.every((order) => order.Processed);
	const live = candidates.filter((order) => !isCancelled(order));
	const left = [exact.filter(hasLeft), candidates.filter(hasLeft)];
	const rows = [
		...[openExact, candidates],
		...(isAllClosed || wish.afterSale ? left : []),
		...(wish.afterSale ? [live] : []),
		...(isAllClosed ? [exact] : []),
	];
	for (const row of rows) if (row.length === 1 && row[0]) return ok(row[0]);
	if (candidates.length === 0) return ok(null);
	const numbers = candidates.map((order) => order.NumOrderId).join(' and ');
	return err(`Reference ${wish.reference} stands for several Linnworks orders: ${numbers}`);
}

/** On an order that is finished, `HoldOrCancel` means cancelled (docs/vendors/linnworks.md §3.5). */
export const isCancelled = ({ Processed, GeneralInfo }: RawOrder): boolean =>
	Processed && GeneralInfo.HoldOrCancel;

const hasLeft = (order: RawOrder): boolean => order.Processed && !isCancelled(order);

/** The orders of the source and sub-source that are asked for. */
export const ofSource = (
	orders: readonly RawOrder[],
	wish: Pick<OrderWish, 'source' | 'subSource'>,
): RawOrder[] =>
	orders.filter(
		({ GeneralInfo: info }) =>
			accepts(wish.source, info.Source) && accepts(wish.subSource, info.SubSource),
	);

const accepts = (wanted: string, actual: string): boolean =>
	wanted === '' || wanted.toLowerCase() === actual.toLowerCase();
