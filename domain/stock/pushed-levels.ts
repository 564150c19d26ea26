import { z } from 'zod';
import { locationName } from '../restock/restock-policy';
import { placeKey } from './sku-groups';
import { tableCell } from './table-cell';

/** A row of osync_stock_levels: what the shop was seen to hold after a push. Appended to; the newest counts. */
export const pushedRowSchema = z.object({
	sku: z.string(),
	/** The shop's id of the location; empty says that the shop did not sell the SKU, and `pushed` all that was wanted. */
	location_id: tableCell.transform(locationName),
	inventory_item_id: tableCell,
	/** Units that were wanted to be for sale, whichever of the shop's quantities was set. */
	pushed: z.number().int(),
	verified_at: z.coerce.date().transform((at) => at.toISOString()),
	run_id: tableCell,
});
export type PushedRow = z.infer<typeof pushedRowSchema>;

/** What was last seen of a SKU at a location, or of a SKU that the shop does not sell. */
export type LastPushed = (sku: string, locationId: string) => PushedRow | null;

/**
 * The newest row of each SKU and location; of two of one moment the later in the table. A row that cannot be read counts
 * as none: its SKU is looked at once more.
 */
export function newestPushed(rows: readonly unknown[]): LastPushed {
	const newest = new Map<string, PushedRow>();
	for (const row of rows) {
		const read = pushedRowSchema.safeParse(row);
		if (!read.success) continue;
		const key = placeKey(read.data.sku, read.data.location_id);
		const known = newest.get(key);
		if (!known || known.verified_at <= read.data.verified_at) newest.set(key, read.data);
	}
	return (sku, locationId) => {
		const there = newest.get(placeKey(sku, locationId)) ?? null;
		const unsold = newest.get(placeKey(sku, ''));
		return unsold && (!there || there.verified_at <= unsold.verified_at) ? unsold : there;
	};
}
