import { roundAmount } from '../../../domain/money/money';
import type { Address } from '../../../domain/order/address';
import type { TargetLine, TargetSnapshot } from '../../../domain/target/target-snapshot';
import type { RawAddress, RawOrder, RawOrderItem } from './raw/raw-order';
import { NOTHING_READ, toFulfilmentFacts, type GateReads } from './to-fulfilment-facts';

/** A rate in percent as parts per million. */
const PPM_PER_PERCENT = 10_000;

/**
 * What Linnworks holds of an order. Amounts are rounded to the minor unit of the order's currency, because the
 * vendor keeps doubles. Without `reads` the fulfilment facts rest on the v1 order alone and say what is unknown.
 */
export function toTargetSnapshot(order: RawOrder, reads: GateReads = NOTHING_READ): TargetSnapshot {
	const currency = order.TotalsInfo.Currency;
	const { Address: delivery, BillingAddress: billing } = order.CustomerInfo;
	return {
		kind: 'targetSnapshot',
		schemaVersion: 1,
		system: 'linnworks',
		orderId: order.OrderId,
		displayNumber: String(order.NumOrderId),
		reference: order.GeneralInfo.ReferenceNum,
		currency,
		locationId: order.FulfilmentLocationId,
		lines: order.Items.map((item) => toTargetLine(item, currency)),
		shipping: {
			serviceId: order.ShippingInfo.PostalServiceId.toLowerCase(),
			serviceName: order.ShippingInfo.PostalServiceName,
			amountMinor: roundAmount(order.ShippingInfo.PostageCost, currency),
		},
		totals: {
			taxMinor: roundAmount(order.TotalsInfo.Tax, currency),
			totalMinor: roundAmount(order.TotalsInfo.TotalCharge, currency),
		},
		deliveryAddress: toAddress(delivery),
		billingAddress: toAddress(billing),
		email: delivery.EmailAddress || billing.EmailAddress,
		notes: order.Notes.map((note) => note.Note),
		facts: toFulfilmentFacts(order, reads),
	};
}

/** A row; one that is not linked to a stock item goes by the SKU of its channel. */
function toTargetLine(item: RawOrderItem, currency: string): TargetLine {
	return {
		rowId: item.RowId,
		reference: item.ItemNumber,
		stockItemId: item.StockItemId,
		sku: item.SKU || (item.IsService ? '' : item.ChannelSKU),
		title: item.Title,
		quantity: item.Quantity,
		shippedQuantity: Math.max(0, Math.round(item.PartShippedQty)),
		netMinor: roundAmount(item.Cost, currency),
		taxMinor: roundAmount(item.Tax, currency),
		grossMinor: roundAmount(item.CostIncTax, currency),
		taxRatePpm: Math.round(item.TaxRate * PPM_PER_PERCENT),
		taxIncluded: item.TaxCostInclusive,
		isService: item.IsService,
	};
}

/** The vendor's third address line joins the second; we never write a third one. */
function toAddress(raw: RawAddress): Address {
	return {
		fullName: raw.FullName,
		company: raw.Company,
		address1: raw.Address1,
		address2: [raw.Address2, raw.Address3].filter((line) => line.trim() !== '').join(', '),
		town: raw.Town,
		region: raw.Region,
		postcode: raw.PostCode,
		countryCode: '',
		country: raw.Country,
		phone: raw.PhoneNumber,
	};
}
