import type { LineHistory } from '../../../../domain/edit/inherited-rows';
import { hasLeft } from '../../../../domain/refund/has-left';
import type {
	RestockFacts,
	RestockLine,
	RestockReturn,
} from '../../../../domain/restock/restock-facts';
import { err, ok, type Result } from '../../../../domain/result';
import type { RawOrder, RawOrderItem } from '../raw/raw-order';
import { findExcess, type Units } from './booking-excess';
import { findRow, withHeirs } from './order-rows';
import type { CreateRmaBooking, RawRma } from './raw-post-sale';
import { comesBack } from './rma-proofs';
import { refused, settled, waiting, type PostSalePlan } from './post-sale-plan';

export type BookingPolicy = {
	/** Id of the location that takes returns; empty for that of the order. */
	locationId: string;
	/** What Linnworks keeps as the reason; either may be empty. */
	reasonCategory: string;
	reason: string;
};

/** The bookings that carry the id of a return as their reference, as the shop's own. */
export const bookingsOf = (rmas: readonly RawRma[], returnId: string): RawRma[] =>
	rmas.filter((rma) => rma.ExternalReference.trim() === returnId);

/**
 * What is to be done about each return: a booking for an open one that has none, with every line, or nothing. It is
 * refused as a whole if a line has no row, is part of a bundle that Linnworks holds as one row, or asks for more than
 * has left and is not back, other bookings counted in (docs/vendors/linnworks.md §6.2).
 */
export function planBookings(
	order: RawOrder,
	rmas: readonly RawRma[],
	facts: RestockFacts,
	returns: readonly RestockReturn[],
	policy: BookingPolicy,
): Array<PostSalePlan<CreateRmaBooking>> {
	const planned = new Map<string, number>();
	return returns.map((ret) => {
		const units = unitsByRow(order, facts, ret);
		const booked = bookingsOf(rmas, ret.returnId);
		if (booked.length > 0) return judgeBooked(booked, ret, units);
		const reason = whyNoBooking(order, ret);
		if (reason !== null) return reason;
		if (!units.ok) return notBooked(units.error);
		const excess =
			units.value.size === 0 ? 'it has no units' : findExcess(order, rmas, units.value, planned);
		if (excess !== null) return notBooked(excess);
		for (const [rowId, count] of units.value) planned.set(rowId, (planned.get(rowId) ?? 0) + count);
		return { write: toBody(order, ret.returnId, units.value, policy) };
	});
}

/** What keeps a return from being booked, now or for good; null for one that is to be booked. */
function whyNoBooking(order: RawOrder, ret: RestockReturn): PostSalePlan<never> | null {
	if (ret.status !== 'open') return notOpen(ret);
	const name = `Order ${order.NumOrderId}`;
	if (!order.Processed) {
		const reason = `${name} is still open in Linnworks; its return waits until it has left`;
		return waiting('dispatch', reason);
	}
	if (order.GeneralInfo.HoldOrCancel) {
		return settled(`${name} was cancelled in Linnworks, so nothing of it has left`);
	}
	return null;
}

const notOpen = ({ status }: RestockReturn): PostSalePlan<never> =>
	settled(`The return is ${status} in the shop`);

/**
 * What follows for returns of an order that Linnworks does not have: nothing, unless one is open of goods that have
 * left, and not over a counter. Then null: a person has to see it.
 */
export function planWithoutOrder(
	facts: RestockFacts,
	returns: readonly RestockReturn[],
): Array<PostSalePlan<never>> | null {
	const isOpen = returns.some(({ status }) => status === 'open');
	const isOfCounter = facts.order.source === 'pos';
	if (isOpen && !isOfCounter && hasLeft({ restockFacts: facts })) return null;
	const reason = isOfCounter
		? 'It was sold over a counter; Linnworks never had the order'
		: 'Linnworks has no such order, and nothing of it has left';
	return returns.map((ret) => (ret.status === 'open' ? settled(reason) : notOpen(ret)));
}

/** Whether a booking says what the return says; goods that are in count as they came. */
function judgeBooked(
	booked: readonly RawRma[],
	{ returnId, status }: RestockReturn,
	units: Result<Units, string>,
): PostSalePlan<never> {
	const ids = booked.map((rma) => String(rma.RMAHeaderId));
	if (booked.length > 1) {
		const message = `Return ${returnId} is booked more than once, as RMA ${ids.join(', ')}. Delete all but one`;
		return refused(message, ids);
	}
	const lines = booked.flatMap((rma) => rma.RMALines.filter(comesBack));
	const isIn = lines.some((line) => line.Actioned);
	const id = ids.join();
	if (!isIn && (status === 'cancelled' || status === 'declined')) {
		const message = `The return is ${status} in the shop, but RMA ${id} still waits for its goods. Delete it`;
		return refused(message, ids);
	}
	if (isIn || !units.ok || status !== 'open' || hasUnits(lines, units.value)) {
		return settled(isIn ? 'Booked in' : '', ids);
	}
	const message = `RMA ${id} is booked with other units than the return has. Correct it`;
	return refused(message, ids);
}

/** Whether a booking's lines have exactly these units of each row. */
export function hasUnits(lines: RawRma['RMALines'], units: Units): boolean {
	const found = new Map<string, number>();
	for (const { OrderItemRowId: rowId, ReturnQuantity } of lines) {
		found.set(rowId, (found.get(rowId) ?? 0) + ReturnQuantity);
	}
	return (
		found.size === units.size && [...units].every(([rowId, count]) => found.get(rowId) === count)
	);
}

function unitsByRow(
	order: RawOrder,
	facts: RestockFacts,
	ret: RestockReturn,
): Result<Units, string> {
	const known = new Set(facts.lines.map((line) => line.lineId));
	const named = withHeirs(order, historiesOf(facts), 'place');
	const units = new Map<string, number>();
	for (const { lineId, quantity } of ret.lines) {
		const line = facts.lines.find((each) => each.lineId === lineId);
		if (!line) return err(`line ${lineId} is not on the shop's order`);
		const row = rowOf(named, line, known);
		if (!row.ok) return row;
		units.set(row.value.RowId, (units.get(row.value.RowId) ?? 0) + quantity);
	}
	return ok(units);
}

const historiesOf = ({ lines, agreements }: RestockFacts): LineHistory[] =>
	lines
		.filter(({ bundle }) => bundle === null)
		.map(({ lineId, sku, currentQuantity: quantity }) => ({
			...{ lineId, sku, quantity },
			changes: agreements
				.filter(({ kind }) => kind !== 'order')
				.flatMap(({ at, deltas }) =>
					deltas.filter((delta) => delta.lineId === lineId).map((delta) => ({ at, delta })),
				)
				.map(({ at, delta }) => ({ at, units: delta.quantity })),
		}));

function rowOf(
	order: RawOrder,
	line: RestockLine,
	known: ReadonlySet<string>,
): Result<RawOrderItem, string> {
	const groupId = line.bundle?.groupId;
	const isFolded = order.Items.some((row) => row.ItemNumber === groupId);
	if (groupId === undefined || !isFolded) return findRow(order, line, known);
	return err(
		`${line.sku} is part of a bundle that is one row in Linnworks. Book its return by hand`,
	);
}

const notBooked = (reason: string): PostSalePlan<never> => refused(`Not booked: ${reason}`);

const toBody = (
	order: RawOrder,
	returnId: string,
	units: Units,
	{ locationId, reasonCategory, reason }: BookingPolicy,
): CreateRmaBooking => ({
	OrderId: order.OrderId,
	ChannelInitiated: true,
	Reference: returnId,
	ReturnItems: [...units].map(([rowId, quantity]) => ({
		OrderItemRowId: rowId,
		ReturnLocation: locationId === '' ? order.FulfilmentLocationId : locationId,
		ReturnQuantity: quantity,
		ScrapQuantity: 0,
		RefundAmount: 0,
		ReasonCategory: reasonCategory,
		Reason: reason,
	})),
	ExchangeItems: [],
	ResendItems: [],
});
