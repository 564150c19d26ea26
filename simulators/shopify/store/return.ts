export type ReturnStatus = 'REQUESTED' | 'OPEN' | 'CLOSED' | 'CANCELED' | 'DECLINED';

export type DispositionType = 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING';

/** Units that are to come back, all of one fulfilment. */
export interface ReturnLine {
	readonly id: number;
	readonly lineId: number;
	readonly fulfilmentLineId: number;
	readonly quantity: number;
	/** Units that left the order with it. */
	processed: number;
	readonly reason: string;
}

/** Units that go out for those that come back; lines of the order only once they were processed. */
export interface ExchangeLine {
	readonly id: number;
	readonly variantId: number;
	readonly quantity: number;
	/** Overrides the catalogue price; buyer's currency. */
	readonly price: string | null;
	processed: number;
	lineIds: readonly number[];
}

/** What was done with units that arrived. */
export interface Disposition {
	readonly id: number;
	readonly type: DispositionType;
	readonly quantity: number;
	readonly locationId: number | null;
	readonly createdAt: Date;
}

export interface ReverseLine {
	readonly id: number;
	readonly lineId: number;
	readonly fulfilmentLineId: number;
	readonly total: number;
	readonly dispositions: Disposition[];
}

/** The goods on their way back. Spelt the British way here; the vendor's names stay in the views. */
export interface ReverseFulfilmentOrder {
	readonly id: number;
	status: 'OPEN' | 'CLOSED' | 'CANCELED';
	readonly lines: readonly ReverseLine[];
}

export interface Return {
	readonly id: number;
	readonly name: string;
	readonly createdAt: Date;
	status: ReturnStatus;
	closedAt: Date | null;
	readonly lines: readonly ReturnLine[];
	readonly exchange: readonly ExchangeLine[];
	readonly reverse: ReverseFulfilmentOrder;
	/** Payments for an exchange that costs more, and refunds. */
	transactionIds: readonly number[];
}
