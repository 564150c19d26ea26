import type { Bag } from '../../store/money';

/** What a committed edit did, in the words of the orders/edited body. */
export interface EditDelta {
	readonly id: number;
	readonly appId: number;
	/** The member of staff who edited, if one did. */
	readonly staffId: number | null;
	readonly createdAt: Date;
	readonly committedAt: Date;
	readonly notifyCustomer: boolean;
	readonly staffNote: string;
	readonly additions: ReadonlyArray<{ readonly id: number; readonly delta: number }>;
	readonly removals: ReadonlyArray<{ readonly id: number; readonly delta: number }>;
	readonly discountsAdded: ReadonlyArray<{ readonly lineId: number; readonly amount: Bag }>;
	readonly discountsRemoved: ReadonlyArray<{ readonly lineId: number; readonly amount: Bag }>;
	readonly shippingAdded: readonly number[];
	readonly shippingRemoved: readonly number[];
}
