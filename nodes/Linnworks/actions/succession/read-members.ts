import { targetVersion } from '../../../../domain/edit/target-version';
import type { RawOrder } from '../../mapping/raw/raw-order';
import { toTargetSnapshot } from '../../mapping/to-target-snapshot';
import { findConflict } from '../apply/find-conflict';
import { inConflict, type ReadyItem } from '../apply/order-work';
import type { WriteContext } from '../apply/write-step';
import type { ImportOutcome } from '../create/import-work';
import { readOrdersById } from '../find-orders';
import type { SuccessionWork } from './succession-work';

/** The orders of one lineage as read just before they are written to. */
export type Members = { work: SuccessionWork; head: RawOrder; others: RawOrder[] };

/** Reads the order in force and its rivals again; one that moved since the plan was made gets its outcome at once. */
export async function readMembers(
	works: readonly SuccessionWork[],
	{ client }: WriteContext,
	outcomes: Map<number, ImportOutcome>,
): Promise<Members[]> {
	const rivalIds = ({ cancels, item }: SuccessionWork): string[] => [
		...new Set([
			...cancels.map((step) => step.orderId),
			...(item.target.replaced ?? []).map((each) => each.orderId),
		]),
	];
	const ids = works.flatMap((work) => [work.item.target.orderId, ...rivalIds(work)]);
	const lookups = await readOrdersById(client, ids, 'apply');
	return works.flatMap((work): Members[] => {
		const { item, index } = work;
		const found = [item.target.orderId, ...rivalIds(work)].map((id) =>
			lookups.get(id.toLowerCase()),
		);
		const failed = found.find((lookup) => lookup && 'failure' in lookup);
		if (failed && 'failure' in failed) {
			outcomes.set(index, failed);
			return [];
		}
		const orders = found.flatMap((lookup) =>
			lookup && 'order' in lookup && lookup.order ? [lookup.order] : [],
		);
		const [head, ...rest] = orders;
		const others = rest.filter((order) => order.OrderId !== head?.OrderId);
		const reason = head ? conflictOf(item, head, others) : 'Linnworks no longer has the order';
		if (head && reason === null) return [{ work, head, others }];
		outcomes.set(index, inConflict(item, reason ?? '', head ?? null));
		return [];
	});
}

function conflictOf(item: ReadyItem, head: RawOrder, others: readonly RawOrder[]): string | null {
	const isShipped = item.target.facts.closed && !item.target.facts.cancelled;
	const inForce = isShipped ? null : findConflict(item, head);
	if (inForce !== null) return inForce;
	for (const other of others) {
		const known = item.target.replaced?.find(({ orderId }) => orderId === other.OrderId);
		if (!known || (other.Processed && other.GeneralInfo.HoldOrCancel)) continue;
		const conflict = findConflict(asRival(item, known.facts, other), other);
		if (conflict !== null) return `${conflict} (order ${other.NumOrderId})`;
	}
	return null;
}

/** What a rival holds is no matter, as it is to be cancelled; how far the warehouse is with it is. */
const asRival = (
	item: ReadyItem,
	facts: ReadyItem['target']['facts'],
	order: RawOrder,
): ReadyItem => ({
	...item,
	target: { ...item.target, facts },
	plan: { ...item.plan, targetVersion: targetVersion(toTargetSnapshot(order)) },
});
