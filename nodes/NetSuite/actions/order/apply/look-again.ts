import type { Failure } from '../../../../../domain/report/sync-item';
import type { TargetSnapshot } from '../../../../../domain/target/target-snapshot';
import type { OrderConnection } from '../connect-orders';
import { readTargets } from '../read-targets';

/** An order as it is right now: what it means, and the record with all its lines. */
export type FreshOrder = { target: TargetSnapshot; record: unknown };

/** What a fresh look ended in; null when NetSuite has no such order. */
export type FreshLook = { order: FreshOrder | null } | { failure: Failure };

/** Which order to look at, by its internal id; the reference finds the orders that add to it. */
export type Look = Pick<TargetSnapshot, 'orderId' | 'reference'>;

/** Reads orders whole by internal id, in the order asked. */
export async function lookAgain(
	connection: OrderConnection,
	looks: readonly Look[],
): Promise<FreshLook[]> {
	const wishes = looks.map((look) => ({ ...look, lookUpBy: 'internalId' as const }));
	const targets = await readTargets(connection, wishes, 'apply');
	return targets.map((read) => {
		if ('failure' in read) return read;
		return { order: read.target === null ? null : { target: read.target, record: read.record } };
	});
}
