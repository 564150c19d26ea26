import { RemoteUnknownOutcome } from '../../../shared/remote-error';
import { toFailure } from '../../../shared/sync-items';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { tagOrders } from '../tag-orders';
import { inConflict, isParked, type Outcome, type OrderWork } from './order-work';

/**
 * Opens the parked orders among these for their edit, in one call, because Linnworks refuses to edit parked orders
 * (help.linnworks.com article 7000029276). Returns all that may be written. An order whose unparking is in doubt is
 * not written, but marked as unparked, so that it gets parked again.
 */
export async function unparkOrders(
	works: readonly OrderWork[],
	client: LinnworksClient,
	outcomes: Map<number, Outcome>,
): Promise<OrderWork[]> {
	const parked = works.filter((work) => isParked(work.live));
	const ids = parked.map((work) => work.live.OrderId);
	const { changed, error } = await tagOrders(client, ids, 'unpark');
	for (const work of parked) {
		if (changed.has(work.live.OrderId)) {
			work.unparked = true;
			const GeneralInfo = { ...work.live.GeneralInfo, IsParked: false, Marker: 0 };
			work.live = { ...work.live, GeneralInfo };
		} else if (error) {
			work.unparked = error instanceof RemoteUnknownOutcome;
			outcomes.set(work.index, { failure: toFailure('apply', error) });
		} else {
			const reason = 'Linnworks did not unpark the order';
			outcomes.set(work.index, inConflict(work.item, reason, work.live));
		}
	}
	return works.filter((work) => !outcomes.has(work.index));
}
