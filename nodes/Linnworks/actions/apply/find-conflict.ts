import { targetVersion } from '../../../../domain/edit/target-version';
import type { RawOrder } from '../../mapping/raw/raw-order';
import { toTargetSnapshot } from '../../mapping/to-target-snapshot';
import type { ReadyItem } from './order-work';

/**
 * Why a plan may no longer be written to the order as it is now, or null: a state that the gate has seen is no
 * conflict, because its decision rests on it. Linnworks has no version to compare and
 * swap, so this read, taken just before the first write, is all there is (docs/vendors/linnworks.md §5.2).
 */
export function findConflict(item: ReadyItem, fresh: RawOrder): string | null {
	const now = toTargetSnapshot(fresh);
	const { facts } = now;
	const then = item.target.facts;
	if (facts.closed) return 'The order was closed meanwhile';
	if (facts.locked) return 'The order was locked meanwhile';
	if (facts.partShipped && !then.partShipped) return 'Part of the order was shipped meanwhile';
	const hasLabel = facts.labelPrinted || facts.trackingNumber !== '';
	if (hasLabel && !then.labelPrinted && then.trackingNumber === '') {
		return 'The label was made meanwhile';
	}
	const newPapers =
		(facts.invoicePrinted && !then.invoicePrinted) ||
		(facts.pickListPrinted && !then.pickListPrinted);
	if (newPapers) return 'The invoice or the pick list was printed meanwhile';
	if (facts.parked && !then.parked) return 'The order was parked meanwhile';
	const known = new Set(then.waves.map((wave) => wave.waveId));
	const entered = facts.waves.find((wave) => !known.has(wave.waveId));
	if (entered) return `The order entered pick wave ${entered.waveId} meanwhile`;
	if (targetVersion(now) !== item.plan.targetVersion) return 'The order was changed meanwhile';
	return null;
}
