import type { Call as NetSuiteCall, CallLog as NetSuiteLog } from '../../../simulators/netsuite';
import type { CallLog as ShopifyLog } from '../../../simulators/shopify';

/** When a call was in the account's hands, in ms since 1970, as all processes of a machine count them. */
export type Held = { startedAt: number; endedAt: number };

export type CallsSummary = {
	/** Calls by operation, those refused for want of a slot left out. */
	netsuite: Record<string, number>;
	shopify: number;
	/** Calls that held a slot. */
	held: Held[];
	/** Calls refused for want of a slot. */
	refused: number;
	peakParallel: number;
	/** Shortest time between such a refusal and the next try of the same call, in ms; null when there was none. */
	shortestRetryMs: number | null;
	/** Longest time between reading an order and writing it, both ends included, in ms; null when none was written. */
	longestToWriteMs: number | null;
};

const LOGIN = 'POST token';
const TOO_MANY = 429;

export function summarise(netsuite: NetSuiteLog, shopify: ShopifyLog): CallsSummary {
	const calls = netsuite.all().filter(({ operation }) => operation !== LOGIN);
	const answered = calls.filter(({ status }) => status !== TOO_MANY);
	const byOperation: Record<string, number> = {};
	for (const { operation } of answered) {
		byOperation[operation] = (byOperation[operation] ?? 0) + 1;
	}
	return {
		netsuite: byOperation,
		shopify: shopify.count(),
		held: answered.map(({ startedMs, endedMs }) => ({
			startedAt: performance.timeOrigin + startedMs,
			endedAt: performance.timeOrigin + endedMs,
		})),
		refused: netsuite.overLimit,
		peakParallel: netsuite.peakParallel,
		shortestRetryMs: shortestRetry(calls),
		longestToWriteMs: longestToWrite(answered),
	};
}

function shortestRetry(calls: readonly NetSuiteCall[]): number | null {
	const refusedAt = new Map<string, number>();
	let shortest: number | null = null;
	for (const call of [...calls].sort((a, b) => a.startedMs - b.startedMs)) {
		const name = JSON.stringify([call.operation, call.key, call.query, call.body]);
		const before = refusedAt.get(name);
		if (before !== undefined) {
			const waited = call.startedMs - before;
			shortest = Math.min(shortest ?? waited, waited);
			refusedAt.delete(name);
		}
		if (call.status === TOO_MANY) refusedAt.set(name, call.endedMs);
	}
	return shortest === null ? null : Math.round(shortest);
}

function longestToWrite(calls: readonly NetSuiteCall[]): number | null {
	const readAt = new Map<string, number>();
	let longest: number | null = null;
	for (const { key, operation, startedMs, endedMs } of calls) {
		if (key === null) continue;
		if (operation === 'GET salesOrder') readAt.set(key, startedMs);
		const before = operation === 'PATCH salesOrder' ? readAt.get(key) : undefined;
		if (before !== undefined) longest = Math.max(longest ?? 0, endedMs - before);
	}
	return longest === null ? null : Math.round(longest);
}
