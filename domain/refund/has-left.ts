import type { OrderSnapshot } from '../order/order-snapshot';
import type { RestockFacts } from '../restock/restock-facts';
import type { OrderRefunds } from './order-refunds';

type Evidence = {
	snapshot?: Pick<OrderSnapshot, 'lines'> | undefined;
	refunds?: Pick<OrderRefunds, 'refunds'> | undefined;
	restockFacts?: Pick<RestockFacts, 'lines'> | undefined;
};

/**
 * Whether goods of an order have left by what the source says: units that were fulfilled, or that came back. A line that
 * is wanted no more is only in the facts and the refunds.
 */
export const hasLeft = ({ snapshot, refunds, restockFacts }: Evidence): boolean =>
	[...(snapshot?.lines ?? []), ...(restockFacts?.lines ?? [])].some(
		({ fulfilledQuantity }) => fulfilledQuantity > 0,
	) ||
	(refunds?.refunds ?? []).some(
		({ returnId, amounts }) =>
			returnId !== '' ||
			amounts.some(({ lines }) => lines.some(({ restock }) => restock === 'return')),
	);
