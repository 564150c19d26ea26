import { financialStatusOf, fulfilmentStatusOf } from '../../behaviour/order-status';
import { currentTotals, paymentsOf, salesTotals } from '../../behaviour/order-totals';
import { currentShippingValue, originalShippingValue } from '../../behaviour/shipping-value';
import type { World } from '../../behaviour/world';
import { gid } from '../../store/ids';
import type { Bag } from '../../store/money';
import type { Address, DiscountApplication, Order, ShippingLine } from '../../store/order';
import { toDecimal } from '../../store/money';
import { fulfilmentBody } from './fulfilment-body';
import { optionalRestDate, price, priceSet, restDate, type Json, type JsonValue } from './json';
import { allocationBodies, lineBody, taxBodies } from './line-body';
import { refundBody } from './refund-body';

/** A whole order in the REST form; removed shipping lines stay in it, marked. */
export function orderBody(world: World, order: Order): Json {
	return {
		id: order.id,
		admin_graphql_api_id: gid('Order', order.id),
		app_id: order.app.id,
		name: order.name,
		number: order.number - 1000,
		order_number: order.number,
		created_at: restDate(world, order.createdAt),
		processed_at: restDate(world, order.processedAt),
		updated_at: restDate(world, order.updatedAt),
		closed_at: optionalRestDate(world, order.closedAt),
		cancelled_at: optionalRestDate(world, order.cancelledAt),
		cancel_reason: order.cancelReason?.toLowerCase() ?? null,
		confirmed: true,
		test: false,
		currency: order.currency,
		presentment_currency: order.presentmentCurrency,
		taxes_included: order.taxesIncluded,
		email: order.email,
		contact_email: order.email,
		phone: order.phone,
		note: order.note,
		note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
		po_number: order.poNumber,
		tags: order.tags.join(', '),
		source_name: order.sourceName,
		financial_status: financialStatusOf(order).toLowerCase(),
		fulfillment_status: restFulfilmentStatus(order),
		payment_gateway_names: [...new Set(order.transactions.map((one) => one.gateway))],
		...totals(order),
		discount_applications: order.discounts.map((one) => applicationBody(order, one)),
		discount_codes: order.discounts
			.filter((one) => one.kind === 'code')
			.map((one) => ({ code: one.title, amount: '0.00', type: 'fixed_amount' })),
		customer: order.customer && {
			id: order.customer.id,
			email: order.customer.email,
			first_name: order.customer.firstName,
			last_name: order.customer.lastName,
			admin_graphql_api_id: gid('Customer', order.customer.id),
		},
		shipping_address: addressBody(order.shippingAddress),
		billing_address: addressBody(order.billingAddress),
		line_items: order.lines.map((line) => lineBody(world, order, line)),
		shipping_lines: order.shippingLines.map((line) => shippingBody(order, line)),
		fulfillments: order.fulfilments.map((one) => fulfilmentBody(world, order, one)),
		refunds: order.refunds.map((one) => refundBody(world, order, one)),
	};
}

function totals(order: Order): Json {
	const current = currentTotals(order);
	const sales = salesTotals(order);
	const both = (name: string, bag: Bag): Json => ({
		[name]: price(bag, order),
		[`${name}_set`]: priceSet(bag, order),
	});
	return {
		...both('total_price', sales.total),
		...both('subtotal_price', sales.subtotal),
		...both('total_tax', sales.tax),
		...both('total_discounts', sales.discounts),
		total_shipping_price_set: priceSet(sales.shipping, order),
		...both('current_total_price', current.total),
		...both('current_subtotal_price', current.subtotal),
		...both('current_total_tax', current.tax),
		...both('current_total_discounts', current.discounts),
		current_shipping_price_set: priceSet(current.shipping, order),
		total_outstanding: toDecimal(
			paymentsOf(order).outstanding.presentment,
			order.presentmentCurrency,
		),
	};
}

function shippingBody(order: Order, line: ShippingLine): Json {
	const original = originalShippingValue(line, order.taxesIncluded);
	const current = currentShippingValue(line, order.taxesIncluded);
	return {
		id: line.id,
		title: line.title,
		code: line.code,
		source: line.source,
		is_removed: line.isRemoved,
		price: price(line.price, order),
		price_set: priceSet(line.price, order),
		discounted_price: price(original.net, order),
		discounted_price_set: priceSet(original.net, order),
		current_discounted_price_set: priceSet(current.net, order),
		discount_allocations: allocationBodies(order, line.allocations),
		tax_lines: taxBodies(order, line.taxRates, original.taxes),
	};
}

function applicationBody(order: Order, one: DiscountApplication): Json {
	const fixed = 'amount' in one.value;
	return {
		target_type: one.target.toLowerCase(),
		type: one.kind === 'code' ? 'discount_code' : one.kind,
		value: 'amount' in one.value ? price(one.value.amount, order) : one.value.percentage.toFixed(1),
		value_type: fixed ? 'fixed_amount' : 'percentage',
		allocation_method: one.level === 'ORDER' ? 'across' : 'each',
		target_selection: one.level === 'ORDER' ? 'all' : 'explicit',
		title: one.title,
		description: one.description,
	};
}

function addressBody(address: Address | null): JsonValue {
	return (
		address && {
			first_name: address.firstName,
			last_name: address.lastName,
			company: address.company,
			address1: address.address1,
			address2: address.address2,
			city: address.city,
			zip: address.zip,
			province: address.province,
			province_code: address.provinceCode,
			country: address.country,
			country_code: address.countryCode,
			phone: address.phone,
		}
	);
}

function restFulfilmentStatus(order: Order): string | null {
	const status = fulfilmentStatusOf(order);
	if (status === 'FULFILLED') return 'fulfilled';
	return status === 'PARTIALLY_FULFILLED' ? 'partial' : null;
}
