import type { ExceptionCode } from '../exception/exception-codes';
import { DRIFT_CODES } from './difference';
import { classifyDrift } from './classify-drift';
import { withoutRefunded } from '../gate/without-refunded';
import { correlationOf } from '../signal/requeue';
import { decideRepair, DRIFT_TOPIC, type Repair } from './decide-repair';
import { decideStanding, type Standing } from './decide-standing';
import type { DriftMemory, DriftOrder, DriftPolicy, OpenRow } from './drift-order';
import { findReverted } from './find-reverted';

/** What a person has to be told of one order: one entry a code. */
export type DriftFinding = { code: ExceptionCode; details: string[] };

/** What comparing one order came to. `unread`: one of the two could not be read this time. */
export type DriftVerdict = {
	standing: Standing | 'inStep' | 'unread';
	findings: DriftFinding[];
	repair: Repair;
};

/** What everything of one run of the drift watch is traced by. */
export const driftCorrelation = (executionId: string): string =>
	correlationOf(DRIFT_TOPIC, executionId);

/**
 * Whether the drift watch raised a row itself. A row that the ordinary flow raised after a signal of ours carries our
 * correlation id too, but another execution.
 */
export const isOurs = (row: OpenRow): boolean =>
	DRIFT_CODES.some((code) => code === row.code) ||
	row.correlation_id === driftCorrelation(row.execution_id);

/** Open until a person has checked the wave, however well the orders agree. */
const SAYS_NOTHING_OF_THE_ORDER: readonly string[] = ['WROTE_INTO_WAVE'] satisfies ExceptionCode[];

const NO_REPAIR: Repair = { repair: false, why: '' };

/** Judges one order: in step, known, in flight, missed, or drifted and how. */
export function findDrift(
	order: DriftOrder,
	memory: DriftMemory,
	policy: DriftPolicy,
	now: Date,
): DriftVerdict {
	const { snapshot, target } = order;
	const hasOpenTrouble = memory.open.some(
		(row) => !isOurs(row) && !SAYS_NOTHING_OF_THE_ORDER.includes(row.code),
	);
	if (order.failure) return judgeFailure(order.failure, memory, policy, hasOpenTrouble);
	if (!snapshot || !target || !order.plan) {
		return { standing: 'unread', findings: [], repair: NO_REPAIR };
	}
	const plan = withoutRefunded(order.plan, target, snapshot);
	if (plan.steps.length === 0 && plan.problems.length === 0) {
		return { standing: 'inStep', findings: [], repair: NO_REPAIR };
	}
	const readAt = new Date(order.look.lastReceivedAt);
	const facts = { ...memory, readAt, hasOpenTrouble };
	const standing = decideStanding(snapshot, facts, policy);
	if (standing !== 'drift') return { standing, findings: [], repair: NO_REPAIR };
	const found = findReverted(classifyDrift(plan, target), memory.looks);
	const all = [
		...found.map(({ code, detail }) => ({ code, detail })),
		...plan.problems.map(({ code, detail }) => ({ code, detail })),
	];
	const told = all.filter(({ code }) => !policy.ignoredCodes.includes(code));
	const isIgnored = told.length === 0 && all.length > 0;
	const wants = { repair: policy.repair && !isIgnored, now };
	return {
		standing,
		findings: byCode(told),
		repair: decideRepair(plan, target, memory.looks, wants),
	};
}

/** A remote failure may be over in the next run; anything else stays, and is told under its own code. */
function judgeFailure(
	{ code, reason }: NonNullable<DriftOrder['failure']>,
	{ isWaiting }: DriftMemory,
	policy: DriftPolicy,
	hasOpenTrouble: boolean,
): DriftVerdict {
	const quiet = (standing: DriftVerdict['standing']): DriftVerdict => ({
		standing,
		findings: [],
		repair: NO_REPAIR,
	});
	if (code === 'SYNC_FAILED') return quiet('unread');
	if (code === 'ORDER_NOT_READABLE' && !policy.reportUnreadable) return quiet('unread');
	if (isWaiting) return quiet('waiting');
	if (hasOpenTrouble) return quiet('told');
	const findings = policy.ignoredCodes.includes(code) ? [] : [{ code, details: [reason] }];
	return { standing: 'drift', findings, repair: NO_REPAIR };
}

function byCode(found: ReadonlyArray<{ code: ExceptionCode; detail: string }>): DriftFinding[] {
	const details = new Map<ExceptionCode, string[]>();
	for (const { code, detail } of found) {
		details.set(code, [...(details.get(code) ?? []), detail]);
	}
	return [...details].map(([code, each]) => ({ code, details: each }));
}
