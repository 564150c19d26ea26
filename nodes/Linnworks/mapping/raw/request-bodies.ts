import type { RawCustomer, RawNote, RawOrderItem, RawProperty, RawTotals } from './raw-order';

/** Price of a new line; without it Linnworks takes the stock item's retail price (1.0/orders.json, LinePricingRequest). */
export type LinePricing = {
	PricePerUnit: number;
	DiscountPercentage: number;
	TaxRatePercentage: number;
	TaxInclusive: boolean;
};

/** Bodies as 1.0/orders.json spells them; `fulfilmentCenter` is always the order's own location. */
export type ChannelAddress = {
	FullName: string;
	Company: string;
	Address1: string;
	Address2: string;
	Address3: string;
	Town: string;
	Region: string;
	PostCode: string;
	Country: string;
	MatchCountryCode: string;
	MatchCountryName: string;
	PhoneNumber: string;
	EmailAddress: string;
};

export type ChannelOrderItem = {
	ItemNumber: string;
	ChannelSKU: string;
	ItemTitle: string;
	Qty: number;
	PricePerUnit: number;
	TaxRate: number;
	TaxCostInclusive: boolean;
	UseChannelTax: boolean;
	LineDiscount: number;
	IsService: boolean;
};

export type ChannelOrder = {
	Source: string;
	SubSource: string;
	ReferenceNumber: string;
	SecondaryReferenceNumber: string;
	ExternalReference: string;
	ChannelBuyerName: string;
	ReceivedDate: string;
	DispatchBy: string;
	PaymentStatus: 'Paid' | 'Unpaid';
	OrderState: 'None' | 'Park';
	Currency: string;
	ConversionRate?: number;
	UseChannelTax: boolean;
	AutomaticallyLinkBySKU: boolean;
	MatchPostalServiceTag: string;
	PostalServiceName: string;
	SavePostalServiceIfNotExist: boolean;
	PostalServiceCost: number;
	PostalServiceTaxRate: number;
	DeliveryAddress: ChannelAddress;
	BillingAddress: ChannelAddress;
	OrderItems: ChannelOrderItem[];
	ExtendedProperties: Array<{ Name: string; Value: string; Type: string }>;
	Notes: Array<{ Note: string; NoteEntryDate: string; NoteUserName: string; Internal: boolean }>;
	Relations: Array<{ ReferenceId: string }>;
};

/** `location` is a name; left out, the orders go to the Default location. */
export type CreateOrders = { orders: ChannelOrder[]; location?: string };

export type AddOrderItem = {
	orderId: string;
	itemId: string;
	channelSKU: string;
	fulfilmentCenter: string;
	quantity: number;
	linePricing: LinePricing;
};

export type AddOrderService = {
	OrderId: string;
	Service: string;
	Cost: number;
	TaxRate: number;
	FulfilmentCenter: string;
	Quantity: number;
	DiscountPercentage: number;
};

export type UpdateOrderItem = {
	orderId: string;
	orderItem: RawOrderItem;
	fulfilmentCenter: string;
	source: string;
	subSource: string;
};

export type RemoveOrderItem = { orderId: string; rowid: string; fulfilmentCenter: string };

export type SetOrderCustomerInfo = { orderId: string; info: RawCustomer; saveToCrm: boolean };

export type ShippingInfo = {
	PostalServiceId: string;
	TotalWeight: number;
	ItemWeight: number;
	PostageCost: number;
	TrackingNumber: string;
	ManualAdjust: boolean;
};

export type SetOrderShippingInfo = { orderId: string; info: ShippingInfo };

export type SetOrderTotalsInfo = { orderId: string; info: RawTotals };

export type SetOrderNotes = { orderId: string; orderNotes: RawNote[] };

/** Orders that pass all fields; those of one field are alternatives (1.0/orders.json, FieldsFilter). */
export type OrderFilters = {
	TextFields: Array<{
		Type: 'Equal';
		FieldCode: 'GENERAL_INFO_SOURCE' | 'GENERAL_INFO_SUBSOURCE';
		Text: string;
	}>;
};

export type GetAllOpenOrders = { fulfilmentCenter: string; filters?: OrderFilters };

export type SetExtendedProperties = { orderId: string; extendedProperties: RawProperty[] };

export type CancelOrder = {
	orderId: string;
	fulfilmentCenter: string;
	refund: number;
	note: string;
};
