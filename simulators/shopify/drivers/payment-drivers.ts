import { bookBalance } from '../behaviour/payments/book-balance';
import { payOut, settlePayout } from '../behaviour/payments/pay-out';
import type { World } from '../behaviour/world';
import { toDecimal, toMinor } from '../store/money';
import { netOf, type Payout, type PayoutStatus } from '../store/payments';
import { orderBy, type OrderReference } from './order-reference';

/** A movement that no order's transaction causes. Amounts are decimals in the shop's currency. */
export interface BalanceOptions {
	/** The vendor's type: ADJUSTMENT, DISPUTE_WITHDRAWAL, RESERVED_FUNDS, … */
	readonly type: string;
	readonly sourceType?: string;
	/** Below zero for what the provider takes. */
	readonly amount: string;
	readonly fee?: string;
	readonly reason?: string;
	/** The order it is about. */
	readonly order?: OrderReference;
	/** Orders that an adjustment names by their first payment, instead of being about one. */
	readonly adjusts?: readonly OrderReference[];
}

/** A payout to read at a glance. */
export interface PayoutIdentity {
	readonly id: string;
	readonly status: PayoutStatus;
	readonly issuedAt: string;
	readonly net: string;
	readonly rows: number;
}

/** Books an adjustment, a dispute or reserved funds. */
export function addBalance(world: World, options: BalanceOptions): string {
	const { currency } = world.settings;
	const order = options.order === undefined ? null : orderBy(world, options.order);
	const named = (options.adjusts ?? []).map((reference) => orderBy(world, reference));
	const amount = toMinor(options.amount, currency);
	const fee = toMinor(options.fee ?? '0', currency);
	const made = bookBalance(world, {
		type: options.type,
		sourceType: options.sourceType ?? 'ADJUSTMENT',
		sourceId: null,
		order: order && { id: order.id, name: order.name },
		transactionId: null,
		amount,
		fee,
		reason: options.reason ?? null,
		adjustedOrders: named.map(({ name, transactions }, i) => ({
			name,
			transactionId: transactions[0]?.id ?? 0,
			amount: i === 0 ? amount : 0,
			fee: i === 0 ? fee : 0,
		})),
	});
	return String(made.id);
}

/** Pays out everything that waits. */
export function payOutNow(
	world: World,
	options: { readonly at?: string; readonly status?: PayoutStatus } = {},
): PayoutIdentity {
	const { at, status } = options;
	return identityOf(
		world,
		payOut(world, { ...(at ? { at: new Date(at) } : {}), ...(status ? { status } : {}) }),
	);
}

/** Tells what became of a scheduled payout. */
export function settlePayoutNow(world: World, id: string, status: PayoutStatus): PayoutIdentity {
	return identityOf(world, settlePayout(world, Number(id), status));
}

/** What waits for the next payout, as a decimal. */
export function waitingBalance(world: World): string {
	const waiting = world.store.balance.filter((row) => row.payoutId === null);
	return toDecimal(
		waiting.reduce((sum, row) => sum + netOf(row), 0),
		world.settings.currency,
	);
}

function identityOf(world: World, payout: Payout): PayoutIdentity {
	return {
		id: String(payout.id),
		status: payout.status,
		issuedAt: payout.issuedAt.toISOString(),
		net: toDecimal(payout.net, world.settings.currency),
		rows: world.store.balance.filter((row) => row.payoutId === payout.id).length,
	};
}
