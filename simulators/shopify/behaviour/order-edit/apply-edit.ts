import type { EditSession } from '../../store/edit-session';
import type { Bag } from '../../store/money';
import type { Line, Order } from '../../store/order';
import type { Switches } from '../../switches';
import { editableQuantityOf } from '../fulfilment-quantities';
import { isSilent, lineSale, noValue, type SaleDraft } from '../ledger';
import { addUnits, takeUnits } from '../line-units';
import { currentQuantityOf, currentValue } from '../line-value';
import { refuse } from '../refusal';
import { valueLost } from '../shipping-value';
import { applyDiscounts, dropDiscounts, type DiscountShare } from './apply-discounts';
import { applyShipping } from './apply-shipping';

export interface Removal {
	readonly line: Line;
	readonly quantity: number;
	readonly restock: boolean;
	readonly subtotal: Bag;
	readonly tax: Bag;
}

export interface Addition {
	readonly line: Line;
	readonly quantity: number;
	readonly locationId: number;
}

/** Everything an edit did to an order, for the ledger, the refund and the fulfilment orders. */
export interface EditOutcome {
	readonly sales: readonly SaleDraft[];
	readonly removals: readonly Removal[];
	readonly additions: readonly Addition[];
	readonly discountsAdded: readonly DiscountShare[];
	readonly discountsRemoved: readonly DiscountShare[];
	readonly shippingAdded: readonly number[];
	readonly shippingRemoved: readonly number[];
}

/**
 * Carries a session's intentions out on an order. Given a copy it previews the edit; given the
 * order itself it is the commit, so both always agree.
 */
export function applyEdit(order: Order, session: EditSession, switches: Switches): EditOutcome {
	const sales: SaleDraft[] = [];
	const removals: Removal[] = [];
	const additions: Addition[] = [];
	for (const [lineId, { quantity, restock }] of session.quantities) {
		const line = order.lines.find((one) => one.id === lineId);
		if (!line) continue;
		const delta = quantity - currentQuantityOf(line);
		if (delta < 0) removals.push(remove(order, line, -delta, restock, sales));
		if (delta > 0) additions.push(increase(order, line, delta, sales));
	}
	for (const { group } of order.lines) {
		if (group) group.quantity = session.groups.get(group.id) ?? group.quantity;
	}
	for (const { line, quantity, locationId } of session.addedLines) {
		if (quantity === 0) continue;
		const added: Line = {
			...line,
			lots: [{ units: quantity, current: quantity, allocations: [] }],
		};
		order.lines.push(added);
		additions.push({ line: added, quantity, locationId });
		const before = noValue(added.taxRates, order.taxesIncluded);
		const after = currentValue(added, order.taxesIncluded);
		sales.push(lineSale(added, 'ORDER', quantity, { before, after }));
	}
	const dropped = dropDiscounts(order, session);
	const applied = applyDiscounts(order, session, switches);
	const shipping = applyShipping(order, session);
	sales.push(...dropped.sales, ...applied.sales, ...shipping.sales);
	return {
		sales: sales.filter((draft) => !isSilent(draft)),
		removals,
		additions,
		discountsAdded: applied.shares,
		discountsRemoved: dropped.shares,
		shippingAdded: shipping.added,
		shippingRemoved: shipping.removed,
	};
}

function remove(
	order: Order,
	line: Line,
	quantity: number,
	restock: boolean,
	sales: SaleDraft[],
): Removal {
	if (quantity > editableQuantityOf(order, line)) {
		refuse(['quantity'], 'Quantity cannot be less than the number of fulfilled items.');
	}
	const before = currentValue(line, order.taxesIncluded);
	takeUnits(line, quantity);
	const after = currentValue(line, order.taxesIncluded);
	sales.push(lineSale(line, 'RETURN', -quantity, { before, after }));
	return { line, quantity, restock, ...valueLost(before, after) };
}

function increase(order: Order, line: Line, quantity: number, sales: SaleDraft[]): Addition {
	const before = currentValue(line, order.taxesIncluded);
	addUnits(line, quantity);
	const after = currentValue(line, order.taxesIncluded);
	sales.push(lineSale(line, 'ORDER', quantity, { before, after }));
	return { line, quantity, locationId: order.locationId };
}
