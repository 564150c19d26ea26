import { inBatches } from '../../../shared/in-batches';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toOrderHeader } from '../../mapping/order-header';
import { headersQuery } from '../../mapping/order-queries';
import type { AdditionState } from '../../mapping/to-target-snapshot';
import type { NetSuiteClient } from '../../transport/netsuite-client';
import { additionNumber, fieldsOf, ORDERS_PER_QUERY } from './find-headers';
import type { OrderOptions } from './order-options';

/** An additional order by its header; its record is read like any other. */
export type Addition = Pick<AdditionState, 'reference' | 'number' | 'header'>;

/**
 * The orders that were made for what was added to these, by the first one's reference, in their order; null where they
 * could not be read. One query for fifty orders.
 */
export async function readAdditions(
	client: NetSuiteClient,
	references: readonly string[],
	options: OrderOptions,
): Promise<ReadonlyMap<string, Addition[] | null>> {
	const { externalIdPrefix } = options;
	const found = new Map<string, Addition[] | null>();
	const wanted = [...new Set(references)].filter((reference) => reference !== '');
	await inParallel(inBatches(wanted, ORDERS_PER_QUERY), PARALLEL_READS, async (batch) => {
		const prefixes = batch.map((reference) => `${externalIdPrefix}${reference}-A`);
		const { q, params } = headersQuery(fieldsOf(options), { prefixes });
		const read = await remoteOutcome(client.query(q, params));
		const headers = read.ok ? read.value.map(toOrderHeader) : [];
		for (const reference of batch) {
			const own = headers.flatMap((header): Addition[] => {
				const number = additionNumber(header.externalId, `${externalIdPrefix}${reference}`);
				return number === null ? [] : [{ reference: `${reference}-A${number}`, number, header }];
			});
			found.set(reference, read.ok ? own.sort((a, b) => a.number - b.number) : null);
		}
	});
	return found;
}
