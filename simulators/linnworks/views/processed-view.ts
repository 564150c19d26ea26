import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { totalsView } from './totals-view';

function addressLines(order: Readonly<OrderRecord>) {
	const { address, billingAddress: billing } = order;
	return {
		cShippingAddress: [address.address1, address.town, address.postCode].join(', '),
		cCountry: address.country,
		Address1: address.address1,
		Address2: address.address2,
		Address3: address.address3,
		Town: address.town,
		Region: address.region,
		BuyerPhoneNumber: address.phoneNumber,
		Company: address.company,
		cFullName: address.fullName,
		cEmailAddress: address.emailAddress,
		cPostCode: address.postCode,
		cBillingAddress: [billing.address1, billing.town, billing.postCode].join(', '),
		BillingEmailAddress: billing.emailAddress,
		BillingName: billing.fullName,
		BillingCompany: billing.company,
		BillingAddress1: billing.address1,
		BillingAddress2: billing.address2,
		BillingAddress3: billing.address3,
		BillingTown: billing.town,
		BillingRegion: billing.region,
		BillingPostCode: billing.postCode,
		BillingCountryName: billing.country,
		BillingPhoneNumber: billing.phoneNumber,
	};
}

function dates(world: World, order: Readonly<OrderRecord>) {
	const isBare = world.switches.processedDates === 'bare';
	const finished = order.processedAt?.toISOString().slice(0, isBare ? 19 : undefined);
	return {
		dReceivedDate: order.receivedAt.toISOString(),
		...(finished ? { dProcessedOn: finished } : {}),
		...(finished && order.cancelled ? { dCancelledOn: finished } : {}),
		...(order.paidAt ? { dPaidOn: order.paidAt.toISOString() } : {}),
	};
}

/** `ProcessedOrderWeb` of the contract: one flat row, no lines. */
export function processedView(world: World, order: Readonly<OrderRecord>) {
	const totals = totalsView(order);
	const location = world.locations.find(({ id }) => id === order.locationId);
	return {
		pkOrderID: order.id,
		nOrderId: order.num,
		nStatus: order.status,
		...dates(world, order),
		timeDiff: 0,
		fPostageCost: totals.PostageCost,
		fTotalCharge: totals.TotalCharge,
		PostageCostExTax: totals.PostageCostExTax,
		Subtotal: totals.Subtotal,
		fTax: totals.Tax,
		TotalDiscount: totals.TotalDiscount,
		ProfitMargin: totals.ProfitMargin,
		CountryTaxRate: totals.CountryTaxRate,
		cCurrency: totals.Currency,
		PostalTrackingNumber: order.shipping.trackingNumber,
		PostalServiceName: order.shipping.postalServiceName,
		PostalServiceCode: '',
		Vendor: order.shipping.vendor,
		Source: order.source,
		SubSource: order.subSource,
		ReferenceNum: order.reference,
		SecondaryReference: order.secondaryReference,
		ExternalReference: order.externalReference,
		ChannelBuyerName: order.channelBuyerName,
		...addressLines(order),
		ItemWeight: order.shipping.itemWeight,
		TotalWeight: order.shipping.totalWeight,
		...{ PackageCategory: 'Default', PackageTitle: 'Default', FolderCollection: '' },
		HoldOrCancel: order.cancelled,
		IsResend: order.sentAs === 'resend',
		IsExchange: order.sentAs === 'exchange',
		TaxId: order.taxId,
		FulfilmentLocationName: location?.name ?? '',
	};
}
