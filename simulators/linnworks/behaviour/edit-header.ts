import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { Args } from './args';
import { countryTaxRate, customerAddress } from './customer';
import { refuse } from './errors';
import { API_USER, mayEdit, openOrder, saveOrder, saveRepriced } from './order-access';
import { postalServiceById } from './postal';

function editable(world: World, args: Args): { order: OrderRecord; info: Args } {
	const order = openOrder(world, Args.required(args.guid('orderId')));
	return { order, info: Args.required(args.child('info')) };
}

/** SetOrderCustomerInfo: replaces both addresses; a new country brings its own tax rate. */
export function setCustomerInfo(world: World, args: Args, user = API_USER): OrderRecord {
	const { order, info } = editable(world, args);
	if (!mayEdit(world, order)) return order;
	order.channelBuyerName = info.text('ChannelBuyerName') ?? '';
	order.address = customerAddress(info.child('Address'));
	order.billingAddress = customerAddress(info.child('BillingAddress'));
	order.countryTaxRate = countryTaxRate(order);
	const note = `Customer details changed, ${order.address.postCode} ${order.address.country}`;
	saveRepriced(world, order, { type: 'Customer info updated', note, user });
	return order;
}

/** SetOrderShippingInfo: replaces all six fields; those not sent fall back to zero or blank. */
export function setShippingInfo(world: World, args: Args, user = API_USER): OrderRecord {
	const { order, info } = editable(world, args);
	const id = Args.required(info.guid('PostalServiceId'));
	const service = postalServiceById(world, id);
	if (!service) throw refuse(`Postal service ${id} does not exist.`);
	if (!mayEdit(world, order)) return order;
	order.shipping = {
		vendor: service.vendor,
		postalServiceId: service.id,
		postalServiceName: service.name,
		totalWeight: info.number('TotalWeight') ?? 0,
		itemWeight: info.number('ItemWeight') ?? 0,
		postageCost: info.number('PostageCost') ?? 0,
		trackingNumber: info.text('TrackingNumber') ?? '',
		manualAdjust: info.flag('ManualAdjust') ?? false,
	};
	const note = `Shipping method ${service.name}, postage ${order.shipping.postageCost}`;
	saveRepriced(world, order, { type: 'Shipping info updated', note, user });
	return order;
}

/** SetOrderTotalsInfo: overrides the totals until the next edit that works them out anew. */
export function setTotalsInfo(world: World, args: Args, user = API_USER): void {
	const { order, info } = editable(world, args);
	if (!mayEdit(world, order)) return;
	const amount = (name: string) => info.number(name) ?? 0;
	order.totals = {
		subtotal: amount('Subtotal'),
		postageCost: amount('PostageCost'),
		postageCostExTax: amount('PostageCostExTax'),
		tax: amount('Tax'),
		totalCharge: amount('TotalCharge'),
		totalDiscount: amount('TotalDiscount'),
	};
	order.countryTaxRate = amount('CountryTaxRate');
	order.currency = info.text('Currency') ?? order.currency;
	order.conversionRate = info.number('ConversionRate') ?? order.conversionRate;
	order.paymentMethod = info.text('PaymentMethod') ?? order.paymentMethod;
	order.paymentMethodId = info.guid('PaymentMethodId') ?? order.paymentMethodId;
	const note = `Totals set by hand, ${order.totals.totalCharge}`;
	saveOrder(world, order, { type: 'Totals info updated', note, user });
}
