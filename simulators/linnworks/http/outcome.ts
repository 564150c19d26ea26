import type { LinnworksError } from '../behaviour/errors';
import { quotaMessage, type QuotaExcess } from '../behaviour/quota';
import type { FaultDraft } from '../faults/faults';
import type { LinnworksSwitches } from '../switches';
import { NO_CONTENT } from './operation';

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

const DEFAULT_HOLD_MS = 30_000;

/** An answer with a JSON body. */
export function reply(
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
	delayMs = 0,
): Outcome {
	return { kind: 'reply', status, body, headers, delayMs };
}

/** The answer to a call that went through. */
export function success(result: unknown): Outcome {
	return result === NO_CONTENT ? reply(204, undefined) : reply(200, result);
}

/** 401 in the shape the switch asks for. */
export function unauthorized(switches: LinnworksSwitches, message: string): Outcome {
	const body = switches.unauthorizedBody === 'empty' ? undefined : { Message: message };
	return reply(401, body);
}

/** 429, or 400 with the same words, with or without Retry-After. */
export function overQuota(switches: LinnworksSwitches, excess: QuotaExcess): Outcome {
	const headers: Record<string, string> = switches.quotaRetryAfter
		? { 'Retry-After': String(excess.retryAfterSeconds) }
		: {};
	const message = quotaMessage(excess.limit);
	return reply(switches.quotaAs400 ? 400 : 429, { Message: message }, headers);
}

/** The vendor's answer to an address nothing listens on. */
export function noResource(path: string): Outcome {
	const message = `No HTTP resource was found that matches the request URI '${path}'.`;
	return reply(404, { Message: message });
}

/** A refusal as the v1 API words it. */
export function refusal(error: LinnworksError): Outcome {
	return reply(error.status, error.toBody());
}

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	404: 'Not Found',
	422: 'Unprocessable Entity',
};

/** A refusal as the v2 API words it. */
export function problem(status: number, detail: string, instance: string): Outcome {
	const title = TITLES[status] ?? 'Internal Server Error';
	const body = { type: `https://httpstatuses.io/${status}`, title, status, detail, instance };
	return reply(status, body, { 'Content-Type': 'application/problem+json' });
}

/** What a fault turns the answer into. */
export function faultOutcome(
	switches: LinnworksSwitches,
	fault: FaultDraft,
	callsPerMinute: number,
): Outcome {
	if (fault.kind === 'drop') return { kind: 'cut', delayMs: fault.delayMs ?? 0 };
	if (fault.kind === 'timeout') return { kind: 'cut', delayMs: fault.delayMs ?? DEFAULT_HOLD_MS };
	if (fault.kind === 'quota') {
		return overQuota(switches, { limit: callsPerMinute, retryAfterSeconds: 1 });
	}
	const body = fault.body ?? { Message: 'An error has occurred.' };
	return reply(fault.status ?? 500, body, {}, fault.delayMs ?? 0);
}
