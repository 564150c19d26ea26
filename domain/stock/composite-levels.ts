import { err, ok, type Result } from '../result';
import type { Component, LevelProblem, PlaceLevel } from './stock-level';

/** What the warehouse knows of an item, by the item's id. */
export type Catalogue = ReadonlyMap<string, CatalogueItem>;
export type CatalogueItem = {
	sku: string;
	isComposite: boolean;
	archived: boolean;
	/** Its own components, which may be composites; empty for a plain item. */
	components: readonly Component[];
};

export type CompositeProblem = { problem: LevelProblem; detail: string };

/**
 * The plain items that one of a composite is made of in the end, each once, with all its units. Something that can be
 * reached in two ways counts twice: a set of one mug together with a box of two mugs needs three.
 */
export function plainComponents(
	composite: { stockItemId: string; sku: string },
	catalogue: Catalogue,
): Result<Component[], CompositeProblem> {
	const units = new Map<string, Component>();
	const problem = addUnits({ ...composite, quantity: 1 }, catalogue, [], units);
	return problem ? err(problem) : ok([...units.values()]);
}

function addUnits(
	part: Component,
	catalogue: Catalogue,
	inside: readonly string[],
	units: Map<string, Component>,
): CompositeProblem | null {
	const { stockItemId, quantity } = part;
	const item = catalogue.get(stockItemId);
	if (!item) {
		const name = part.sku === '' ? stockItemId : part.sku;
		return { problem: 'componentUnknown', detail: `Component ${name} is no item of the warehouse` };
	}
	const { sku } = item;
	if (item.archived && inside.length > 0) {
		return { problem: 'componentUnknown', detail: `Component ${sku} is archived` };
	}
	if (inside.includes(stockItemId)) {
		return { problem: 'compositeCircular', detail: `${sku} is a component of itself` };
	}
	if (!item.isComposite) {
		const known = units.get(stockItemId)?.quantity ?? 0;
		units.set(stockItemId, { stockItemId, sku, quantity: known + quantity });
		return null;
	}
	if (item.components.length === 0) {
		return { problem: 'compositeEmpty', detail: `Composite ${sku} has no components` };
	}
	for (const each of item.components) {
		const nested = { ...each, quantity: each.quantity * quantity };
		const problem = addUnits(nested, catalogue, [...inside, stockItemId], units);
		if (problem) return problem;
	}
	return null;
}

/** The levels of a plain item at one location; null where nobody knows them. */
export type LevelAt = (stockItemId: string, locationId: string) => PlaceLevel | null;

/**
 * How many of a composite its components make at one location: no more than any of them allows. Components that are
 * ordered when they are sold allow any number; a composite of nothing else is ordered like them. Null where the level of
 * a component is not known.
 */
export function compositeLevel(
	components: readonly Component[],
	locationId: string,
	levelAt: LevelAt,
): PlaceLevel | null {
	const parts: Array<{ level: PlaceLevel; quantity: number }> = [];
	for (const { stockItemId, quantity } of components) {
		const level = levelAt(stockItemId, locationId);
		if (!level) return null;
		parts.push({ level, quantity });
	}
	const limiting = parts.filter(({ level }) => !level.jit);
	const jit = limiting.length === 0;
	const fewest = (units: (level: PlaceLevel) => number): number =>
		Math.min(
			...(jit ? parts : limiting).map(({ level, quantity }) => Math.floor(units(level) / quantity)),
		);
	const onHand = fewest((level) => level.onHand);
	const available = fewest((level) => level.available);
	const inOrders = onHand - available;
	return { locationId, onHand, inOrders, available, minimumLevel: null, jit };
}
