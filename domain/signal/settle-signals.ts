import type { OrderLook } from './order-look';
import type { SignalRow } from './signal-row';

export type SettlePolicy = {
	/** Quiet seconds after an order's last signal before it is worked on. */
	settleSeconds: number;
	/** Seconds after the first signal at which it is worked on even if edits keep coming. */
	maxWaitSeconds: number;
	/** Orders worked on in one sweep; the rest stay for the next. */
	maxOrders: number;
};

export type SettledSignals = {
	/** Oldest first, at most `maxOrders`. */
	due: OrderLook[];
	/** Everything else that must not be forgotten when the rows are marked as handled. */
	later: OrderLook[];
	/** Highest ids that were folded in, of signals and of holds; 0 for none. */
	lastSignalId: number;
	lastHoldId: number;
};

/** A hold nobody asked about for this long belongs to an order that left the building. */
const HOLD_MEMORY_SECONDS = 14 * 24 * 3600;

/**
 * Folds signal rows into one look per order and decides which are due: quiet for the settle window, or waiting
 * for the longest wait, and past their back-off. A fresh signal ends the back-off of an earlier try and starts the
 * settle window anew.
 * An order with hold rows only is remembered but never due.
 */
export function settleSignals(
	rows: readonly SignalRow[],
	now: Date,
	policy: SettlePolicy,
): SettledSignals {
	const byOrder = new Map<string, SignalRow[]>();
	for (const row of rows) {
		const group = byOrder.get(row.order_key) ?? [];
		group.push(row);
		byOrder.set(row.order_key, group);
	}
	const due: OrderLook[] = [];
	const later: OrderLook[] = [];
	for (const group of byOrder.values()) {
		const signals = group.filter((row) => row.kind === 'signal');
		const look = foldRows(group, signals);
		if (signals.length > 0) (isDue(look, now, policy) ? due : later).push(look);
		else if (secondsBetween(look.lastReceivedAt, now) < HOLD_MEMORY_SECONDS) later.push(look);
	}
	due.sort((a, b) => Date.parse(a.firstReceivedAt) - Date.parse(b.firstReceivedAt));
	return {
		due: due.slice(0, policy.maxOrders),
		later: [...later, ...due.slice(policy.maxOrders)],
		lastSignalId: lastId(rows, 'signal'),
		lastHoldId: lastId(rows, 'hold'),
	};
}

function foldRows(group: readonly SignalRow[], signals: readonly SignalRow[]): OrderLook {
	const freshRows = signals.filter(isFresh);
	const fresh = freshRows.length > 0;
	const timed = fresh ? freshRows : signals.length > 0 ? signals : group;
	const newest = [...group].sort((a, b) => a.id - b.id).at(-1) as SignalRow;
	return {
		kind: 'orderLook',
		schemaVersion: 1,
		orderKey: newest.order_key,
		sourceId: newest.source_id,
		topics: [...new Set(signals.map((row) => row.topic))],
		signalCount: timed.length,
		firstReceivedAt: isoOf(Math.min(...timed.map((row) => row.first_received_at.getTime()))),
		lastReceivedAt: isoOf(Math.max(...timed.map((row) => row.received_at.getTime()))),
		attempt: fresh ? 0 : Math.max(0, ...signals.map((row) => row.attempt)),
		notBefore: isoOf(fresh ? 0 : Math.max(0, ...signals.map((row) => row.not_before.getTime()))),
		heldByUs: group.some((row) => row.kind === 'hold'),
		targetOrderId: group.map((row) => row.target_order_id).find((id) => id !== '') ?? '',
		correlationId: newest.correlation_id,
	};
}

/** A row put off by a look that used up no try still waits, though its attempt is 0. */
const isFresh = (row: SignalRow): boolean =>
	row.attempt === 0 && row.not_before.getTime() <= row.received_at.getTime();

function isDue(look: OrderLook, now: Date, policy: SettlePolicy): boolean {
	if (Date.parse(look.notBefore) > now.getTime()) return false;
	return (
		secondsBetween(look.lastReceivedAt, now) >= policy.settleSeconds ||
		secondsBetween(look.firstReceivedAt, now) >= policy.maxWaitSeconds
	);
}

const lastId = (rows: readonly SignalRow[], kind: SignalRow['kind']): number =>
	rows.reduce((highest, row) => (row.kind === kind ? Math.max(highest, row.id) : highest), 0);

const secondsBetween = (from: string, to: Date): number => (to.getTime() - Date.parse(from)) / 1000;

const isoOf = (milliseconds: number): string => new Date(milliseconds).toISOString();
