import { z } from 'zod';

const costSchema = z.object({
	extensions: z.object({
		cost: z.object({
			requestedQueryCost: z.number(),
			throttleStatus: z.object({
				maximumAvailable: z.number(),
				currentlyAvailable: z.number(),
				restoreRate: z.number(),
			}),
		}),
	}),
});

/** What a reply says of its points and of the shop's bucket (docs/vendors/shopify.md §7). */
export type QueryCost = z.output<typeof costSchema>['extensions']['cost'];

/** The cost part of a reply's body; null when it has none. */
export function readCost(body: unknown): QueryCost | null {
	const read = costSchema.safeParse(body);
	return read.success ? read.data.extensions.cost : null;
}
