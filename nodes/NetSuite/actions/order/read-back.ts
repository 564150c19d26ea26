import type { TargetSnapshot } from '../../../../domain/target/target-snapshot';
import { inBatches } from '../../../shared/in-batches';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toOrderHeader } from '../../mapping/order-header';
import { headersQuery, linesQuery } from '../../mapping/order-queries';
import { rowsToHeldOrder } from '../../mapping/rows-to-held-order';
import { toTargetSnapshot, type TargetSettings } from '../../mapping/to-target-snapshot';
import type { OrderConnection } from './connect-orders';
import { fieldsOf, ORDERS_PER_QUERY } from './find-headers';

const NO_LINKS = { fulfilled: new Map<string, number>(), waves: [] };

/**
 * Reads orders again after their lines were written, by internal id: two queries for fifty of them. Addresses, email and
 * location are taken over, so it is for orders of which no write touched those. An order that is missing from the result
 * could not be read this way.
 */
export async function readBack(
	{ client, options }: OrderConnection,
	orders: readonly TargetSnapshot[],
	settings: TargetSettings,
): Promise<ReadonlyMap<string, TargetSnapshot>> {
	const found = new Map<string, TargetSnapshot>();
	await inParallel(inBatches(orders, ORDERS_PER_QUERY), PARALLEL_READS, async (batch) => {
		const ids = [...new Set(batch.map(({ orderId }) => orderId))];
		const headers = headersQuery(fieldsOf(options), { ids });
		const lines = linesQuery(ids, options.lineIdField);
		const read = await remoteOutcome(
			Promise.all([client.query(headers.q, headers.params), client.query(lines.q, lines.params)]),
		);
		if (!read.ok) return;
		const [headerRows, lineRows] = read.value;
		for (const header of headerRows.map(toOrderHeader)) {
			const known = batch.find(({ orderId }) => orderId === header.orderId);
			const rows = lineRows.filter((row) => row['transaction'] === header.orderId);
			const held = known ? rowsToHeldOrder(rows, header.currency, known) : null;
			if (!known || !held || !held.lines.every(({ quantity }) => Number.isInteger(quantity)))
				continue;
			found.set(
				header.orderId,
				toTargetSnapshot(
					{ header, reference: known.reference, held, links: NO_LINKS, additions: [], credits: [] },
					settings,
				),
			);
		}
	});
	return found;
}
