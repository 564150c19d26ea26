import type { Bag } from './money';
import type { DiscountValue, Line } from './order';

/** What a staged discount will take off; the amount is settled when the edit is applied. */
export interface StagedDiscount {
	readonly id: number;
	readonly lineId: number;
	description: string;
	value: DiscountValue;
}

/** A line that does not exist yet: its real id is reserved, callers only see the token. */
export interface StagedLine {
	readonly token: string;
	readonly line: Line;
	quantity: number;
	readonly locationId: number;
}

export interface StagedShipping {
	readonly token: string;
	readonly id: number;
	title: string;
	price: Bag;
}

/**
 * An order edit in progress. Changes are kept as intentions, never applied to the order before
 * commit, so abandoning a session costs nothing and staging the same quantity twice is harmless.
 */
export interface EditSession {
	readonly id: number;
	readonly orderId: number;
	readonly createdAt: Date;
	committed: boolean;
	readonly quantities: Map<number, { readonly quantity: number; readonly restock: boolean }>;
	/** Bundles whose quantity changes as a whole. */
	readonly groups: Map<number, number>;
	readonly addedLines: StagedLine[];
	readonly addedDiscounts: StagedDiscount[];
	readonly removedDiscounts: Set<number>;
	readonly addedShipping: StagedShipping[];
	readonly removedShipping: Set<number>;
}
