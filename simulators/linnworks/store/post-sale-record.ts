/** One line of a return booking; only returns are kept, exchanges and resends are refused. */
export interface RmaLineRecord {
	rowId: number;
	orderItemRowId: string;
	returnQuantity: number;
	/** Units of the returned ones that go straight out again. */
	scrapQuantity: number;
	returnLocationId: string;
	refundAmount: number;
	reasonCategory: string;
	reason: string;
	reasonTag: string;
	subReasonTag: string;
	createdAt: Date;
	/** When the goods were booked in; null while the line is only booked. */
	actionedAt: Date | null;
}

export interface RmaRecord {
	id: number;
	orderId: string;
	/** The caller's own, or one that was made up. */
	reference: string;
	channelInitiated: boolean;
	createdAt: Date;
	lines: RmaLineRecord[];
}

export type RefundedUnit = 'Item' | 'Shipping' | 'Service' | 'Additional';

export interface RefundLineRecord {
	rowId: string;
	unit: RefundedUnit;
	/** Null for shipping and additional refunds. */
	orderItemRowId: string | null;
	/** The return line it belongs to; null for none. */
	returnRowId: number | null;
	amount: number;
	quantity: number;
	cancelledQuantity: number;
	externalReference: string;
	note: string;
	reasonTag: string;
	subReasonTag: string;
	reasonCategory: string;
	actionedAt: Date | null;
}

export interface RefundRecord {
	id: number;
	orderId: string;
	/** Made up by the account; not the channel's reference. */
	reference: string;
	channelInitiated: boolean;
	createdAt: Date;
	lines: RefundLineRecord[];
}
