import { NoAnswer, type HttpResponse } from '../../shared/http-port';
import {
	RemoteRejected,
	RemoteThrottled,
	RemoteUnauthorised,
	RemoteUnavailable,
	RemoteUnknownOutcome,
	type RemoteError,
	type RemoteErrorDetails,
} from '../../shared/remote-error';
import type { Operation } from './operations';

export type Answer =
	| { kind: 'success'; body: unknown }
	| { kind: 'failure'; error: RemoteError; mayTryAgain: boolean };

const LONGEST_MESSAGE = 200;
const QUOTA_TEXT = /quota exceeded/i;
/** The vendor named no time to wait. */
const NOT_SAID = 0;

/**
 * What an answer, or the lack of one, means. Over quota and not logged in, nothing was done. A server error or
 * silence after a write leaves its outcome open; after a read, or when nothing was sent, it may be tried again.
 * The quota refusal also arrives under other statuses than 429, so its words count too.
 */
export function judgeAnswer(operation: Operation, answer: HttpResponse | NoAnswer): Answer {
	if (answer instanceof NoAnswer) {
		return brokenOff(operation, { status: 0, vendorCode: answer.code }, answer.neverSent);
	}
	const vendorCode = messageOf(answer.body);
	const about = { status: answer.status, vendorCode };
	if (answer.status === 429 || (answer.status >= 400 && QUOTA_TEXT.test(vendorCode))) {
		const seconds = Number(answer.headers['retry-after']);
		const retryAfterSeconds = Number.isFinite(seconds) && seconds > 0 ? seconds : NOT_SAID;
		return again(new RemoteThrottled(detailsOf(operation, { ...about, retryAfterSeconds })));
	}
	if (answer.status === 401) return again(new RemoteUnauthorised(detailsOf(operation, about)));
	if (answer.status >= 500) return brokenOff(operation, about, false);
	if (answer.status >= 300) {
		const error = new RemoteRejected(detailsOf(operation, about));
		return { kind: 'failure', error, mayTryAgain: false };
	}
	return { kind: 'success', body: answer.body };
}

/** A reply that is not what the vendor's files promise: a read gave nothing, a write may have been done. */
export function unreadable(operation: Operation, status: number, field: string): RemoteError {
	const details = detailsOf(operation, { status, vendorCode: `unreadable reply at ${field}` });
	return operation.isRead ? new RemoteUnavailable(details) : new RemoteUnknownOutcome(details);
}

/**
 * A success that lacks the id of what was to be made: a refusal if the reply says why, otherwise nobody can tell
 * whether it was made.
 */
export function refusedInReply(
	operation: Operation,
	words: readonly string[],
	missing: string,
): RemoteError {
	if (words.length === 0) return unreadable(operation, 200, missing);
	const vendorCode = words.join(' ').slice(0, LONGEST_MESSAGE);
	return new RemoteRejected(detailsOf(operation, { status: 200, vendorCode }));
}

function brokenOff(
	operation: Operation,
	about: Partial<RemoteErrorDetails>,
	neverSent: boolean,
): Answer {
	const details = detailsOf(operation, about);
	if (operation.isRead || neverSent) return again(new RemoteUnavailable(details));
	return { kind: 'failure', error: new RemoteUnknownOutcome(details), mayTryAgain: false };
}

const again = (error: RemoteError): Answer => ({ kind: 'failure', error, mayTryAgain: true });

const detailsOf = (
	operation: Operation,
	about: Partial<RemoteErrorDetails>,
): RemoteErrorDetails => ({
	system: 'Linnworks',
	operation: operation.name,
	status: 0,
	vendorCode: '',
	requestId: '',
	retryAfterSeconds: NOT_SAID,
	...about,
});

/** Only the vendor's `Message`; nothing else of a body, which may name the customer. */
function messageOf(body: unknown): string {
	const { Message: message } = (body ?? {}) as { Message?: unknown };
	return typeof message === 'string' ? message.slice(0, LONGEST_MESSAGE) : '';
}
