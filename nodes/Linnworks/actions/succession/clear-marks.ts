import { isMarked, withoutMark } from '../../mapping/hold-mark';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { remoteOutcome } from '../../../shared/remote-outcome';

/**
 * Takes our mark off orders that we no longer hold. Returns the ids of those that may still carry it. The properties
 * are read first, because setting them replaces them all.
 */
export async function clearMarks(
	client: LinnworksClient,
	ids: readonly string[],
): Promise<ReadonlySet<string>> {
	const left = new Set(ids);
	if (ids.length === 0) return left;
	const read = await remoteOutcome(client.getOrdersById(ids));
	for (const order of read.ok ? read.value : []) {
		const body = { orderId: order.OrderId, extendedProperties: withoutMark(order) };
		const cleared = isMarked(order)
			? await remoteOutcome(client.setExtendedProperties(body))
			: { ok: true };
		if (cleared.ok) left.delete(order.OrderId);
	}
	return left;
}
