import { err, ok, type Result } from '../../../domain/result';
import type { RawOrderLine, RawSalesOrder } from './raw/raw-sales-order';
import { FRAMES } from './to-held-order';

export type ClosingWish = {
	/** Keys of lines, or the source's ids of them; all open lines when there are none. */
	lines: readonly string[];
	lineIdField: string;
	/** Whether lines go although units of them are under way or not billed yet. */
	evenUnderWay: boolean;
};

export type Closing = {
	body: object;
	/** Keys of the lines that are to be closed now. */
	lines: number[];
	/** Keys of those that were asked for and are closed already. */
	closedBefore: number[];
};

/**
 * The PATCH that closes lines (docs/vendors/netsuite.md §3.5), or why not: a line that is not there, one that is picked
 * or packed, whose goods its fulfilment would keep back, or one that is shipped and not billed, which would drop out of
 * billing. The error is a sentence for a person.
 */
export function toClosing(order: RawSalesOrder, wish: ClosingWish): Result<Closing, string> {
	const goods = order.item.filter(({ itemType }) => !FRAMES.has(itemType.id));
	const names = (line: RawOrderLine): string[] => [
		String(line.line),
		String(line[wish.lineIdField] ?? ''),
	];
	const unknown = wish.lines.find((name) => !goods.some((line) => names(line).includes(name)));
	if (unknown !== undefined) return err(`Sales order ${order.tranId} has no line ${unknown}`);
	const chosen = goods.filter(
		(line) => wish.lines.length === 0 || names(line).some((name) => wish.lines.includes(name)),
	);
	const open = chosen.filter(({ isClosed }) => !isClosed);
	const obstacles = wish.evenUnderWay ? [] : open.flatMap(obstacleOf);
	if (obstacles.length > 0) {
		const reasons = obstacles.join('; ');
		return err(`${reasons}. Turn on Close All the Same to close in spite of that`);
	}
	return ok({
		body: { item: { items: open.map(({ line }) => ({ line, isClosed: true })) } },
		lines: open.map(({ line }) => line),
		closedBefore: chosen.filter(({ isClosed }) => isClosed).map(({ line }) => line),
	});
}

function obstacleOf(line: RawOrderLine): string[] {
	const { quantityPicked, quantityPacked, quantityFulfilled, quantityBilled } = line;
	const underWay = Math.max(quantityPicked, quantityPacked) - quantityFulfilled;
	if (underWay > 0) return [`Line ${line.line} has ${underWay} picked or packed`];
	const unbilled = quantityFulfilled - quantityBilled;
	return unbilled > 0 ? [`Line ${line.line} has ${unbilled} shipped but not billed`] : [];
}
