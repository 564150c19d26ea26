import { cached } from '../../../../shared/cached';
import type { Connection } from '../../../transport/connect-netsuite';

/** The account's own ids of its currencies, by ISO 4217 code. Rejects with a RemoteError. */
export const currencyIds = cached(
	async ({ client }: Connection): Promise<ReadonlyMap<string, string>> => {
		const rows = await client.query('SELECT c.id, c.symbol FROM currency c ORDER BY c.id');
		return new Map(rows.map((row) => [(row['symbol'] ?? '').toUpperCase(), row['id'] ?? '']));
	},
);
