import type { RefundLine } from '../store/ledger';
import type { Order } from '../store/order';
import { unfulfilledQuantityOf } from './fulfilment-quantities';
import { moveStock, released, returned, shipped } from './inventory';
import { currentQuantityOf } from './line-value';
import { unrouteUnits } from './route-units';
import type { ShopEvent } from './shop-event';
import type { World } from './world';

/**
 * Moves the goods of a refund line. Without a restock fulfilled units go first, so only what
 * open fulfilment orders ask for beyond the line's current quantity is taken off them.
 */
export function moveRefundedGoods(world: World, order: Order, row: RefundLine): ShopEvent[] {
	const line = order.lines.find((one) => one.id === row.lineId);
	if (!line) return [];
	const place = row.locationId ?? order.locationId;
	switch (row.restockType) {
		case 'RETURN':
			return moveStock(world, line, place, returned(row.quantity));
		case 'CANCEL':
			unrouteUnits(world, order, line.id, row.quantity);
			return moveStock(world, line, place, released(row.quantity));
		case 'NO_RESTOCK': {
			const surplus = unfulfilledQuantityOf(order, line.id) - currentQuantityOf(line);
			if (surplus <= 0) return [];
			unrouteUnits(world, order, line.id, surplus);
			return moveStock(world, line, place, shipped(surplus));
		}
	}
}
