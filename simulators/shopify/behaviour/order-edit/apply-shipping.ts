import type { EditSession } from '../../store/edit-session';
import { ZERO } from '../../store/money';
import type { Order, ShippingLine } from '../../store/order';
import { noValue, shippingSale, type SaleDraft } from '../ledger';
import { currentShippingValue } from '../shipping-value';

/** Removes and adds shipping lines; a removed line stays on the order, marked. */
export function applyShipping(
	order: Order,
	session: EditSession,
): { sales: SaleDraft[]; added: number[]; removed: number[] } {
	const sales: SaleDraft[] = [];
	const removed: number[] = [];
	for (const line of order.shippingLines) {
		if (line.isRemoved || !session.removedShipping.has(line.id)) continue;
		const before = currentShippingValue(line, order.taxesIncluded);
		line.isRemoved = true;
		const after = noValue(line.taxRates, order.taxesIncluded);
		sales.push(shippingSale(line, 'RETURN', -1, { before, after }));
		removed.push(line.id);
	}
	const added = session.addedShipping.map((staged): ShippingLine => ({
		id: staged.id,
		title: staged.title,
		code: staged.title,
		source: 'shopify',
		custom: true,
		price: staged.price,
		allocations: [],
		taxRates: order.shippingTaxed ? order.taxRates : [],
		refunded: ZERO,
		isRemoved: false,
	}));
	for (const line of added) {
		order.shippingLines.push(line);
		const before = noValue(line.taxRates, order.taxesIncluded);
		const after = currentShippingValue(line, order.taxesIncluded);
		sales.push(shippingSale(line, 'ORDER', 1, { before, after }));
	}
	return { sales, added: added.map((line) => line.id), removed };
}
