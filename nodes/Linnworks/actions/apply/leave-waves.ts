import { toFailure } from '../../../shared/sync-items';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { inConflict, type Outcome, type OrderWork } from './order-work';

/**
 * Takes the orders whose decision says so out of their pick waves, in one call, and returns all that may be written.
 * Linnworks lets go of an order only while nobody has picked for it; one it does not name in its reply stayed in its
 * wave and is left alone.
 */
export async function leaveWaves(
	works: readonly OrderWork[],
	client: LinnworksClient,
	outcomes: Map<number, Outcome>,
): Promise<OrderWork[]> {
	const inWaves = works.filter((work) => work.item.decision.removeFromWaves);
	if (inWaves.length === 0) return [...works];
	const numbers = inWaves.map((work) => work.live.NumOrderId);
	const reply = await remoteOutcome(client.deleteOrdersFromPickingWaves(numbers));
	const out = new Set(
		reply.ok ? [...reply.value.ProcessedOrderIds, ...reply.value.NoPickwaves] : [],
	);
	for (const work of inWaves) {
		if (!reply.ok) outcomes.set(work.index, { failure: toFailure('apply', reply.error) });
		else if (!out.has(work.live.NumOrderId)) {
			const reason = 'Linnworks did not take the order out of its pick wave';
			outcomes.set(work.index, inConflict(work.item, reason, work.live));
		}
	}
	return works.filter((work) => !outcomes.has(work.index));
}
