import { isOpen, type FulfilmentHold, type FulfilmentOrder } from '../store/fulfilment';
import type { Order } from '../store/order';
import { refuse } from './refusal';
import type { ShopEvent } from './shop-event';
import type { Caller, World } from './world';

const MAX_HOLDS_PER_APP = 10;
const MAX_HANDLE = 64;

export interface HoldRequest {
	readonly reason: string;
	readonly reasonNotes: string | null;
	readonly handle: string;
	readonly lines: ReadonlyArray<{ readonly id: number; readonly quantity: number }>;
}

/**
 * Puts a hold on a fulfilment order; holding a part splits the rest off. The order's own
 * updatedAt does not move, so sweeps over orders miss it.
 */
export function holdFulfilmentOrder(
	world: World,
	caller: Caller,
	order: Order,
	target: FulfilmentOrder,
	request: HoldRequest,
): { hold: FulfilmentHold; remaining: FulfilmentOrder | null } {
	checkHold(caller, target, request);
	const remaining = request.lines.length > 0 ? splitOff(world, order, target, request.lines) : null;
	const hold: FulfilmentHold = {
		id: world.ids.next(),
		handle: request.handle === '' ? null : request.handle,
		reason: request.reason,
		reasonNotes: request.reasonNotes,
		appId: caller.appId,
	};
	const first = target.holds.length === 0;
	target.holds.push(hold);
	target.status = 'ON_HOLD';
	target.updatedAt = world.now();
	const events: ShopEvent[] = [{ topic: 'fulfillment_holds/added', fulfilmentOrder: target, hold }];
	if (first) {
		events.push({ topic: 'fulfillment_orders/placed_on_hold', fulfilmentOrder: target, hold });
	}
	world.announce(events);
	return { hold, remaining };
}

/** Releases the named holds, or every app's when none are named. */
export function releaseHolds(
	world: World,
	target: FulfilmentOrder,
	holdIds: readonly number[] | null,
): void {
	if (target.holds.length === 0) {
		refuse(['id'], 'The fulfillment order is not on hold.', null);
	}
	const gone = target.holds.filter((hold) => holdIds === null || holdIds.includes(hold.id));
	if (gone.length === 0) refuse(['holdIds'], 'The fulfillment holds do not exist.', null);
	target.holds = target.holds.filter((hold) => !gone.includes(hold));
	target.updatedAt = world.now();
	const events = gone.map((hold): ShopEvent => ({
		topic: 'fulfillment_holds/released',
		fulfilmentOrder: target,
		hold,
	}));
	if (target.holds.length === 0) {
		target.status = target.lines.some((entry) => entry.remaining < entry.total)
			? 'IN_PROGRESS'
			: 'OPEN';
		events.push({ topic: 'fulfillment_orders/hold_released', fulfilmentOrder: target, hold: null });
	}
	world.announce(events);
}

function checkHold(caller: Caller, target: FulfilmentOrder, request: HoldRequest): void {
	if (!isOpen(target)) {
		refuse(['id'], 'The fulfillment order is not in a holdable state.', null);
	}
	const own = target.holds.filter((hold) => hold.appId === caller.appId);
	if (own.some((hold) => (hold.handle ?? '') === request.handle)) {
		refuse(
			['fulfillmentHold', 'handle'],
			'The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.',
			'DUPLICATE_FULFILLMENT_HOLD_HANDLE',
		);
	}
	if (own.length >= MAX_HOLDS_PER_APP) {
		refuse(
			['id'],
			'The maximum number of fulfillment holds for this fulfillment order has been reached for this app.',
			'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED',
		);
	}
	if (request.handle.length > MAX_HANDLE) {
		refuse(['fulfillmentHold', 'handle'], 'Handle is too long.', null);
	}
}

function splitOff(
	world: World,
	order: Order,
	target: FulfilmentOrder,
	held: HoldRequest['lines'],
): FulfilmentOrder | null {
	const rest = target.lines.flatMap((entry) => {
		const keep = held.find((one) => one.id === entry.id)?.quantity ?? 0;
		if (keep > entry.remaining) {
			refuse(
				['fulfillmentHold', 'fulfillmentOrderLineItems'],
				'The fulfillment order line item quantity is invalid.',
				'INVALID_LINE_ITEM_QUANTITY',
			);
		}
		const moved = entry.remaining - keep;
		return moved > 0 ? [{ entry, moved }] : [];
	});
	if (rest.length === 0) return null;
	const remaining: FulfilmentOrder = {
		...target,
		id: world.ids.next(),
		createdAt: world.now(),
		updatedAt: world.now(),
		status: 'OPEN',
		holds: [],
		lines: rest.map(({ entry, moved }) => ({
			id: world.ids.next(),
			lineId: entry.lineId,
			total: moved,
			remaining: moved,
		})),
	};
	for (const { entry, moved } of rest) {
		entry.total -= moved;
		entry.remaining -= moved;
	}
	target.lines = target.lines.filter((entry) => entry.total > 0);
	order.fulfilmentOrders.push(remaining);
	return remaining;
}
