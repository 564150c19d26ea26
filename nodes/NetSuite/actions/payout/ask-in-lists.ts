import { inBatches } from '../../../shared/in-batches';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { RemoteUnauthorised } from '../../../shared/remote-error';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { toMoneyRow, type MoneyRow } from '../../mapping/payout/money-row';
import type { BoundQuery } from '../../mapping/payout/payout-queries';
import type { NetSuiteClient } from '../../transport/netsuite-client';

export type Asked = {
	/** Each row with what it was found for, where the query says so. */
	found: { row: MoneyRow; source: string }[];
	/** Values whose query failed: nothing is known of them. */
	unread: string[];
};

/** Asks about values, so many a query, each value once. A failed query leaves a gap; a refused login is thrown on. */
export async function askInLists(
	client: NetSuiteClient,
	values: readonly string[],
	size: number,
	toQuery: (batch: readonly string[]) => BoundQuery,
): Promise<Asked> {
	const ask = async (batch: readonly string[]): Promise<Asked> => {
		const { q, params } = toQuery(batch);
		const answer = await remoteOutcome(client.query(q, params));
		if (answer.ok) {
			const found = answer.value.map((row) => ({
				row: toMoneyRow(row),
				source: row['source'] ?? '',
			}));
			return { found, unread: [] };
		}
		if (answer.error instanceof RemoteUnauthorised) throw answer.error;
		return { found: [], unread: [...batch] };
	};
	const batches = inBatches([...new Set(values)], size);
	const answers = await inParallel(batches, PARALLEL_READS, ask, { firstAlone: true });
	return {
		found: answers.flatMap(({ found }) => found),
		unread: answers.flatMap(({ unread }) => unread),
	};
}
