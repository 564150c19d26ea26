import type { Currencies } from './exchange';
import type { Fulfilment, FulfilmentOrder } from './fulfilment';
import type { Agreement, Refund } from './ledger';
import type { Bag } from './money';
import type { Return } from './return';

export interface TaxRate {
	readonly title: string;
	readonly rate: number;
}

export interface Attribute {
	readonly key: string;
	readonly value: string;
}

export interface Address {
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly company: string | null;
	readonly address1: string | null;
	readonly address2: string | null;
	readonly city: string | null;
	readonly zip: string | null;
	readonly province: string | null;
	readonly provinceCode: string | null;
	readonly country: string | null;
	readonly countryCode: string | null;
	readonly phone: string | null;
}

/** A discount's share of one lot, spread over `units` units cent by cent from the first. */
export interface Allocation {
	readonly applicationId: number;
	readonly amount: Bag;
	readonly units: number;
}

/** Units of a line sold together: the first lot by the sale, later ones by edits. */
export interface Lot {
	readonly units: number;
	current: number;
	allocations: Allocation[];
}

/** A bundle on the order; its components are lines that point here. */
export interface LineGroup {
	readonly id: number;
	readonly variantId: number;
	readonly productId: number;
	readonly sku: string | null;
	readonly title: string;
	quantity: number;
}

export interface Line {
	readonly id: number;
	readonly variantId: number | null;
	readonly sku: string | null;
	readonly title: string;
	readonly variantTitle: string | null;
	readonly vendor: string | null;
	readonly unitPrice: Bag;
	readonly taxable: boolean;
	readonly requiresShipping: boolean;
	readonly giftCard: boolean;
	readonly custom: boolean;
	readonly addedByEdit: boolean;
	readonly group: LineGroup | null;
	/** Units of this line in one bundle; 1 for a line on its own. */
	readonly perGroup: number;
	taxRates: readonly TaxRate[];
	readonly customAttributes: readonly Attribute[];
	lots: Lot[];
}

export interface ShippingLine {
	readonly id: number;
	readonly title: string;
	readonly code: string | null;
	readonly source: string;
	readonly custom: boolean;
	readonly price: Bag;
	allocations: Allocation[];
	taxRates: readonly TaxRate[];
	/** What refunds gave back of the (discounted) price. */
	refunded: Bag;
	isRemoved: boolean;
}

export type DiscountValue = { percentage: number } | { amount: Bag };

export interface DiscountApplication {
	readonly id: number;
	readonly kind: 'manual' | 'code' | 'automatic';
	readonly title: string;
	readonly description: string | null;
	readonly level: 'LINE' | 'ORDER';
	readonly target: 'LINE_ITEM' | 'SHIPPING_LINE';
	readonly value: DiscountValue;
}

export interface Transaction {
	readonly id: number;
	readonly kind: 'AUTHORIZATION' | 'CAPTURE' | 'SALE' | 'REFUND' | 'VOID';
	status: 'SUCCESS' | 'PENDING' | 'FAILURE';
	readonly gateway: string;
	readonly amount: Bag;
	readonly parentId: number | null;
	readonly manual: boolean;
	readonly createdAt: Date;
	processedAt: Date | null;
}

export interface Metafield {
	readonly id: number;
	readonly namespace: string;
	readonly key: string;
	type: string;
	value: string;
	updatedAt: Date;
}

export interface Customer {
	readonly id: number;
	readonly email: string | null;
	readonly firstName: string | null;
	readonly lastName: string | null;
}

/** The company and the location of it that an order was placed for. */
export interface PurchasingCompany {
	readonly id: number;
	readonly name: string;
	readonly externalId: string | null;
	readonly location: {
		readonly id: number;
		readonly name: string;
		readonly externalId: string | null;
	};
}

export interface Order extends Currencies {
	readonly id: number;
	readonly name: string;
	readonly number: number;
	readonly createdAt: Date;
	readonly processedAt: Date;
	updatedAt: Date;
	closedAt: Date | null;
	cancelledAt: Date | null;
	cancelReason: string | null;
	cancelNote: string | null;
	edited: boolean;
	/** Why the vendor would refuse an edit, beyond what the order's state already says. */
	editBlocks: readonly string[];
	readonly taxesIncluded: boolean;
	taxRates: readonly TaxRate[];
	readonly shippingTaxed: boolean;
	readonly locationId: number;
	email: string | null;
	phone: string | null;
	note: string | null;
	poNumber: string | null;
	tags: string[];
	customAttributes: readonly Attribute[];
	shippingAddress: Address | null;
	billingAddress: Address | null;
	readonly customer: Customer | null;
	readonly company: PurchasingCompany | null;
	readonly sourceName: string;
	/** The app or channel that placed it. */
	readonly app: { readonly id: number; readonly title: string };
	readonly lines: Line[];
	readonly shippingLines: ShippingLine[];
	readonly discounts: DiscountApplication[];
	readonly transactions: Transaction[];
	readonly refunds: Refund[];
	readonly returns: Return[];
	readonly agreements: Agreement[];
	readonly fulfilmentOrders: FulfilmentOrder[];
	readonly fulfilments: Fulfilment[];
	readonly metafields: Metafield[];
	originalTotal: Bag;
}
