import type { OrderRecord } from '../store/order-record';
import { postageTaxRate, round2 } from '../behaviour/totals';

/** `OrderTotalsInfo` of the v1 contract. */
export function totalsView(order: Readonly<OrderRecord>) {
	return {
		Subtotal: order.totals.subtotal,
		PostageCost: order.totals.postageCost,
		PostageCostExTax: order.totals.postageCostExTax,
		Tax: order.totals.tax,
		TotalCharge: order.totals.totalCharge,
		PaymentMethod: order.paymentMethod,
		PaymentMethodId: order.paymentMethodId,
		ProfitMargin: 0,
		TotalDiscount: order.totals.totalDiscount,
		Currency: order.currency,
		CountryTaxRate: order.countryTaxRate,
		ConversionRate: order.conversionRate,
	};
}

/** `OrderShippingInfo` of the v1 contract. */
export function shippingView(order: Readonly<OrderRecord>) {
	const { shipping } = order;
	return {
		Vendor: shipping.vendor,
		PostalServiceId: shipping.postalServiceId,
		PostalServiceName: shipping.postalServiceName,
		TotalWeight: shipping.totalWeight,
		ItemWeight: shipping.itemWeight,
		PackageCategoryId: '00000000-0000-0000-0000-000000000000',
		PackageCategory: 'Default',
		PackageTypeId: '00000000-0000-0000-0000-000000000000',
		PackageType: 'Default',
		PostageCost: shipping.postageCost,
		PostageCostExTax: round2(shipping.postageCost / (1 + postageTaxRate(order) / 100)),
		TrackingNumber: shipping.trackingNumber,
		ManualAdjust: shipping.manualAdjust,
	};
}
