import type { EditPlan } from '../edit/edit-plan';
import { decideGate } from '../gate/decide-gate';
import { gatePolicySchema } from '../gate/gate-policy';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { LedgerLook } from './ledger-look';

/** Signals of the drift watch; the ledger keeps it as the reason of the look. */
export const DRIFT_TOPIC = 'drift';

/** Corrections of one order in a day; more would be a tug of war with whatever changes it back. */
const CORRECTIONS_A_DAY = 2;
const DAY_MS = 86_400_000;

export type Repair = {
	repair: boolean;
	/** Why not, for the person who reads it; empty when wanted. */ why: string;
};

/**
 * Decides whether the order is handed to the ordinary flow to be corrected. A state in which the gate lets nothing
 * through, and an order that was corrected before and did not stay so, are left to a person.
 */
export function decideRepair(
	plan: EditPlan,
	target: TargetSnapshot,
	looks: readonly LedgerLook[],
	{ repair, now }: { repair: boolean; now: Date },
): Repair {
	if (!repair) return { repair: false, why: '' };
	const gate = decideGate(plan, target.facts, false, gatePolicySchema.parse({}));
	if (gate.verdict === 'refuse' && gate.code !== 'PLAN_BLOCKED') {
		return { repair: false, why: `It is not corrected: ${gate.reasons.join('; ')}.` };
	}
	const corrections = looks.filter(
		(look) =>
			look.topics.split(' ').includes(DRIFT_TOPIC) &&
			Date.parse(look.recorded_at) > now.getTime() - DAY_MS,
	);
	if (corrections.length >= CORRECTIONS_A_DAY) {
		const why = `It was corrected ${corrections.length} times within a day and did not stay so.`;
		return { repair: false, why };
	}
	return { repair: true, why: '' };
}
