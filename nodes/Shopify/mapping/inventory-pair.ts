import { z } from 'zod';
import { inventoryGid, levelGid } from './inventory-ids';

const gidOf = (type: 'InventoryItem' | 'Location') =>
	z.union([z.string(), z.number().int()]).transform((id, context) => {
		const gid = inventoryGid(type, String(id));
		if (gid !== null) return gid;
		context.addIssue({ code: 'custom', message: `is not the ID of an ${type}` });
		return z.NEVER;
	});

/** One quantity to set: an article at a location, as an item of the workflow names it. Ids become GIDs. */
export const inventoryPairSchema = z
	.object({
		inventoryItemId: gidOf('InventoryItem'),
		locationId: gidOf('Location'),
		/** The level's own id as it was read, so that it is read back for fewer points; empty where it is not known. */
		levelId: z.string().nullish(),
		sku: z.string().default(''),
		quantity: z.number().int().min(0).max(1_000_000_000),
		/** What was read before; null where the quantity is set whatever it was. */
		compareQuantity: z.number().int().nullable().default(null),
		name: z.enum(['available', 'on_hand']).default('available'),
	})
	.transform((pair) => ({ ...pair, levelId: levelGid(pair.levelId ?? '', pair.inventoryItemId) }));

export type InventoryPair = z.output<typeof inventoryPairSchema>;

/** Names the article at its location, the same for every way of writing the ids. */
export const pairKey = ({
	inventoryItemId,
	locationId,
}: Pick<InventoryPair, 'inventoryItemId' | 'locationId'>): string =>
	`${inventoryItemId} ${locationId}`;

/** The order in which pairs are sent: by ids, whatever order the items came in. */
export function comparePairs(a: InventoryPair, b: InventoryPair): number {
	const [left, right] = [`${a.name} ${pairKey(a)}`, `${b.name} ${pairKey(b)}`];
	return left < right ? -1 : left > right ? 1 : 0;
}
