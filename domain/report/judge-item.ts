import type { ExceptionCode } from '../exception/exception-codes';
import { EXCEPTION_RULES } from '../exception/exception-codes';
import { gateException } from '../exception/gate-exception';
import type { LedgerOutcome } from './edit-report';
import { DRY_RUN_MESSAGE } from './applied-step';
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
};

/** Looks after which an order that cannot be finished is shown to a person. */
const TRIES_BEFORE_EXCEPTION = 3;
/** An order may take a while to reach the warehouse: eight looks are about 20 minutes. */
const LOOKS_FOR_ABSENT_ORDER = 8;
/** How long to wait before looking whether an unpaid order was paid. */
const PAYMENT_CHECK_SECONDS = 300;

/** Turns what the steps left on an item into one judgement. */
export function judgeItem(item: SyncItem): Judgement {
	if (item.failure) return judgeFailure(item.failure, item.look.attempt);
	const decision = item.decision;
	if (!decision) {
		return later(item, 'SYNC_FAILED', 'The order left the flow without a decision', {});
	}
	if (decision.verdict === 'refuse') return judgeRefusal(item);
	if (decision.verdict === 'hold') {
		const code = gateException(decision.code) ?? 'GATE_UNKNOWN';
		const patience = code === 'ORDER_ABSENT' ? LOOKS_FOR_ABSENT_ORDER : TRIES_BEFORE_EXCEPTION;
		return {
			...later(item, code, decision.reasons.join('; '), decision.evidence, patience),
			outcome: 'held',
		};
	}
	return judgeWritten(item);
}

function judgeFailure(failure: NonNullable<SyncItem['failure']>, attempt: number): Judgement {
	const finding = { code: failure.code, reason: failure.reason, evidence: { step: failure.step } };
	const say = !failure.retry || attempt + 1 >= TRIES_BEFORE_EXCEPTION;
	return {
		outcome: failure.retry ? 'retrying' : 'refused',
		findings: say ? [finding] : [],
		lookAgain: failure.retry,
		retryAfterSeconds: failure.retryAfterSeconds,
		countsAsTry: true,
	};
}

/**
 * A sweep can see an order parked by our own intake before it sees the hold that says so. The second look knows better,
 * so the first one says nothing.
 */
const mayBeOurHold = (item: SyncItem): boolean =>
	item.decision?.code === 'BLOCK_PARKED' && item.look.attempt === 0;

function judgeRefusal(item: SyncItem): Judgement {
	const decision = item.decision;
	if (mayBeOurHold(item)) {
		return {
			outcome: 'held',
			findings: [],
			lookAgain: true,
			retryAfterSeconds: 0,
			countsAsTry: true,
		};
	}
	const gateCode = decision ? gateException(decision.code) : null;
	const findings: Finding[] = gateCode
		? [
				{
					code: gateCode,
					reason: decision?.reasons.join('; ') ?? '',
					evidence: decision?.evidence ?? {},
				},
			]
		: (item.plan?.problems ?? []).map((problem) => ({
				code: problem.code,
				reason: problem.detail,
				evidence: { subject: problem.subject },
				about: problem.detail,
			}));
	return {
		outcome: decision?.code === 'NOT_NEEDED' ? 'inStep' : 'refused',
		findings,
		lookAgain: findings.some((finding) => EXCEPTION_RULES[finding.code].looksAgain),
		retryAfterSeconds: 0,
		countsAsTry: true,
	};
}

function judgeWritten(item: SyncItem): Judgement {
	const steps = item.applied?.steps ?? [];
	const waves = item.verification?.newWaves ?? [];
	const wrote = steps.some((each) => each.status === 'done');
	const intoWave: Finding[] =
		wrote && waves.length > 0
			? [
					{
						code: 'WROTE_INTO_WAVE',
						reason: `Wave ${waves.join(', ')}`,
						evidence: { waves },
						about: waves.join(', '),
					},
				]
			: [];
	if (item.verification && item.verification.discrepancies.length === 0) {
		if (item.released === 'failed') {
			const held = later(item, 'APPLY_FAILED', 'The order could not be released', {});
			return { ...held, findings: [...held.findings, ...intoWave] };
		}
		const unpaid = item.released === 'unpaid';
		return {
			outcome: steps.length === 0 ? 'inStep' : 'converged',
			findings: intoWave,
			lookAgain: unpaid,
			retryAfterSeconds: unpaid ? PAYMENT_CHECK_SECONDS : 0,
			countsAsTry: !unpaid,
		};
	}
	const unfinished = steps.filter(
		(each) => each.status !== 'done' && each.status !== 'alreadyDone',
	);
	if (wasDryRun(item)) {
		return {
			outcome: 'held',
			findings: [],
			lookAgain: false,
			retryAfterSeconds: 0,
			countsAsTry: false,
		};
	}
	if (wasNotTried(item)) {
		return {
			outcome: 'retrying',
			findings: [],
			lookAgain: true,
			retryAfterSeconds: 0,
			countsAsTry: false,
		};
	}
	const again =
		unfinished.length > 0 || item.applied?.conflict
			? later(item, 'APPLY_FAILED', unfinished.map((each) => each.message).join('; '), {
					steps: steps.map((each) => `${each.step.kind}: ${each.status}`),
				})
			: later(item, 'NOT_IN_STEP', differences(item), item.verification?.discrepancies ?? []);
	return { ...again, findings: [...again.findings, ...intoWave] };
}

/** Only shown what would be written; the ledger has the plan. */
const wasDryRun = (item: SyncItem): boolean =>
	item.applied?.steps.some((each) => each.message === DRY_RUN_MESSAGE) ?? false;

/** The sweep ran out of time before this order, so nothing is known against it. */
const wasNotTried = (item: SyncItem): boolean =>
	item.applied?.conflict === false &&
	item.applied.steps.length > 0 &&
	item.applied.steps.every((each) => each.status === 'notStarted');

const differences = (item: SyncItem): string =>
	(item.verification?.discrepancies ?? [])
		.map((each) => `${each.detail}: expected ${each.expected}, found ${each.found}`)
		.join('; ');

function later(
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
