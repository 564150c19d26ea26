import { plus, ZERO, type Bag } from '../../store/money';
import type { Line, Order } from '../../store/order';
import type { Return } from '../../store/return';
import { ADMIN_APP_ID } from '../../settings';
import { moveStock, sold } from '../inventory';
import { lineSale, noValue, type SaleDraft } from '../ledger';
import { currentQuantityOf, currentValue } from '../line-value';
import { newLines } from '../new-line';
import { routeApart } from '../route-units';
import type { ShopEvent } from '../shop-event';
import type { World } from '../world';
import { AWAITING_RETURN } from './dispose-return';

/**
 * Puts the units of an exchange on the order as lines of their own, in a fulfilment order of their own, which is held
 * until the returned goods have arrived.
 */
export function addExchange(
	world: World,
	order: Order,
	subject: Return,
	arrived: boolean,
): { readonly sales: SaleDraft[]; readonly worth: Bag; readonly events: ShopEvent[] } {
	const added: Line[] = [];
	for (const one of subject.exchange) {
		if (one.processed === one.quantity) continue;
		const { variantId, quantity, price } = one;
		const lines = newLines(world, order, {
			variantId,
			quantity,
			...(price === null ? {} : { price }),
		});
		one.processed = quantity;
		one.lineIds = lines.map(({ id }) => id);
		added.push(...lines);
	}
	if (added.length === 0) return { sales: [], worth: ZERO, events: [] };
	order.lines.push(...added);
	const values = added.map((line) => currentValue(line, order.taxesIncluded));
	const sales = added.map((line, i) => {
		const before = noValue(line.taxRates, order.taxesIncluded);
		const after = values[i] ?? before;
		return lineSale(line, 'ORDER', currentQuantityOf(line), { before, after });
	});
	const units = added.map((line) => ({
		line,
		quantity: currentQuantityOf(line),
		locationId: order.locationId,
	}));
	const events = routeApart(world, order, units).flatMap((fulfilmentOrder): ShopEvent[] => {
		if (arrived) return [];
		const hold = {
			id: world.ids.next(),
			handle: null,
			reason: AWAITING_RETURN,
			reasonNotes: null,
			appId: ADMIN_APP_ID,
		};
		fulfilmentOrder.holds = [hold];
		fulfilmentOrder.status = 'ON_HOLD';
		return [
			{ topic: 'fulfillment_holds/added', fulfilmentOrder, hold },
			{ topic: 'fulfillment_orders/placed_on_hold', fulfilmentOrder, hold },
		];
	});
	const stock = units.flatMap(({ line, quantity, locationId }) =>
		moveStock(world, line, locationId, sold(quantity)),
	);
	const worth = values.reduce((sum, value) => plus(sum, value.total), ZERO);
	return { sales, worth, events: [...events, ...stock] };
}
