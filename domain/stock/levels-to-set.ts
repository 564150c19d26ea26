import type { PushPair, StockPlan } from './stock-plan';

/** One level as Shopify Inventory: Set Quantities takes it. */
export type LevelToSet = Pick<
	PushPair,
	'inventoryItemId' | 'locationId' | 'levelId' | 'sku' | 'name'
> & {
	quantity: number;
	/** What the shop must still hold. */
	compareQuantity: number;
};

/** The levels to set, at most so many: those that are too high first, because they sell what is not there. */
export function levelsToSet({ pairs }: Pick<StockPlan, 'pairs'>, most: number): LevelToSet[] {
	const lowered = pairs.filter(({ from, to }) => to < from);
	const raised = pairs.filter(({ from, to }) => to >= from);
	return [...lowered, ...raised]
		.slice(0, most)
		.map(({ inventoryItemId, locationId, levelId, sku, name, from, to }) => ({
			...{ inventoryItemId, locationId, levelId, sku, name },
			...{ quantity: to, compareQuantity: from },
		}));
}
