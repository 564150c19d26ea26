import { z } from 'zod';
import { pushedRowSchema } from './pushed-levels';
import { placeKey } from './sku-groups';

const keptRowSchema = pushedRowSchema.extend({ id: z.coerce.number().int() });

/**
 * Ids of rows of osync_stock_levels that a newer row of the same SKU and location replaces, and that are older than
 * `before`. The newest row of each stays, however old: it is what the next push builds on.
 */
export function supersededLevels(rows: readonly unknown[], before: Date): number[] {
	const newest = new Map<string, z.infer<typeof keptRowSchema>>();
	const superseded: number[] = [];
	const limit = before.toISOString();
	for (const row of rows) {
		const read = keptRowSchema.safeParse(row);
		if (!read.success) continue;
		const key = placeKey(read.data.sku, read.data.location_id);
		const known = newest.get(key);
		const isNewer = !known || known.verified_at <= read.data.verified_at;
		const older = isNewer ? known : read.data;
		if (isNewer) newest.set(key, read.data);
		if (older && older.verified_at < limit) superseded.push(older.id);
	}
	return superseded;
}
