import { Args } from '../behaviour/args';
import type { World } from '../store/world';

export interface LineDraft {
	itemNumber?: string;
	sku: string;
	title?: string;
	quantity?: number;
	pricePerUnit?: number;
	/** Percent; 20 when left out. */
	taxRate?: number;
	/** Whether pricePerUnit includes tax; true when left out. */
	taxInclusive?: boolean;
	/** Percent. */
	discount?: number;
	isService?: boolean;
}

export interface AddressDraft {
	fullName?: string;
	company?: string;
	address1?: string;
	address2?: string;
	address3?: string;
	town?: string;
	region?: string;
	postCode?: string;
	/** ISO code or full name. */
	country?: string;
	phoneNumber?: string;
	emailAddress?: string;
}

export interface OrderDraft {
	source?: string;
	subSource?: string;
	reference: string;
	secondaryReference?: string;
	externalReference?: string;
	lines: LineDraft[];
	/** Including tax. */
	postageCost?: number;
	postageTaxRate?: number;
	postalService?: string;
	currency?: string;
	address?: AddressDraft;
	billingAddress?: AddressDraft;
	/** True when left out; an unpaid order is parked. */
	paid?: boolean;
	locationName?: string;
	properties?: Record<string, string>;
	identifiers?: string[];
}

const HOME: AddressDraft = {
	fullName: 'Ada Buyer',
	address1: '1 High Street',
	town: 'London',
	postCode: 'N1 1AA',
	country: 'GB',
	emailAddress: 'ada@buyer.example',
};

function channelAddress(draft: AddressDraft) {
	return {
		FullName: draft.fullName,
		Company: draft.company,
		Address1: draft.address1,
		Address2: draft.address2,
		Address3: draft.address3,
		Town: draft.town,
		Region: draft.region,
		PostCode: draft.postCode,
		Country: draft.country,
		MatchCountryCode: draft.country,
		PhoneNumber: draft.phoneNumber,
		EmailAddress: draft.emailAddress,
	};
}

function channelLine(draft: LineDraft, index: number) {
	return {
		ItemNumber: draft.itemNumber ?? String(index + 1),
		ChannelSKU: draft.sku,
		ItemTitle: draft.title ?? draft.sku,
		Qty: draft.quantity ?? 1,
		PricePerUnit: draft.pricePerUnit ?? 0,
		TaxRate: draft.taxRate ?? 20,
		TaxCostInclusive: draft.taxInclusive ?? true,
		UseChannelTax: true,
		LineDiscount: draft.discount ?? 0,
		IsService: draft.isService ?? false,
	};
}

/** Turns a short draft into the CreateOrders call a channel would make. */
export function toCreateOrders(world: World, draft: OrderDraft): Args {
	const now = world.clock().toISOString();
	const delivery = channelAddress(draft.address ?? HOME);
	const order = {
		Source: draft.source ?? 'N8N-SHOPIFY',
		SubSource: draft.subSource ?? 'shop.example',
		ReferenceNumber: draft.reference,
		SecondaryReferenceNumber: draft.secondaryReference ?? '',
		ExternalReference: draft.externalReference ?? '',
		ReceivedDate: now,
		DispatchBy: now,
		PaymentStatus: draft.paid === false ? 'Unpaid' : 'Paid',
		Currency: draft.currency ?? 'GBP',
		UseChannelTax: true,
		AutomaticallyLinkBySKU: true,
		PostalServiceName: draft.postalService ?? 'Default',
		PostalServiceCost: draft.postageCost ?? 0,
		...(draft.postageTaxRate === undefined ? {} : { PostalServiceTaxRate: draft.postageTaxRate }),
		DeliveryAddress: delivery,
		BillingAddress: draft.billingAddress ? channelAddress(draft.billingAddress) : delivery,
		OrderItems: draft.lines.map(channelLine),
		ExtendedProperties: Object.entries(draft.properties ?? {}).map(([Name, Value]) => ({
			Name,
			Value,
			Type: 'Attribute',
		})),
		OrderIdentifierTags: draft.identifiers ?? [],
	};
	return new Args({ orders: [order], location: draft.locationName ?? '' });
}
