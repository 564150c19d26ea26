import { EXCEPTION_RULES } from '../exception/exception-codes';
import { gateException } from '../exception/gate-exception';
import type { GateDecision } from '../gate/gate-decision';
import { withEditor } from './editor-of';
import { explainRefusal, troublesOf } from './explain-refusal';
import type { Finding, Judgement } from './judgement';
import type { SyncItem } from './sync-item';

/**
 * A sweep can see an order parked by our own intake before it sees the hold that says so. The second look knows better,
 * so the first one says nothing.
 */
const mayBeOurHold = (item: SyncItem): boolean =>
	item.decision?.code === 'BLOCK_PARKED' && item.look.attempt === 0;

/** What it means that nothing of an order's plan may be written. */
export function judgeRefusal(item: SyncItem): Judgement {
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
	const findings = decision ? refusals(item, decision) : [];
	return {
		outcome: needsNobody(decision) ? 'inStep' : 'refused',
		findings: findings.map((finding) => withEditor(finding, item)),
		lookAgain: looksAgain(item, findings),
		retryAfterSeconds: 0,
		countsAsTry: true,
	};
}

const needsNobody = (decision: GateDecision | undefined): boolean =>
	decision?.code === 'NOT_NEEDED' || decision?.code === 'REFUNDED_AFTER_DISPATCH';

function refusals(item: SyncItem, decision: GateDecision): Finding[] {
	const split = explainRefusal(item);
	if (split) return [split];
	const code = gateException(decision.code);
	if (code) return [{ code, reason: decision.reasons.join('; '), evidence: decision.evidence }];
	return problemFindings(item);
}

/** What the plan itself could not settle; of a plan of money that is said beside what was booked. */
export const problemFindings = ({ plan }: SyncItem): Finding[] =>
	(plan?.problems ?? []).map((problem) => ({
		code: problem.code,
		reason: problem.detail,
		evidence: { subject: problem.subject },
		about: problem.detail,
	}));

/** Whether anything that stands in the way can go away by itself. */
export const looksAgain = ({ decision }: SyncItem, findings: readonly Finding[]): boolean =>
	[
		...findings.map(({ code }) => code),
		...(decision ? troublesOf(decision).map(({ exception }) => exception) : []),
	].some((code) => EXCEPTION_RULES[code].looksAgain);
