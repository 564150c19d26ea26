import { z } from 'zod';
import type { PlanStep } from '../edit/edit-plan';
import { canonicalJson } from '../stable-hash';
import type { Difference } from './difference';
import { wasInStep, type LedgerLook } from './ledger-look';

/** A step as the ledger keeps it; older rows name no SKU. */
const writtenStepSchema = z.object({
	kind: z.string(),
	sku: z.string().optional(),
	from: z.unknown(),
	to: z.unknown(),
	status: z.string(),
});
type WrittenStep = z.infer<typeof writtenStepSchema>;

/**
 * Turns differences in something that we wrote and verified ourselves into DRIFT_REVERTED, with the time of that
 * write. `looks` are the looks at this order, newest first. Rounding stays rounding: the target works its totals out
 * anew whenever anything touches the order (docs/vendors/linnworks.md §4.1).
 */
export function findReverted(
	differences: readonly Difference[],
	looks: readonly LedgerLook[],
): Difference[] {
	const written = looks
		.filter(wasInStep)
		.map((look) => ({ at: look.recorded_at, steps: writtenSteps(look.steps) }));
	return differences.map((difference) => {
		if (difference.code === 'DRIFT_TAX_ROUNDING') return difference;
		const look = written.find(({ steps }) => steps.some((step) => wrote(step, difference.step)));
		if (!look) return difference;
		const detail = `${difference.detail} (written and verified ${look.at})`;
		return { ...difference, code: 'DRIFT_REVERTED', detail };
	});
}

function writtenSteps(text: string): WrittenStep[] {
	const steps = z.array(writtenStepSchema).safeParse(jsonOf(text));
	if (!steps.success) return [];
	return steps.data.filter((step) => step.status === 'done' || step.status === 'alreadyDone');
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** The same step led to the same value; a removal has none, so there the value that came back decides. */
function wrote(written: WrittenStep, wanted: PlanStep): boolean {
	if (written.kind !== wanted.kind) return false;
	const sku = 'sku' in wanted ? wanted.sku : undefined;
	if (written.sku !== undefined && sku !== undefined && written.sku !== sku) return false;
	if (canonicalJson(written.to) !== canonicalJson(wanted.to)) return false;
	return wanted.to !== null || canonicalJson(written.from) === canonicalJson(wanted.from);
}
