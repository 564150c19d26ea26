import { targetVersion } from '../../../../../domain/edit/target-version';
import type { TargetSnapshot } from '../../../../../domain/target/target-snapshot';
import type { ReadyItem } from './order-work';

/**
 * Why a plan may no longer be written to the order as it is now, or null; a state that the gate has seen is no
 * conflict. NetSuite compares nothing by itself (docs/vendors/netsuite.md §2.4), so this read, made just before the
 * write, is what keeps a change made meanwhile from being overwritten. A line that somebody added meanwhile is no
 * conflict: the write keeps it.
 */
export function findConflict({ plan, target }: ReadyItem, now: TargetSnapshot): string | null {
	const [then, facts] = [target.facts, now.facts];
	if (facts.unknown.length > 0) return `Could not read: ${facts.unknown.join(', ')}`;
	if (facts.closed && !then.closed) return 'The order was closed or shipped meanwhile';
	if (facts.partShipped && !then.partShipped) {
		return 'Part of the order was picked, shipped or billed meanwhile';
	}
	if (facts.handedOver && !then.handedOver) return 'The order was handed over meanwhile';
	if (facts.parked && !then.parked) return 'The order was held meanwhile';
	const known = new Set(then.waves.map((wave) => wave.waveId));
	const entered = facts.waves.find((wave) => !wave.finished && !known.has(wave.waveId));
	if (entered) return `The order entered wave ${entered.waveId} meanwhile`;
	const twin = plan.steps.find(
		(step) =>
			step.kind === 'addLine' && now.lines.some(({ reference }) => reference === step.lineId),
	);
	if (twin?.kind === 'addLine') return `The order got line ${twin.lineId} meanwhile`;
	const rows = new Set(target.lines.map(({ rowId }) => rowId));
	const asPlanned = {
		...now,
		lines: now.lines.filter(({ rowId }) => rows.has(rowId)),
		totals: target.totals,
	};
	return targetVersion(asPlanned) === plan.targetVersion ? null : 'The order was changed meanwhile';
}
