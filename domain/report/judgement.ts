import type { ExceptionCode } from '../exception/exception-codes';
import type { LedgerOutcome } from './edit-report';
import type { SyncItem } from './sync-item';

export type Finding = {
	code: ExceptionCode;
	reason: string;
	evidence: unknown;
	/** Which of several, where one look can find the same trouble more than once. */
	about?: string;
};

/** What a look came to, before it is written down. */
export type Judgement = {
	outcome: LedgerOutcome;
	/** What has to be said to a person now. */
	findings: Finding[];
	lookAgain: boolean;
	retryAfterSeconds: number;
	/** Whether this look used up one of the tries that end in an exception. */
	countsAsTry: boolean;
	/** The time to look again at, where one is known. */
	lookAgainAt?: string;
	/** Set by a look that tells of everything that is kept beside the order. */
	account?: Account;
};

/** What a look leaves open that tells of everything: what it neither says nor leaves open is over. */
export type Account = {
	/** Troubles that it could neither find nor rule out; what was said of them stays. */
	undecided: Array<Required<Pick<Finding, 'code' | 'about'>>>;
	/** Something is awaited from outside, for as long as it takes. */
	waits: boolean;
};

/** Looks after which an order that cannot be finished is shown to a person. */
export const TRIES_BEFORE_EXCEPTION = 3;

/** That an order is looked at again at the first of these times (milliseconds since 1970), or not at all without any. */
export const lookAgainAt = (
	times: readonly number[],
): Pick<Judgement, 'lookAgain' | 'lookAgainAt'> =>
	times.length === 0
		? { lookAgain: false }
		: { lookAgain: true, lookAgainAt: new Date(Math.min(...times)).toISOString() };

/** An order to be looked at again; a person hears of it once the patience is used up. */
export function later(
	item: SyncItem,
	code: ExceptionCode,
	reason: string,
	evidence: unknown,
	patience = TRIES_BEFORE_EXCEPTION,
): Judgement {
	return {
		outcome: 'retrying',
		findings: item.look.attempt + 1 >= patience ? [{ code, reason, evidence }] : [],
		lookAgain: true,
		retryAfterSeconds: 0,
		countsAsTry: true,
	};
}

/** Only shown what would be written: nothing is told, closed or looked at again. */
export const REHEARSED: Judgement = {
	outcome: 'held',
	findings: [],
	lookAgain: false,
	retryAfterSeconds: 0,
	countsAsTry: false,
};
