import { isVerified, type PairOutcome } from './push-outcome';
import type { PushedRow } from './pushed-levels';
import type { StockPlan } from './stock-plan';

/**
 * What a push has seen in the shop, as rows for osync_stock_levels: levels that were set and read back, those that were
 * right before, and SKUs that the shop does not sell. What is remembered already is not written down once more, and what
 * was not seen is not remembered.
 */
export function toPushedRows(
	plan: StockPlan,
	outcomes: readonly PairOutcome[],
	{ runId, now }: { runId: string; now: Date },
): PushedRow[] {
	const seen = { verified_at: now.toISOString(), run_id: runId };
	const done = outcomes.filter(isVerified).map(({ pair }) => pair);
	const levels = [...done, ...plan.equal.filter(({ known }) => !known)];
	const unsold = plan.unsold.filter(({ known }) => !known);
	return [
		...levels.map(({ sku, locationId, inventoryItemId, wanted }) => ({
			...{ sku, location_id: locationId, inventory_item_id: inventoryItemId, pushed: wanted },
			...seen,
		})),
		...unsold.map(({ sku, wanted }) => ({
			...{ sku, location_id: '', inventory_item_id: '', pushed: wanted },
			...seen,
		})),
	];
}
