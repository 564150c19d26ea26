import type { RawCustomer, RawNote, RawOrderItem, RawTotals } from './raw-order';

/** Price of a new line; without it Linnworks takes the stock item's retail price (1.0/orders.json, LinePricingRequest). */
export type LinePricing = {
	PricePerUnit: number;
	DiscountPercentage: number;
	TaxRatePercentage: number;
	TaxInclusive: boolean;
};

/** Bodies as 1.0/orders.json spells them; `fulfilmentCenter` is always the order's own location. */
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

export type CancelOrder = {
	orderId: string;
	fulfilmentCenter: string;
	refund: number;
	note: string;
};
