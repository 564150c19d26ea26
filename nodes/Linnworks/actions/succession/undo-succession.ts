import type { RawOrder } from '../../mapping/raw/raw-order';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { OnePickable, toMember } from './one-pickable';
import type { StepOutcome } from './succession-work';

export type Undone = {
	outcome: StepOutcome;
	/** Whether the order that stays in force is parked now. */
	parked: boolean;
};

/**
 * Cancels a successor that must not take over. The older order is parked meanwhile, because a parked successor has to
 * be opened to be cancelled, and is opened again if it was open before. The mark stays on the cancelled one: it tells
 * later looks that a parking is ours, until the older order is released in step.
 */
export async function undoSuccession(
	{ successor, others }: { successor: RawOrder; others: readonly RawOrder[] },
	client: LinnworksClient,
): Promise<Undone> {
	const failed = toMember(successor);
	const rivals = others.map(toMember);
	const before = rivals.filter((rival) => rival.open && !rival.parked);
	const lineage = new OnePickable(client, [failed, ...rivals]);
	const outcome = await lineage.cancel(failed, 'Not as the shop wants it; the older order stays');
	const isParked = (): boolean => rivals.some(({ open, parked }) => open && parked);
	if (failed.open && !failed.parked) return { outcome, parked: isParked() };
	const [only, ...more] = before;
	if (only && more.length === 0) await lineage.unpark(only);
	return { outcome, parked: isParked() };
}
