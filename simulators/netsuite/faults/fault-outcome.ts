import { errorBody, userError } from '../behaviour/refusal';
import { refused, reply, tooManyRequests, unauthorized, type Outcome } from '../http/exchange';
import type { FaultDraft } from './faults';

const DEFAULT_HOLD_MS = 30_000;

function late(outcome: Outcome, delayMs: number): Outcome {
	return { ...outcome, delayMs };
}

/** What a fault makes of the answer; `answer` is the right one, where the call was carried out. */
export function faultOutcome(fault: FaultDraft, authorization: string, answer?: Outcome): Outcome {
	const delayMs = fault.delayMs ?? 0;
	switch (fault.kind) {
		case 'drop':
			return { kind: 'cut', delayMs };
		case 'timeout':
			return { kind: 'cut', delayMs: fault.delayMs ?? DEFAULT_HOLD_MS };
		case 'throttle':
			return late(tooManyRequests(), delayMs);
		case 'unauthorized':
			return unauthorized(authorization, delayMs);
		case 'changed':
			return late(refused(userError('Record has been changed.')), delayMs);
		case 'slow':
			return late(answer ?? reply(200), delayMs);
		case 'status': {
			const status = fault.status ?? 500;
			const detail = 'An unexpected error occurred. Error ID: simulator.';
			const body = fault.body ?? errorBody(status, 'UNEXPECTED_ERROR', detail);
			return reply(status, body, {}, delayMs);
		}
	}
}
