import { unfulfilledQuantityOf, fulfilledQuantityOf } from '../../behaviour/fulfilment-quantities';
import { currentQuantityOf, originalValue, quantityOf } from '../../behaviour/line-value';
import type { World } from '../../behaviour/world';
import { gid } from '../../store/ids';
import { plus, ZERO, type Bag } from '../../store/money';
import type { Allocation, Line, Order, TaxRate } from '../../store/order';
import { price, priceSet, type Json } from './json';

/** A line item in the REST form: quantity never falls, current_quantity does. */
export function lineBody(world: World, order: Order, line: Line): Json {
	const variant = world.store.variants.get(line.variantId ?? -1);
	const original = originalValue(line, order.taxesIncluded);
	const allocations = line.lots.flatMap((lot) => lot.allocations);
	const discount = allocations.reduce((sum, one) => plus(sum, one.amount), ZERO);
	return {
		id: line.id,
		admin_graphql_api_id: gid('LineItem', line.id),
		variant_id: line.variantId,
		product_id: variant?.productId ?? null,
		sku: line.sku,
		title: line.title,
		name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
		variant_title: line.variantTitle,
		vendor: line.vendor,
		quantity: quantityOf(line),
		current_quantity: currentQuantityOf(line),
		fulfillable_quantity: unfulfilledQuantityOf(order, line.id),
		fulfillment_status: lineStatus(order, line),
		gift_card: line.giftCard,
		requires_shipping: line.requiresShipping,
		taxable: line.taxable,
		price: price(line.unitPrice, order),
		price_set: priceSet(line.unitPrice, order),
		total_discount: price(discount, order),
		total_discount_set: priceSet(discount, order),
		discount_allocations: allocationBodies(order, allocations),
		tax_lines: taxBodies(order, line.taxRates, original.taxes),
		properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
	};
}

/** Discount allocations by the index of their application. */
export function allocationBodies(order: Order, allocations: readonly Allocation[]): Json[] {
	return allocations.map((one) => ({
		amount: price(one.amount, order),
		amount_set: priceSet(one.amount, order),
		discount_application_index: order.discounts.findIndex((each) => each.id === one.applicationId),
	}));
}

/** Tax lines of a value. */
export function taxBodies(order: Order, rates: readonly TaxRate[], taxes: readonly Bag[]): Json[] {
	return rates.map(({ title, rate }, i) => ({
		title,
		rate,
		price: price(taxes[i] ?? ZERO, order),
		price_set: priceSet(taxes[i] ?? ZERO, order),
		channel_liable: false,
	}));
}

function lineStatus(order: Order, line: Line): string | null {
	if (fulfilledQuantityOf(order, line.id) === 0) return null;
	return unfulfilledQuantityOf(order, line.id) === 0 ? 'fulfilled' : 'partial';
}
