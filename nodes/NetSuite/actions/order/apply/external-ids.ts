import { err, ok, type Result } from '../../../../../domain/result';
import { inBatches } from '../../../../shared/in-batches';
import type { RemoteError } from '../../../../shared/remote-error';
import { remoteOutcome } from '../../../../shared/remote-outcome';
import type { NetSuiteClient } from '../../../transport/netsuite-client';

/** The record that has an external id; all kinds of transactions share them (docs/vendors/netsuite.md §2.3). */
export type Owner = { id: string; type: string };

const IDS_PER_QUERY = 50;

/**
 * The records that have these external ids, by external id. One query for 50 of them; a failing query fails those it
 * asked for and no others. What it does not find may be there all the same, just written or in other letters: creating
 * it is refused then.
 */
export async function findOwners(
	client: NetSuiteClient,
	externalIds: readonly string[],
): Promise<ReadonlyMap<string, Result<Owner | null, RemoteError>>> {
	const owners = new Map<string, Result<Owner | null, RemoteError>>();
	for (const batch of inBatches([...new Set(externalIds)], IDS_PER_QUERY)) {
		const marks = batch.map(() => '?').join(', ');
		const read = await remoteOutcome(
			client.query(
				`SELECT t.id, t.type, t.externalid FROM transaction t WHERE t.externalid IN (${marks})`,
				batch,
			),
		);
		for (const externalId of batch) {
			if (!read.ok) {
				owners.set(externalId, err(read.error));
				continue;
			}
			const row = read.value.find((each) => sameId(each['externalid'], externalId));
			owners.set(externalId, ok(row ? { id: row['id'] ?? '', type: row['type'] ?? '' } : null));
		}
	}
	return owners;
}

/** NetSuite does not tell upper from lower case in external ids (docs/vendors/netsuite.md §2.3). */
const sameId = (left: string | undefined, right: string): boolean =>
	left?.toLowerCase() === right.toLowerCase();
