import type { LinnworksSimulator, OrderDraft } from '../../simulators/linnworks';
import { amountOf, ratePercent, taxOf, type ShopOrder } from './shop-query';

const decimals = (value: number): number => Number(value.toFixed(2));

/** Brings a new shop order into the warehouse once, as Linnworks' own sales channel does. */
export function importOrder(
	linnworks: LinnworksSimulator,
	order: ShopOrder,
	overrides: Partial<OrderDraft> = {},
): { orderId: string; numOrderId: number } {
	const address = order.shippingAddress;
	const [shipping] = order.shippingLines.nodes;
	const shippingTax = shipping ? taxOf(shipping.taxLines) : 0;
	const shippingPrice = amountOf(order.currentShippingPriceSet);
	return linnworks.warehouse.createOrder({
		source: 'SHOPIFY',
		subSource: 'demo',
		reference: order.legacyResourceId,
		secondaryReference: order.name,
		currency: order.currentTotalPriceSet.presentmentMoney.currencyCode,
		paid: order.displayFinancialStatus === 'PAID',
		postageCost: decimals(shippingPrice + (order.taxesIncluded ? 0 : shippingTax)),
		postageTaxRate: shipping ? ratePercent(shipping.taxLines) : 0,
		postalService: shipping?.title ?? 'Default',
		address: {
			fullName: `${address?.firstName ?? ''} ${address?.lastName ?? ''}`.trim(),
			company: address?.company ?? '',
			address1: address?.address1 ?? '',
			address2: address?.address2 ?? '',
			town: address?.city ?? '',
			region: address?.provinceCode ?? '',
			postCode: address?.zip ?? '',
			country: address?.countryCodeV2 ?? '',
			phoneNumber: address?.phone ?? '',
			emailAddress: order.email ?? '',
		},
		lines: order.lineItems.nodes
			.filter((line) => line.currentQuantity > 0)
			.map((line) => {
				const net = amountOf(line.priceAfterAllDiscountsBeforeTaxesSet);
				const total = order.taxesIncluded ? decimals(net + taxOf(line.taxLines)) : net;
				return {
					itemNumber: line.id.split('/').at(-1) ?? line.id,
					sku: line.sku ?? '',
					title: line.title,
					quantity: line.currentQuantity,
					pricePerUnit: Number((total / line.currentQuantity).toFixed(6)),
					taxRate: ratePercent(line.taxLines),
					taxInclusive: order.taxesIncluded,
				};
			}),
		...overrides,
	});
}
