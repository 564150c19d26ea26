import { z } from 'zod';
import { locationName } from '../restock/restock-policy';
import type { PushPair, StockPlan } from './stock-plan';

/** An id as such or as the last part of a longer one. */
const id = z.union([z.string(), z.number()]).transform((value) => locationName(String(value)));

/** What became of one level that was to be set, as Shopify Inventory: Set Quantities tells it. */
export const pushOutcomeSchema = z.object({
	inventoryItemId: id,
	locationId: id,
	stockSet: z.object({
		/** done, alreadyDone: the shop was seen to hold it. stale: it changed since it was read, so nothing was set. */
		status: z.enum(['done', 'alreadyDone', 'stale', 'rejected', 'unknown', 'notStarted']),
		message: z.string().default(''),
	}),
});
export type PushOutcome = z.infer<typeof pushOutcomeSchema>;

/** A planned level with what became of it; one that nobody reported on was not started. */
export type PairOutcome = { pair: PushPair } & PushOutcome['stockSet'];

/** Every planned level with its outcome; of several reports on one level the last counts. */
export function pairOutcomes(plan: StockPlan, outcomes: readonly PushOutcome[]): PairOutcome[] {
	const key = (each: { inventoryItemId: string; locationId: string }): string =>
		`${locationName(each.inventoryItemId)}@${locationName(each.locationId)}`;
	const byPair = new Map(outcomes.map((outcome) => [key(outcome), outcome.stockSet]));
	return plan.pairs.map((pair) => ({
		pair,
		...(byPair.get(key(pair)) ?? { status: 'notStarted', message: 'Nobody reported on it' }),
	}));
}

/** Whether the shop was seen to hold the level. */
export const isVerified = ({ status }: PairOutcome): boolean =>
	status === 'done' || status === 'alreadyDone';
