import { errorBody, NetSuiteRefusal } from '../behaviour/refusal';

/** A request as node read it. */
export interface RawRequest {
	/** When it arrived, in ms on a count that only runs forward. */
	arrivedMs: number;
	method: string;
	/** Scheme, host and path as they were called, not decoded, without the query. */
	url: string;
	/** The path part of it. */
	path: string;
	query: URLSearchParams;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	body: string;
}

/** What goes back over the wire: an answer, or a connection cut after a while. */
export type Outcome =
	| {
			kind: 'reply';
			status: number;
			/** Undefined sends no body. */
			body: unknown;
			headers: Record<string, string>;
			delayMs: number;
	  }
	| { kind: 'cut'; delayMs: number };

/** An answer with a JSON body, or none when the body is undefined. */
export function reply(
	status: number,
	body?: unknown,
	headers: Record<string, string> = {},
	delayMs = 0,
): Outcome {
	return { kind: 'reply', status, body, headers, delayMs };
}

/** A refusal in the vendor's shape; anything else is a fault of the simulator and says so. */
export function refused(error: unknown): Outcome {
	if (error instanceof NetSuiteRefusal) return reply(error.status, error.toBody());
	const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
	return reply(500, errorBody(500, 'UNEXPECTED_ERROR', `The simulator failed: ${detail}`));
}

/** 401 of the vendor, which never says why, docs/vendors/netsuite.md §1.6. */
export function unauthorized(authorization: string, delayMs = 0): Outcome {
	const detail =
		'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.';
	const challenge = /^Bearer /i.test(authorization)
		? 'Bearer realm="simulator", error="invalid_token", error_description="Invalid login attempt."'
		: 'OAuth realm="simulator", error="token_rejected", error_description="Invalid login attempt."';
	const body = errorBody(401, 'INVALID_LOGIN', detail);
	return reply(401, body, { 'WWW-Authenticate': challenge }, delayMs);
}

/** 429 of the vendor, docs/vendors/netsuite.md §8.2. */
export function tooManyRequests(): Outcome {
	const detail = 'Concurrent request limit exceeded. Request blocked.';
	const body = errorBody(429, 'CONCURRENCY_LIMIT_EXCEEDED', detail, { topCode: 'USER_ERROR' });
	return reply(429, body);
}
