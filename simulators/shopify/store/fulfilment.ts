export type FulfilmentOrderStatus =
	'OPEN' | 'IN_PROGRESS' | 'ON_HOLD' | 'SCHEDULED' | 'INCOMPLETE' | 'CANCELLED' | 'CLOSED';

export interface FulfilmentHold {
	readonly id: number;
	readonly handle: string | null;
	readonly reason: string;
	readonly reasonNotes: string | null;
	readonly appId: number;
}

export interface FulfilmentOrderLine {
	readonly id: number;
	readonly lineId: number;
	total: number;
	remaining: number;
}

/** Work for one location. Spelt the British way here; the vendor's names stay in the views. */
export interface FulfilmentOrder {
	readonly id: number;
	readonly orderId: number;
	readonly locationId: number;
	readonly requiresShipping: boolean;
	readonly createdAt: Date;
	updatedAt: Date;
	/** When it is due; at once unless it was scheduled. */
	fulfillAt?: Date;
	status: FulfilmentOrderStatus;
	holds: FulfilmentHold[];
	lines: FulfilmentOrderLine[];
}

export interface Tracking {
	readonly company: string | null;
	readonly number: string | null;
	readonly url: string | null;
}

export interface Fulfilment {
	readonly id: number;
	readonly name: string;
	readonly locationId: number;
	readonly createdAt: Date;
	updatedAt: Date;
	status: 'SUCCESS' | 'CANCELLED';
	tracking: readonly Tracking[];
	/** How often the customer was written to about it. */
	notices: number;
	readonly lines: ReadonlyArray<{
		readonly id: number;
		readonly lineId: number;
		readonly quantity: number;
		readonly fulfilmentOrderLineId: number;
	}>;
}

const CLOSED: readonly FulfilmentOrderStatus[] = ['CLOSED', 'CANCELLED'];

/** Whether units may still leave through this fulfilment order. */
export function isOpen(fulfilmentOrder: FulfilmentOrder): boolean {
	return !CLOSED.includes(fulfilmentOrder.status);
}
