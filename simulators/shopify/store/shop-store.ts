import type { Adjustment, InventoryLevel, Location, Variant } from './catalogue';
import type { EditSession } from './edit-session';
import type { Order } from './order';
import type { BalanceRow, Payout } from './payments';

/** The result of an asynchronous cancellation, polled by the caller. */
export interface CancelJob {
	readonly token: string;
	readonly orderId: number;
	status: 'STARTED' | 'SUCCEEDED' | 'FAILED';
	errors: ReadonlyArray<{ readonly code: string; readonly message: string }>;
}

/** Everything the shop remembers. Plain maps: one process, one shop, no transactions needed. */
export interface ShopStore {
	readonly variants: Map<number, Variant>;
	readonly locations: Map<number, Location>;
	/** Variants by their inventory item. */
	readonly items: Map<number, Variant>;
	/** Stock by item and location (behaviour/inventory.ts). */
	readonly levels: Map<string, InventoryLevel>;
	readonly adjustments: Adjustment[];
	/** Calls that set quantities, by idempotency key; without an adjustment when they were refused. */
	readonly setCalls: Map<
		string,
		{ readonly input: string; readonly adjustment: Adjustment | null }
	>;
	readonly orders: Map<number, Order>;
	readonly editSessions: Map<number, EditSession>;
	readonly cancelJobs: Map<string, CancelJob>;
	readonly idempotentCalls: Map<string, { readonly input: string; readonly refundId: number }>;
	readonly balance: BalanceRow[];
	readonly payouts: Payout[];
	nextOrderNumber: number;
}

/** An empty shop. */
export function emptyStore(): ShopStore {
	return {
		variants: new Map(),
		locations: new Map(),
		items: new Map(),
		levels: new Map(),
		adjustments: [],
		setCalls: new Map(),
		orders: new Map(),
		editSessions: new Map(),
		cancelJobs: new Map(),
		idempotentCalls: new Map(),
		balance: [],
		payouts: [],
		nextOrderNumber: 1001,
	};
}
