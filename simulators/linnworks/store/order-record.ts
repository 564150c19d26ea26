/** Marker value the vendor uses for a parked order; 1 to 6 are user tags, 0 is none. */
export const PARKED = 7;

export type FulfilmentStatus = 'Unassigned' | 'Assigned' | 'Submitted' | 'Accepted';

export interface OptionRecord {
	id: string;
	property: string;
	value: string;
}

export interface LineRecord {
	rowId: string;
	/** Null for an unlinked line or a service. */
	stockItemId: string | null;
	itemNumber: string;
	itemSource: string;
	channelSku: string;
	title: string;
	quantity: number;
	pricePerUnit: number;
	/** Percent. */
	discount: number;
	/** Percent. */
	taxRate: number;
	taxInclusive: boolean;
	isService: boolean;
	shippedQuantity: number;
	shippingCost: number;
	options: OptionRecord[];
	addedAt: Date;
}

export interface AddressRecord {
	emailAddress: string;
	address1: string;
	address2: string;
	address3: string;
	town: string;
	region: string;
	postCode: string;
	country: string;
	continent: string;
	fullName: string;
	company: string;
	phoneNumber: string;
	countryId: string;
}

export interface ShippingRecord {
	vendor: string;
	postalServiceId: string;
	postalServiceName: string;
	totalWeight: number;
	itemWeight: number;
	/** Including tax. */
	postageCost: number;
	trackingNumber: string;
	manualAdjust: boolean;
}

export interface TotalsRecord {
	subtotal: number;
	postageCost: number;
	postageCostExTax: number;
	tax: number;
	totalCharge: number;
	totalDiscount: number;
}

export interface NoteRecord {
	id: string;
	at: Date;
	internal: boolean;
	text: string;
	createdBy: string;
	typeId: number;
}

export interface PropertyRecord {
	rowId: string;
	name: string;
	value: string;
	type: string;
	createdAt: Date;
	updatedAt: Date;
	updatedBy: string;
}

export interface AuditRecord {
	at: Date;
	type: string;
	note: string;
	user: string;
}

/** One of several parcels of an order. */
export interface ParcelRecord {
	id: string;
	trackingNumber: string;
	/** Rows, or components of composite rows, by their row id. */
	lines: { rowId: string; sku: string; quantity: number }[];
}

export interface OrderRecord {
	id: string;
	num: number;
	source: string;
	subSource: string;
	reference: string;
	secondaryReference: string;
	externalReference: string;
	siteCode: string;
	status: number;
	processed: boolean;
	cancelled: boolean;
	locked: boolean;
	marker: number;
	/** Whether the order was parked because it is unpaid; payment then unparks it. */
	parkedForPayment: boolean;
	merged: boolean;
	/** Why the order was made: the sale, goods sent again, or goods in exchange. */
	sentAs: 'sale' | 'resend' | 'exchange';
	/** Empty for an order that is one parcel. */
	parcels: ParcelRecord[];
	labelPrinted: boolean;
	invoicePrinted: boolean;
	pickListPrinted: boolean;
	fulfilmentStatus: FulfilmentStatus;
	locationId: string;
	receivedAt: Date;
	despatchBy: Date;
	updatedAt: Date;
	paidAt: Date | null;
	processedAt: Date | null;
	channelBuyerName: string;
	taxId: string;
	address: AddressRecord;
	billingAddress: AddressRecord;
	shipping: ShippingRecord;
	totals: TotalsRecord;
	/** Percent charged on postage; null means the country's rate. */
	postageTaxRate: number | null;
	countryTaxRate: number;
	currency: string;
	conversionRate: number;
	paymentMethod: string;
	paymentMethodId: string;
	lines: LineRecord[];
	notes: NoteRecord[];
	properties: PropertyRecord[];
	identifiers: string[];
	/** References this order names as related. */
	relations: string[];
	audit: AuditRecord[];
}
