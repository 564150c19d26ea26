import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { isParked } from './order-access';
import { liveWaveOf } from './waves';

export type AllocationErrorType =
	| 'IsLocked'
	| 'IsParked'
	| 'IsInFulfilmentCentre'
	| 'IsCancelled'
	| 'IsProcessed'
	| 'NoVaidItems'
	| 'UnlinkedItem'
	| 'AlreadyExistsInWave'
	| 'OrderDoesntExist'
	| 'DifferentLocation';

export interface AllocationError {
	type: AllocationErrorType;
	text: string;
	rowId: string | null;
}

export interface AllocationCheck {
	num: number;
	order: OrderRecord | undefined;
	errors: AllocationError[];
}

function stateErrors(world: World, order: OrderRecord): AllocationErrorType[] {
	const found: AllocationErrorType[] = [];
	if (order.cancelled) found.push('IsCancelled');
	else if (order.processed) found.push('IsProcessed');
	if (order.locked) found.push('IsLocked');
	if (isParked(order) && !order.processed) found.push('IsParked');
	if (world.locations.some((place) => place.id === order.locationId && place.isFulfilmentCentre)) {
		found.push('IsInFulfilmentCentre');
	}
	if (liveWaveOf(world, order.id)) found.push('AlreadyExistsInWave');
	if (!order.lines.some((line) => !line.isService)) found.push('NoVaidItems');
	return found;
}

const TEXTS: Record<AllocationErrorType, string> = {
	IsLocked: 'Order is locked',
	IsParked: 'Order is parked',
	IsInFulfilmentCentre: 'Order is in a fulfilment centre',
	IsCancelled: 'Order is cancelled',
	IsProcessed: 'Order is processed',
	NoVaidItems: 'Order has no items to pick',
	UnlinkedItem: 'Order has an unlinked item',
	AlreadyExistsInWave: 'Order is already in a pickwave',
	OrderDoesntExist: 'Order does not exist',
	DifferentLocation: 'Order is in a different location',
};

/** Whether an order may enter a pick wave, and every reason why not. */
export function checkAllocatable(world: World, num: number, locationId?: string): AllocationCheck {
	const order = world.orders.byNumber(num);
	const of = (type: AllocationErrorType, rowId: string | null = null): AllocationError => ({
		type,
		text: TEXTS[type],
		rowId,
	});
	if (!order) return { num, order, errors: [of('OrderDoesntExist')] };
	const errors = stateErrors(world, order).map((type) => of(type));
	for (const line of order.lines) {
		if (!line.isService && line.stockItemId === null) errors.push(of('UnlinkedItem', line.rowId));
	}
	if (locationId !== undefined && locationId !== order.locationId) {
		errors.push(of('DifferentLocation'));
	}
	return { num, order, errors };
}
