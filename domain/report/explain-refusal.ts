import type { PlanStep } from '../edit/edit-plan';
import {
	EXCEPTION_RULES,
	type ExceptionCode,
	type ExceptionRule,
} from '../exception/exception-codes';
import { gateException } from '../exception/gate-exception';
import type { GateDecision, RefusedStep } from '../gate/gate-decision';
import { describeStep } from './describe-step';
import type { Finding } from './judgement';
import type { SyncItem } from './sync-item';

type Refused = RefusedStep & { exception: ExceptionCode };

const URGENCY: Readonly<Record<ExceptionRule['severity'], number>> = { high: 0, medium: 1, low: 2 };

/** Refused steps that somebody has to settle; the rest of the refused ones need nobody. */
export const troublesOf = (decision: GateDecision): Refused[] =>
	decision.refused.flatMap((each) => {
		const exception = gateException(each.code);
		return exception === null ? [] : [{ ...each, exception }];
	});

/**
 * The one finding for everything the gate refused of a plan: under the most urgent code, with what was done and what
 * was not, and why. Null when nothing refused needs a person.
 */
export function explainRefusal(item: SyncItem): Finding | null {
	const { decision } = item;
	const troubles = decision ? troublesOf(decision) : [];
	const [first, ...rest] = troubles;
	if (!decision || !first) return null;
	const main = rest.reduce((worst, each) => (isMoreUrgent(each, worst) ? each : worst), first);
	const done = (item.applied?.steps ?? [])
		.filter(({ status }) => status === 'done' || status === 'alreadyDone')
		.map(({ step }) => step);
	const isSplit =
		decision.verdict === 'proceed' || troubles.some((each) => each.reason !== main.reason);
	return {
		code: main.exception,
		reason: isSplit ? `${notDone(troubles)}.${wasDone(done)}` : main.reason,
		evidence: decision.evidence,
	};
}

function isMoreUrgent(left: Refused, right: Refused): boolean {
	const [one, other] = [EXCEPTION_RULES[left.exception], EXCEPTION_RULES[right.exception]];
	const bySeverity = URGENCY[one.severity] - URGENCY[other.severity];
	return bySeverity === 0 ? one.dueMinutes < other.dueMinutes : bySeverity < 0;
}

/** Totals follow the rest, so they are named only on their own. */
const named = (steps: readonly PlanStep[]): PlanStep[] => {
	const others = steps.filter((step) => step.kind !== 'setTotals');
	return others.length > 0 ? others : [...steps];
};

function notDone(troubles: readonly Refused[]): string {
	const reasons = [...new Set(troubles.map(({ reason }) => reason))];
	const parts = reasons.flatMap((reason) => {
		const steps = troubles.filter((each) => each.reason === reason).map(({ step }) => step);
		const isOnlyTotals = steps.every((step) => step.kind === 'setTotals');
		return isOnlyTotals && reasons.length > 1
			? []
			: [`${named(steps).map(describeStep).join(', ')} (${reason})`];
	});
	return `Not done: ${parts.join('; ')}`;
}

const wasDone = (steps: readonly PlanStep[]): string =>
	steps.length === 0 ? '' : ` Done: ${named(steps).map(describeStep).join(', ')}.`;
