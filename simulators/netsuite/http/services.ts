import { faultOutcome } from '../faults/fault-outcome';
import type { FaultTarget } from '../faults/faults';
import { invalidRequest, NetSuiteRefusal } from '../behaviour/refusal';
import type { Account } from './account';
import {
	refused,
	reply,
	tooManyRequests,
	unauthorized,
	type Outcome,
	type RawRequest,
} from './exchange';
import { externalIdIn, idNamed } from './find-record';
import { answerMetadata } from './metadata-endpoint';
import { tryJson } from './read-json';
import { answerCollection, answerRecord, answerTransform } from './record-endpoint';
import { routeOf, targetOf, type Route } from './route';
import { answerSuiteQl } from './suiteql-endpoint';
import { answerToken } from './token-endpoint';

function authorizationOf(request: RawRequest): string {
	return request.headers['authorization'] ?? '';
}

function governanceLimits(account: Account): Outcome {
	if (!account.world.switches.administrator) {
		const message = 'You do not have the permission to see the governance limits.';
		throw new NetSuiteRefusal(403, 'INSUFFICIENT_PERMISSION', message);
	}
	const limit = account.world.switches.concurrencyLimit;
	return reply(200, {
		accountConcurrencyLimit: limit,
		accountUnallocatedConcurrencyLimit: limit,
		integrationLimitType: 'accountLimit',
	});
}

function carryOut(account: Account, request: RawRequest, route: Route): Outcome {
	switch (route.kind) {
		case 'token':
			return answerToken(account, request);
		case 'suiteql':
			return answerSuiteQl(account, request);
		case 'serverTime':
			return reply(200, { serverTime: account.world.clock().toISOString() });
		case 'governanceLimits':
			return governanceLimits(account);
		case 'metadata':
			return answerMetadata(account, request, route.record);
		case 'collection':
			return answerCollection(account, request, route.type);
		case 'record':
			return answerRecord(account, request, route.type, route.key);
		case 'transform':
			return answerTransform(account, request, route);
		case 'nowhere':
			throw invalidRequest('Nothing answers at this address.', 404);
	}
}

function keyOf(route: Route): string | null {
	return route.kind === 'record' || route.kind === 'transform' ? route.key : null;
}

/** Internal and external ids of the record a call is about, in lower case. */
function recordIds(account: Account, route: Route, body: unknown): string[] {
	const ids = new Set<string>();
	const sent = typeof body === 'object' && body !== null ? body : {};
	if ('externalId' in sent && typeof sent.externalId === 'string') ids.add(sent.externalId);
	if (route.kind === 'record' || route.kind === 'transform') {
		const id = idNamed(account.world, route.type, route.key);
		if (id !== undefined) ids.add(id);
		ids.add(externalIdIn(route.key) ?? route.key);
		const known = account.world.transactions.peek(id ?? '')?.externalId;
		if (known) ids.add(known);
	}
	return [...ids].map((id) => id.toLowerCase());
}

function isSuccess(outcome: Outcome): boolean {
	return outcome.kind === 'reply' && outcome.status < 300;
}

function guarded(
	account: Account,
	request: RawRequest,
	route: Route,
	target: FaultTarget,
): Outcome {
	const authorization = authorizationOf(request);
	const before = account.faults.take(target, 'before');
	if (before) {
		if (before.kind === 'unauthorized') account.logins.trail.failed('none', 'FaultOnOrder');
		return faultOutcome(before, authorization);
	}
	const { method, url, query } = request;
	const isLogin = route.kind === 'token';
	if (!isLogin && !account.logins.admits({ method, url, query, authorization })) {
		return unauthorized(authorization);
	}
	let outcome: Outcome;
	try {
		outcome = carryOut(account, request, route);
	} catch (error) {
		return refused(error);
	}
	if (!isSuccess(outcome)) return outcome;
	const after = account.faults.take(target, 'after');
	return after ? faultOutcome(after, authorization, outcome) : outcome;
}

function steeringHeaders(request: RawRequest): Record<string, string> {
	return Object.fromEntries(
		Object.entries(request.headers).filter(
			([name]) => name === 'prefer' || name === 'accept' || name.startsWith('x-netsuite-'),
		),
	);
}

function log(
	account: Account,
	request: RawRequest,
	outcome: Outcome,
	more: { target: FaultTarget; route: Route; body: unknown },
): void {
	account.calls.add({
		at: account.world.clock().toISOString(),
		startedMs: request.arrivedMs,
		endedMs: performance.now() + outcome.delayMs,
		method: request.method,
		operation: `${request.method} ${more.target.target}`,
		key: keyOf(more.route),
		recordIds: [...more.target.recordIds],
		query: Object.fromEntries(request.query),
		status: outcome.kind === 'reply' ? outcome.status : 0,
		headers: steeringHeaders(request),
		body: more.route.kind === 'token' ? undefined : more.body,
		reply: outcome.kind === 'reply' && more.route.kind !== 'token' ? outcome.body : undefined,
	});
}

function described(account: Account, request: RawRequest) {
	const route = routeOf(request.path);
	const body = tryJson(request.body);
	const target = {
		method: request.method,
		target: targetOf(route),
		recordIds: recordIds(account, route, body),
	};
	return { route, body, target };
}

/** Answers a request to the account's services and writes it into the log. */
export function answerService(account: Account, request: RawRequest): Outcome {
	const call = described(account, request);
	const outcome = guarded(account, request, call.route, call.target);
	log(account, request, outcome, call);
	return outcome;
}

/** The refusal of a request that found no free slot. */
export function refuseOverload(account: Account, request: RawRequest): Outcome {
	const { overloadAs, overloadWaitMs } = account.world.switches;
	const outcome =
		overloadAs === '429'
			? tooManyRequests()
			: unauthorized(authorizationOf(request), overloadWaitMs);
	log(account, request, outcome, described(account, request));
	return outcome;
}
