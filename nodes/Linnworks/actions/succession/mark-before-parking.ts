import { HOLD_MARK, isMarked } from '../../mapping/hold-mark';
import type { RawOrder } from '../../mapping/raw/raw-order';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { remoteOutcome } from '../../../shared/remote-outcome';

/**
 * Marks the order in force if it will be parked while an older one is opened to be cancelled: whatever breaks off in
 * between, the next look then knows whose parking it is. Properties are replaced as a whole, so all of them go along.
 */
export async function markBeforeParking(
	{ head, others }: { head: RawOrder; others: readonly RawOrder[] },
	client: LinnworksClient,
): Promise<'marked' | 'notNeeded' | 'failed'> {
	const rival = others.find((order) => !order.Processed && order.GeneralInfo.IsParked);
	if (!rival || head.Processed || head.GeneralInfo.IsParked || isMarked(head)) return 'notNeeded';
	const mark = { Name: HOLD_MARK, Value: rival.OrderId, Type: 'Order' };
	const reply = await remoteOutcome(
		client.setExtendedProperties({
			orderId: head.OrderId,
			extendedProperties: [...head.ExtendedProperties, mark],
		}),
	);
	return reply.ok ? 'marked' : 'failed';
}
