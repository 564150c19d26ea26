import { targetVersion } from '../../../../domain/edit/target-version';
import type { RawOrder } from '../../mapping/raw/raw-order';
import { toTargetSnapshot } from '../../mapping/to-target-snapshot';
import type { ReadyItem } from './order-work';

/**
 * Why a plan may no longer be written to the order as it is now, or null. Linnworks has no version to compare and
 * swap, so this read, taken just before the first write, is all there is (docs/vendors/linnworks.md §5.2).
 */
export function findConflict(item: ReadyItem, fresh: RawOrder): string | null {
	const now = toTargetSnapshot(fresh);
	const { facts } = now;
	if (facts.closed) return 'The order was closed meanwhile';
	if (facts.locked) return 'The order was locked meanwhile';
	if (facts.partShipped) return 'Part of the order was shipped meanwhile';
	if (facts.labelPrinted || facts.trackingNumber !== '') return 'The label was made meanwhile';
	if (facts.parked && !item.decision.unpark) return 'The order was parked meanwhile';
	const known = new Set(item.target.facts.waves.map((wave) => wave.waveId));
	const entered = facts.waves.find((wave) => !known.has(wave.waveId));
	if (entered) return `The order entered pick wave ${entered.waveId} meanwhile`;
	if (targetVersion(now) !== item.plan.targetVersion) return 'The order was changed meanwhile';
	return null;
}
