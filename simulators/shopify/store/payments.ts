export type PayoutStatus = 'SCHEDULED' | 'PAID' | 'FAILED' | 'CANCELED';

/** A payment of the provider to the shop's bank. Minor units of the shop's currency. */
export interface Payout {
	readonly id: number;
	readonly issuedAt: Date;
	status: PayoutStatus;
	readonly net: number;
}

/** The part of an adjustment that belongs to one order. */
export interface AdjustedOrder {
	readonly name: string;
	readonly transactionId: number;
	readonly amount: number;
	readonly fee: number;
}

/** A movement on the account with the provider; net = amount - fee, in minor units of the shop's currency. */
export interface BalanceRow {
	readonly id: number;
	/** The vendor's word, e.g. CHARGE. */
	readonly type: string;
	readonly sourceType: string | null;
	readonly sourceId: number | null;
	readonly order: { readonly id: number; readonly name: string } | null;
	readonly transactionId: number | null;
	readonly at: Date;
	readonly amount: number;
	readonly fee: number;
	readonly reason: string | null;
	readonly adjustedOrders: readonly AdjustedOrder[];
	/** The payout it is part of; null while it waits for one. */
	payoutId: number | null;
}

/** What a row adds to the account. */
export function netOf(row: Pick<BalanceRow, 'amount' | 'fee'>): number {
	return row.amount - row.fee;
}
