import { DRY_RUN_MESSAGE } from './applied-step';
import { withEditor } from './editor-of';
import { explainRefusal } from './explain-refusal';
import { later, REHEARSED, type Finding, type Judgement } from './judgement';
import { looksAgain, problemFindings } from './judge-refusal';
import type { SyncItem } from './sync-item';

/** How long to wait before looking whether an unpaid order was paid. */
const PAYMENT_CHECK_SECONDS = 300;

/** What it means that a plan, or the part of it that passed the gate, was to be written. */
export function judgeWritten(item: SyncItem): Judgement {
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
			const held = item.target?.facts.locked
				? later(item, 'GATE_LOCKED', 'It is in step, but the lock keeps it parked as well', {})
				: later(item, 'APPLY_FAILED', 'The order could not be released', {});
			return { ...held, findings: [...held.findings, ...intoWave] };
		}
		return judgeFinished(item, intoWave);
	}
	const unfinished = steps.filter(
		(each) => each.status !== 'done' && each.status !== 'alreadyDone',
	);
	if (wasDryRun(item)) return REHEARSED;
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
	const refusal = again.findings.length > 0 ? explainRefusal(item) : null;
	return {
		...again,
		findings: [...again.findings, ...(refusal ? [withEditor(refusal, item)] : []), ...intoWave],
	};
}

/** All that could be written is there. What the gate refused is said now, and looked at again where that helps. */
function judgeFinished(item: SyncItem, intoWave: readonly Finding[]): Judgement {
	const refusal = explainRefusal(item);
	const left = [...(refusal ? [withEditor(refusal, item)] : []), ...problemFindings(item)];
	const unpaid = item.released === 'unpaid';
	const until = item.plan?.postponed?.until ?? null;
	const again = left.length > 0 && looksAgain(item, left);
	const wrote = (item.applied?.steps ?? []).length > 0;
	const [some, none] =
		left.length > 0 ? (['partly', 'refused'] as const) : (['converged', 'inStep'] as const);
	return {
		outcome: wrote ? some : none,
		findings: [...left, ...intoWave],
		lookAgain: unpaid || again || until !== null,
		retryAfterSeconds: unpaid && !again ? PAYMENT_CHECK_SECONDS : 0,
		countsAsTry: again || (!unpaid && until === null),
		...(until !== null && !again ? { lookAgainAt: until } : {}),
	};
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
