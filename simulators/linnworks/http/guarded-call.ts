import { LinnworksError } from '../behaviour/errors';
import type { Account } from './account';
import { faultOutcome, overQuota, reply, type Outcome } from './outcome';
import { orderIdsOf, orderKeys } from './order-keys';
import type { DecodedBody, RawRequest } from './request-body';

/** One recognised call, on its way through faults, session, quota and log. */
export interface GuardedCall {
	request: RawRequest;
	operation: string;
	/** Null when the contract gives no limit. */
	callsPerMinute: number | null;
	needsSession: boolean;
	decode(): DecodedBody;
	run(params: unknown): Outcome;
	onUnauthorized(): Outcome;
	onRefusal(error: LinnworksError): Outcome;
}

const UNLISTED_LIMIT = 150;

function isSuccess(outcome: Outcome): boolean {
	return outcome.kind === 'reply' && outcome.status < 300;
}

function refused(call: GuardedCall, error: unknown): Outcome {
	if (error instanceof LinnworksError) return call.onRefusal(error);
	throw error;
}

function decodeSafely(call: GuardedCall): DecodedBody | Outcome {
	try {
		return call.decode();
	} catch (error) {
		return refused(call, error);
	}
}

function carryOut(account: Account, call: GuardedCall, params: unknown, keys: string[]): Outcome {
	const { switches } = account.world;
	const limit = call.callsPerMinute ?? UNLISTED_LIMIT;
	if (account.faults.take(call.operation, 'session', keys)) account.sessions.revokeAll();
	if (call.needsSession && !account.sessions.touch(call.request.authorization)) {
		return call.onUnauthorized();
	}
	const excess =
		call.callsPerMinute === null ? null : account.quota.spend(call.operation, call.callsPerMinute);
	if (excess) return overQuota(switches, excess);
	const before = account.faults.take(call.operation, 'before', keys);
	if (before) return faultOutcome(switches, before, limit);
	const outcome = call.run(params);
	if (!isSuccess(outcome)) return outcome;
	const after = account.faults.take(call.operation, 'after', keys);
	return after ? faultOutcome(switches, after, limit) : outcome;
}

/** Answers a call and writes it into the log. */
export function answerGuarded(account: Account, call: GuardedCall): Outcome {
	const decoded = decodeSafely(call);
	if ('kind' in decoded) {
		log(account, call, { encoding: 'json', params: {}, canonical: {} }, [], decoded);
		return decoded;
	}
	const keys = orderKeys(account.world, { ...pathParams(call), ...asObject(decoded.params) });
	let outcome: Outcome;
	try {
		outcome = carryOut(account, call, decoded.params, keys);
	} catch (error) {
		outcome = error instanceof LinnworksError ? call.onRefusal(error) : serverError(error);
	}
	log(account, call, decoded, keys, outcome);
	return outcome;
}

function serverError(error: unknown): Outcome {
	const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return reply(500, { Message: 'The simulator failed.', Detail: detail });
}

function asObject(params: unknown): object {
	if (Array.isArray(params)) return { orders: params };
	return typeof params === 'object' && params !== null ? params : {};
}

function pathParams(call: GuardedCall): { id?: string[] } {
	const inPath = /[0-9a-f-]{36}/i.exec(call.request.path)?.[0];
	const ids = [...call.request.query.getAll('id'), ...(inPath ? [inPath] : [])];
	return ids.length > 0 ? { id: ids } : {};
}

function log(
	account: Account,
	call: GuardedCall,
	decoded: DecodedBody,
	keys: string[],
	outcome: Outcome,
): void {
	account.calls.add({
		at: account.world.clock().toISOString(),
		method: call.request.method,
		operation: call.operation,
		encoding: decoded.encoding,
		status: outcome.kind === 'reply' ? outcome.status : 0,
		orderIds: orderIdsOf(keys),
		body: decoded.canonical,
		reply: outcome.kind === 'reply' ? outcome.body : undefined,
	});
}
