import type { Consignment } from './consignment';
import type { DispatchProblem } from './dispatch-problem';
import type { HeldUnits } from './fulfilment-pool';
import type { ShippedOrder, ShippedRow } from './shipment';
import type { Fulfilment, ShopFulfilment, ShopLine } from './shop-fulfilment';
import { sumUnits, type Units } from './units';

/** A row of the warehouse that stands for nothing on the order of the shop. */
export function unmatchedProblem({
	order,
	row,
}: {
	order: ShippedOrder;
	row: ShippedRow;
}): DispatchProblem {
	const { displayNumber: targetOrder, orderId } = order;
	const { lineId, sku, quantity } = row;
	return {
		code: 'DISPATCH_UNMATCHED',
		about: `${orderId} ${lineId} ${sku}`,
		reason: `${quantity} x ${sku || lineId || 'an unnamed item'} left with warehouse order ${targetOrder}, and the order of the shop has no line for it`,
		evidence: { targetOrder, lineId, sku, units: quantity },
	};
}

type Gone = {
	consignments: readonly Consignment[];
	/** Units of each consignment of which the shop was not told, and those of them that it asks for. */
	open: readonly Units[];
	due: readonly Units[];
	/** Units that fulfilment orders still ask for. */
	wanted: Units;
	/** What left from places that are not the warehouse's. */
	elsewhere: readonly Fulfilment[];
};

/**
 * Units that left and cannot be told: the shop wants them no more, or it wants them and shows the app no fulfilment order
 * for them.
 */
export function excessProblems(gone: Gone, { lines }: ShopFulfilment): DispatchProblem[] {
	const open = sumUnits(gone.open);
	return [...open].flatMap(([lineId, units]): DispatchProblem[] => {
		const line = lines.find((each) => each.lineId === lineId);
		const asked = gone.wanted.get(lineId) ?? 0;
		const expected = Math.max(asked, line?.unfulfilled ?? 0);
		const hidden = Math.min(units, expected) - asked;
		const excess = units - expected - unitsElsewhere(gone.elsewhere, lineId);
		const orders = [
			...new Set(
				gone.consignments.flatMap(({ targetOrder }, at) =>
					(gone.open[at]?.get(lineId) ?? 0) > (gone.due[at]?.get(lineId) ?? 0) ? [targetOrder] : [],
				),
			),
		];
		return [
			...(excess > 0 ? [excessProblem(line, lineId, excess, orders)] : []),
			...(hidden > 0 ? [hiddenProblem(line, lineId, hidden, orders)] : []),
		];
	});
}

const unitsElsewhere = (fulfilments: readonly Fulfilment[], lineId: string): number =>
	fulfilments
		.flatMap(({ lines }) => lines)
		.filter((line) => line.lineId === lineId)
		.reduce((sum, { quantity }) => sum + quantity, 0);

/** What left, by a name that people know, and with which warehouse orders. */
const leftWith = (
	line: ShopLine | undefined,
	lineId: string,
	units: number,
	orders: readonly string[],
): string =>
	`${units} x ${line?.sku || line?.title || lineId} left with warehouse order ${orders.join(' and ')}`;

function excessProblem(
	line: ShopLine | undefined,
	lineId: string,
	units: number,
	orders: readonly string[],
): DispatchProblem {
	return {
		code: 'DISPATCH_EXCESS',
		about: `${lineId} x ${units}`,
		reason: `${leftWith(line, lineId, units, orders)}, and the shop no longer wants ${units === 1 ? 'it' : 'them'}`,
		evidence: { lineId, sku: line?.sku ?? '', units, wanted: line?.quantity ?? 0, orders },
	};
}

function hiddenProblem(
	line: ShopLine | undefined,
	lineId: string,
	units: number,
	orders: readonly string[],
): DispatchProblem {
	return {
		code: 'DISPATCH_NOT_SENT',
		about: `hidden ${lineId}`,
		reason: `${leftWith(line, lineId, units, orders)}, and the shop shows the app no fulfilment order for them: check its scopes for fulfilment orders`,
		evidence: { lineId, sku: line?.sku ?? '', units, orders },
	};
}

/** States that say themselves why nothing may leave. */
const WAITING = ['on_hold', 'scheduled'];

/** Everything that is held or not due yet, said at once. */
export function heldProblem(
	held: readonly HeldUnits[],
	{ lines }: ShopFulfilment,
): DispatchProblem[] {
	if (held.length === 0) return [];
	const skuOf = (lineId: string): string =>
		lines.find((line) => line.lineId === lineId)?.sku || lineId;
	const units = held.map(({ lineId, quantity }) => `${quantity} x ${skuOf(lineId)}`);
	const whys = [
		...new Set(
			held.map(({ order: { status, holds, dueAt } }) =>
				[
					status.replace('_', ' '),
					...(WAITING.includes(status)
						? holds
						: ['the shop takes no fulfilment of it from the app']),
					...(status === 'scheduled' && dueAt ? [`due ${dueAt}`] : []),
				].join(', '),
			),
		),
	];
	return [
		{
			code: 'DISPATCH_HELD',
			about: 'held',
			reason: `${units.join(', ')} left, and the shop does not take it yet: ${whys.join('; ')}`,
			evidence: {
				held: held.map(({ order, lineId, quantity }) => ({
					fulfilmentOrderId: order.id,
					status: order.status,
					lineId,
					units: quantity,
				})),
			},
		},
	];
}
