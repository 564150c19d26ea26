import type { RawOrder } from '../../mapping/raw/raw-order';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { isCreated, type Creation, type ImportWork } from './import-work';

/**
 * Looks once more, just before an order is posted, whether Linnworks has it: posting again skips a paid order but
 * overwrites an unpaid one (docs/vendors/linnworks.md §3.3). Orders that are there already, under whatever source, get
 * their creation here; the others may be posted. A cancelled order of another source is no obstacle.
 */
export async function lookBefore(
	works: readonly ImportWork[],
	client: LinnworksClient,
	creations: Map<number, Creation>,
): Promise<ImportWork[]> {
	const reads = await inParallel(
		works,
		PARALLEL_READS,
		async ({ step }) => await remoteOutcome(client.getOrderDetailsByReferenceId(step.reference)),
		{ firstAlone: true },
	);
	return works.filter((work, at) => {
		const read = reads[at];
		if (!read?.ok) {
			const message = read?.error.message ?? '';
			creations.set(work.index, { status: 'notStarted', message });
			return false;
		}
		const there = read.value.find((order) => standsInTheWay(work, order));
		if (!there) return true;
		const message = `Linnworks has the order already: ${there.NumOrderId} of ${there.GeneralInfo.Source}`;
		creations.set(work.index, { status: 'conflict', message });
		return false;
	});
}

const standsInTheWay = ({ step }: ImportWork, order: RawOrder): boolean =>
	isCreated(step, order) || !(order.Processed && order.GeneralInfo.HoldOrCancel);
