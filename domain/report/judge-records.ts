import { assertNever } from '../assert-never';
import { compareReturns, type ReturnComparison } from '../returns/compare-returns';
import { FIRST_RETRY_SECONDS, retryDelaySeconds } from '../signal/requeue';
import { keptRecords, wasRehearsed, type KeptRecord } from './kept-records';
import {
	type Finding,
	type Judgement,
	lookAgainAt,
	REHEARSED,
	TRIES_BEFORE_EXCEPTION,
} from './judgement';
import type { SyncItem } from './sync-item';
import type { WaitPolicy } from './wait-policy';

/** Where one record stands. `failed`: it was tried, and it is not known or not begun. */
type Standing = 'settled' | 'rejected' | 'failed' | 'money' | 'dispatch' | 'reading' | 'time';

/**
 * What became of the records that are kept beside an order: refunds that were recorded, returns that were announced and
 * what came in for them. What is rejected is told at once, what failed after some tries; nobody is told of what merely
 * waits. The order is looked at again when the first of them is due.
 */
export function judgeRecords(item: SyncItem, waits: WaitPolicy, now: Date): Judgement {
	const records = keptRecords(item);
	if (wasRehearsed(records)) return REHEARSED;
	const returns = compareGoods(item, waits, now);
	const { attempt } = item.look;
	const standings = records.map(standingOf);
	const patient = attempt + 1 < TRIES_BEFORE_EXCEPTION;
	const findings = [
		...records.flatMap((record, at) =>
			standings[at] === 'rejected' || (standings[at] === 'failed' && !patient)
				? [toFinding(record)]
				: [],
		),
		...mismatchFindings(returns),
	];
	const goods = [...returns.awaited, ...returns.mismatches].map(() => waits.goodsSeconds);
	const delays = [...standings.flatMap((each) => delayOf(each, attempt, waits)), ...goods];
	return {
		outcome: outcomeOf(records, standings, findings),
		findings,
		...lookAgainAt(delays.map((seconds) => now.getTime() + seconds * 1000)),
		retryAfterSeconds: 0,
		countsAsTry: standings.some((each) => each === 'rejected' || each === 'failed'),
		account: {
			undecided: records
				.filter((_record, at) => ['failed', 'reading', 'time'].includes(standings[at] ?? ''))
				.map(({ code, id: about }) => ({ code, about })),
			waits:
				returns.awaited.length > 0 ||
				standings.some((each) => ['money', 'dispatch', 'reading', 'time'].includes(each)),
		},
	};
}

function standingOf({ status, waitsFor }: KeptRecord): Standing {
	switch (status) {
		case 'done':
		case 'alreadyDone':
			return 'settled';
		case 'rejected':
			return 'rejected';
		case 'unknown':
			return 'failed';
		case 'notStarted':
			return waitsFor === '' ? 'failed' : waitsFor;
		default:
			return assertNever(status);
	}
}

function delayOf(standing: Standing, attempt: number, waits: WaitPolicy): number[] {
	switch (standing) {
		case 'settled':
			return [];
		case 'rejected':
		case 'failed':
			return [retryDelaySeconds(attempt)];
		case 'money':
			return [waits.moneySeconds];
		case 'dispatch':
			return [waits.dispatchSeconds];
		case 'reading':
			return [FIRST_RETRY_SECONDS];
		case 'time':
			return [0];
		default:
			return assertNever(standing);
	}
}

function outcomeOf(
	records: readonly KeptRecord[],
	standings: readonly Standing[],
	findings: readonly Finding[],
): Judgement['outcome'] {
	if (findings.length > 0 && standings.includes('settled')) return 'partly';
	if (standings.includes('rejected')) return 'refused';
	if (standings.some((each) => ['failed', 'reading', 'time'].includes(each))) return 'retrying';
	if (findings.length > 0) return 'refused';
	if (standings.some((each) => each !== 'settled')) return 'held';
	return records.some(({ status }) => status === 'done') ? 'converged' : 'inStep';
}

const toFinding = (record: KeptRecord): Finding => {
	const { kind, code, id: about, message, status, record: target, amount, currency } = record;
	const subject = kind === 'recordRefund' ? 'Refund' : 'Return';
	return {
		code,
		about,
		reason: `${subject} ${about}: ${message === '' ? NO_WORD : message}`,
		evidence: { id: about, status, record: target, amount, currency },
	};
};

const NO_WORD = 'the warehouse gave no answer that says what became of it';

const NOTHING: ReturnComparison = { mismatches: [], awaited: [] };

const compareGoods = (
	{ bookings, restockFacts }: SyncItem,
	{ waitHours }: WaitPolicy,
	now: Date,
): ReturnComparison =>
	bookings && restockFacts ? compareReturns(restockFacts, { now, waitHours }) : NOTHING;

const mismatchFindings = ({ mismatches }: ReturnComparison): Finding[] =>
	mismatches.map(({ returnId, kind, reason, evidence }) => ({
		code: 'RETURN_DIFFERS',
		about: `${returnId} ${kind}`,
		reason,
		evidence,
	}));
