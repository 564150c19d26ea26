import type { TaxRate } from './order';
import type { Bag } from './money';

export type SaleActionType = 'ORDER' | 'RETURN' | 'UPDATE';

/** One signed entry of an agreement; amounts contain tax and are net of discounts. */
export interface Sale {
	readonly id: number;
	readonly subject:
		| { readonly kind: 'PRODUCT'; readonly lineId: number }
		| { readonly kind: 'GIFT_CARD'; readonly lineId: number }
		| { readonly kind: 'SHIPPING'; readonly shippingLineId: number }
		| { readonly kind: 'ADJUSTMENT' };
	readonly actionType: SaleActionType;
	readonly quantity: number | null;
	readonly total: Bag;
	readonly tax: Bag;
	readonly taxes: ReadonlyArray<TaxRate & { readonly amount: Bag }>;
	readonly discountBeforeTaxes: Bag;
	readonly discountAfterTaxes: Bag;
}

export interface Staff {
	readonly id: number;
	readonly name: string;
}

export interface Agreement {
	readonly id: number;
	readonly kind: 'OrderAgreement' | 'OrderEditAgreement' | 'RefundAgreement' | 'ReturnAgreement';
	readonly happenedAt: Date;
	readonly appId: number;
	/** Who of the staff did it; null when an app or the buyer did. */
	readonly staff: Staff | null;
	readonly refundId: number | null;
	/** The return of a ReturnAgreement. */
	readonly returnId: number | null;
	readonly sales: readonly Sale[];
}

export type RestockType = 'CANCEL' | 'RETURN' | 'NO_RESTOCK';

export interface RefundLine {
	readonly id: number;
	readonly lineId: number;
	readonly quantity: number;
	readonly restockType: RestockType;
	readonly restocked: boolean;
	readonly locationId: number | null;
	readonly unitPrice: Bag;
	readonly subtotal: Bag;
	readonly tax: Bag;
}

export interface RefundShipping {
	readonly id: number;
	readonly shippingLineId: number;
	readonly subtotal: Bag;
	readonly tax: Bag;
}

export type AdjustmentReason =
	| 'CUSTOMER'
	| 'DAMAGE'
	| 'RESTOCK'
	| 'REFUND_DISCREPANCY'
	| 'PENDING_REFUND_DISCREPANCY'
	| 'FULL_RETURN_BALANCING_ADJUSTMENT';

/** Suggested minus actual: negative when more money went back than the lines were worth. */
export interface Adjustment {
	readonly id: number;
	readonly reason: AdjustmentReason;
	readonly amount: Bag;
}

export interface Refund {
	readonly id: number;
	readonly createdAt: Date;
	readonly processedAt: Date;
	updatedAt: Date;
	readonly note: string | null;
	/** The return it belongs to. */
	readonly returnId: number | null;
	readonly lines: readonly RefundLine[];
	readonly shipping: readonly RefundShipping[];
	adjustments: readonly Adjustment[];
	readonly transactionIds: readonly number[];
}
