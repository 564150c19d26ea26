import { z } from 'zod';
import { overdueOrderSchema } from './overdue-order';
import { stockProblemSchema } from './stock-problem';

/** delta: what may have changed since it was last pushed. full: everything, against what the shop holds. */
export const pushModeSchema = z.enum(['delta', 'full']);
export type PushMode = z.infer<typeof pushModeSchema>;

const pairSchema = z.object({
	/** As the shop writes it. */
	sku: z.string(),
	inventoryItemId: z.string().min(1),
	/** The shop's id of the location, digits only for Shopify. */
	locationId: z.string(),
	/** Units that should be for sale. */
	wanted: z.number().int().nonnegative(),
});

/** One level to set in the shop. */
export const pushPairSchema = pairSchema.extend({
	/** The shop's id of the level itself; empty where it is not known. */
	levelId: z.string().default(''),
	/** Which of the shop's quantities is set, and which `from` and `to` are. */
	name: z.enum(['available', 'on_hand']),
	/** What the shop held when it was read; the write must not happen over anything else. */
	from: z.number().int(),
	to: z.number().int(),
	/** Why it was looked at, in words. */
	why: z.string(),
	/** Whether the next delta push looks at it by itself if this one does not get it done. */
	comesBack: z.boolean(),
	/** Names of the overdue orders that may still move it, so that it is looked at again; none for most. */
	inFlight: z.array(z.string()),
});
export type PushPair = z.infer<typeof pushPairSchema>;

/** A level that is right in the shop already. */
const equalPairSchema = pairSchema.extend({
	/** Whether that is remembered already. */
	known: z.boolean(),
});

export const skippedSchema = z.object({
	/** Empty for an order whose SKUs are not known. */
	sku: z.string(),
	/** Empty for every location. */
	locationId: z.string(),
	/**
	 * inFlight: an order on its way may move it. notRaised: so it may, but it has been for so long that the level would be
	 * set if it were to be lowered. unread: shop or warehouse was not read. notInShop: the shop does not sell
	 * it. left: a rule or its kind takes it out. notStocked: the shop does not stock it there, and there is nothing to sell.
	 */
	why: z.enum(['inFlight', 'notRaised', 'unread', 'notInShop', 'left', 'notStocked']),
	detail: z.string(),
	/** Whether the next delta push looks at it by itself, or need not. */
	comesBack: z.boolean(),
});
export type SkippedStock = z.infer<typeof skippedSchema>;

/** Whether a later push has to look at it again, because this one neither did it nor ruled it out. */
export const isLeftOpen = ({ why }: SkippedStock): boolean =>
	why === 'inFlight' || why === 'notRaised' || why === 'unread';

/** What one stock push has to do, and what became of everything else it looked at. */
export const stockPlanSchema = z.object({
	kind: z.literal('stockPlan'),
	schemaVersion: z.literal(1),
	mode: pushModeSchema,
	plannedAt: z.string().datetime(),
	pairs: z.array(pushPairSchema),
	equal: z.array(equalPairSchema),
	/** SKUs that the shop does not sell, with all that was wanted of them. */
	unsold: z.array(z.object({ sku: z.string(), wanted: z.number().int(), known: z.boolean() })),
	skipped: z.array(skippedSchema),
	problems: z.array(stockProblemSchema),
	/** Levels that were too high in the shop because of a stock signal, and what sets them right. */
	repairs: z.array(
		z.object({
			sku: z.string(),
			locationId: z.string(),
			from: z.number().int(),
			to: z.number().int(),
			/** `repaired: synthetic restock of order #1001: 12 -> 11` */
			text: z.string(),
		}),
	),
	/** Orders that have been on their way for too long, whether or not they hold anything back. */
	overdue: z.array(overdueOrderSchema),
	/** Levels that nothing speaks against, so they were not looked at. */
	untouched: z.number().int().nonnegative(),
});
export type StockPlan = z.infer<typeof stockPlanSchema>;
