import { gid } from '../store/ids';
import type { Order } from '../store/order';
import { requireScope, type RequestContext } from '../resolvers/context';
import { addressView } from './address-view';
import type { View } from './view';

/** Who bought an order, and where it goes; the buyer is behind a scope of its own. */
export function buyerView(order: Order): View {
	const customer = order.customer && {
		__typename: 'Customer',
		...order.customer,
		id: gid('Customer', order.customer.id),
		legacyResourceId: String(order.customer.id),
		displayName: order.customer.email ?? '',
	};
	return {
		tags: order.tags,
		note: order.note,
		email: order.email,
		phone: order.phone,
		customerLocale: 'en',
		customAttributes: order.customAttributes,
		discountCodes: order.discounts.filter((one) => one.kind === 'code').map((one) => one.title),
		paymentGatewayNames: [...new Set(order.transactions.map((one) => one.gateway))],
		customer: customerField(customer),
		purchasingEntity: customerField(order.company ? companyView(order, order.company) : customer),
		shippingAddress: addressView(order, order.shippingAddress, 'shipping'),
		billingAddress: addressView(order, order.billingAddress, 'billing'),
	};
}

function companyView(order: Order, company: NonNullable<Order['company']>): View {
	const { location } = company;
	return {
		__typename: 'PurchasingCompany',
		company: {
			id: gid('Company', company.id),
			name: company.name,
			externalId: company.externalId,
		},
		contact: null,
		location: {
			id: gid('CompanyLocation', location.id),
			name: location.name,
			externalId: location.externalId,
			currency: order.currency,
		},
	};
}

/** A field behind a scope of its own. */
const customerField = (customer: View | null) => (_args: object, context: RequestContext) => {
	requireScope(context, 'customer', 'read_customers');
	return customer;
};
