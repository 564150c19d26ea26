import { gid } from '../store/ids';
import { mapBag, minus, plus, times, ZERO, type Bag } from '../store/money';
import type { Line, LineGroup, Order } from '../store/order';
import { editableQuantityOf, unfulfilledQuantityOf } from '../behaviour/fulfilment-quantities';
import {
	currentQuantityOf,
	currentValue,
	originalValue,
	quantityOf,
} from '../behaviour/line-value';
import { requireScope, type RequestContext } from '../resolvers/context';
import { allocationsOf, allocationViews } from './discount-view';
import { taxLineViews } from './tax-view';
import { variantView } from './catalogue-view';
import { bagView, type View, type ViewContext } from './view';

/**
 * A LineItem. Only currentQuantity and priceAfterAllDiscountsBeforeTaxesSet follow edits;
 * discounts and tax stay at the quantity ever sold.
 */
export function lineView(context: ViewContext, order: Order, line: Line): View {
	const quantity = quantityOf(line);
	const current = currentQuantityOf(line);
	const original = originalValue(line, order.taxesIncluded);
	const variant = context.world.store.variants.get(line.variantId ?? -1);
	const gross = times(line.unitPrice, quantity);
	const lineDiscount = discountAtLevel(order, line, 'LINE');
	return {
		__typename: 'LineItem',
		id: gid('LineItem', line.id),
		sku: line.sku,
		name: nameOf(line),
		title: line.title,
		variantTitle: line.variantTitle,
		vendor: line.vendor,
		quantity,
		currentQuantity: current,
		refundableQuantity: current,
		unfulfilledQuantity: unfulfilledQuantityOf(order, line.id),
		nonFulfillableQuantity: quantity - current,
		isGiftCard: line.giftCard,
		requiresShipping: line.requiresShipping,
		restockable: line.variantId !== null,
		merchantEditable: editableQuantityOf(order, line) > 0,
		taxable: line.taxable,
		variant: (_args: object, request: RequestContext) => {
			requireScope(request, 'variant', 'read_products');
			return variant ? variantView(context, variant) : null;
		},
		product: (_args: object, request: RequestContext) => {
			requireScope(request, 'product', 'read_products');
			return variant ? { id: gid('Product', variant.productId) } : null;
		},
		customAttributes: line.customAttributes,
		sellingPlan: null,
		lineItemGroup: line.group && groupView(line.group),
		duties: [],
		originalUnitPriceSet: bagView(line.unitPrice, order),
		originalTotalSet: bagView(gross, order),
		discountedTotalSet: bagView(minus(gross, lineDiscount), order),
		totalDiscountSet: bagView(lineDiscount, order),
		discountedUnitPriceSet: bagView(perUnit(minus(gross, lineDiscount), quantity), order),
		discountedUnitPriceAfterAllDiscountsSet: bagView(perUnit(original.net, quantity), order),
		priceAfterAllDiscountsBeforeTaxesSet: bagView(currentBeforeTax(order, line), order),
		discountAllocations: () => allocationViews(order, allocationsOf(line)),
		taxLines: ({ first }: { readonly first?: number | null }) =>
			taxLineViews(order, line.taxRates, original.taxes).slice(0, first ?? undefined),
	};
}

function groupView(group: LineGroup): View {
	return {
		__typename: 'LineItemGroup',
		id: gid('LineItemGroup', group.id),
		title: group.title,
		quantity: group.quantity,
		variantId: gid('ProductVariant', group.variantId),
		variantSku: group.sku,
		productId: gid('Product', group.productId),
	};
}

function nameOf(line: Line): string {
	const hasVariant = line.variantTitle !== null && line.variantTitle !== 'Default Title';
	return hasVariant ? `${line.title} - ${line.variantTitle}` : line.title;
}

function currentBeforeTax(order: Order, line: Line): Bag {
	const value = currentValue(line, order.taxesIncluded);
	return order.taxesIncluded ? minus(value.net, value.tax) : value.net;
}

function discountAtLevel(order: Order, line: Line, level: 'LINE' | 'ORDER'): Bag {
	const ids = new Set(order.discounts.filter((one) => one.level === level).map((one) => one.id));
	return allocationsOf(line)
		.filter((one) => ids.has(one.applicationId))
		.reduce((sum, one) => plus(sum, one.amount), ZERO);
}

function perUnit(amount: Bag, units: number): Bag {
	return units === 0 ? ZERO : mapBag(amount, (minor) => Math.floor(minor / units + 0.5));
}
