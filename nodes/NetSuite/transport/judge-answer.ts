import { NoAnswer, type HttpResponse } from '../../shared/http-port';
import {
	RemoteConflict,
	RemoteRejected,
	RemoteThrottled,
	RemoteUnauthorised,
	RemoteUnavailable,
	RemoteUnknownOutcome,
	type RemoteError,
	type RemoteErrorDetails,
} from '../../shared/remote-error';
import { describeRefusal, refusalCodes } from './describe-refusal';
import type { Operation } from './operation';

export type Verdict =
	| { kind: 'success'; response: HttpResponse }
	| { kind: 'failure'; error: RemoteError; mayTryAgain: boolean };

const CHANGED_MEANWHILE = /record has been changed/i;
const LOGIN = /^LOGIN_/;
const LOGIN_LATER = 'LOGIN_UNAVAILABLE';

/**
 * What an answer, or the lack of one, means (docs/vendors/netsuite.md §8.3). A server error or silence after a write
 * leaves its outcome open; after a read, or when nothing was sent, it may be tried again. `underPressure` says that
 * slots were short: NetSuite then also answers "Invalid login" to a call that it had no slot for, and nothing is
 * wrong with the login.
 */
export function judgeAnswer(
	operation: Operation,
	answer: HttpResponse | NoAnswer,
	underPressure: boolean,
): Verdict {
	if (answer instanceof NoAnswer) return judgeSilence(operation, answer);
	const { status, body, headers } = answer;
	if (status >= 200 && status < 300) return { kind: 'success', response: answer };
	const details = detailsOf(operation, {
		status,
		vendorCode: describeRefusal(body),
		requestId: headers['x-n-operationid'] ?? '',
		retryAfterSeconds: Math.max(0, Number(headers['retry-after']) || 0),
	});
	const codes = refusalCodes(body);
	const noSlot = status === 429 || codes.includes('CONCURRENCY_LIMIT_EXCEEDED');
	if (noSlot || (status === 401 && underPressure)) return again(new RemoteThrottled(details));
	if (status === 401) return final(new RemoteUnauthorised(details));
	if (status >= 500 || status === 408) return brokenOff(operation, details);
	const changed =
		CHANGED_MEANWHILE.test(details.vendorCode) || codes.includes('RCRD_HAS_BEEN_CHANGED');
	return final(changed ? new RemoteConflict(details) : new RemoteRejected(details));
}

/** A reply that is not what the vendor documents: a read gave nothing, a write has been done. */
export function unreadable(operation: Operation, status: number, field: string): RemoteError {
	const details = detailsOf(operation, { status, vendorCode: `unreadable reply at ${field}` });
	return operation.isRead ? new RemoteUnavailable(details) : new RemoteUnknownOutcome(details);
}

/** What this package itself has to say against a call; status 0 when nothing was sent. */
export const objection = (
	operation: Operation,
	status: number,
	vendorCode: string,
): RemoteErrorDetails => detailsOf(operation, { status, vendorCode });

/** A login that fails comes before the call, so the call was certainly not made. */
function judgeSilence(operation: Operation, { code, neverSent }: NoAnswer): Verdict {
	const details = detailsOf(operation, { vendorCode: code });
	if (code === LOGIN_LATER || neverSent) return again(new RemoteUnavailable(details));
	if (LOGIN.test(code)) return final(new RemoteUnauthorised(details));
	return brokenOff(operation, details);
}

function brokenOff(operation: Operation, details: RemoteErrorDetails): Verdict {
	if (operation.isRead) return again(new RemoteUnavailable(details));
	return final(new RemoteUnknownOutcome(details));
}

const again = (error: RemoteError): Verdict => ({ kind: 'failure', error, mayTryAgain: true });
const final = (error: RemoteError): Verdict => ({ kind: 'failure', error, mayTryAgain: false });

const detailsOf = (
	operation: Operation,
	about: Partial<RemoteErrorDetails>,
): RemoteErrorDetails => ({
	system: 'NetSuite',
	operation: operation.name,
	status: 0,
	vendorCode: '',
	requestId: '',
	retryAfterSeconds: 0,
	...about,
});
