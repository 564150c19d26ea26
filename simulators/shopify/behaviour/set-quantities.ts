import type { Adjustment, InventoryLevel } from '../store/catalogue';
import { findLevel, levelOf } from './inventory';
import { Refusal } from './refusal';
import { judgePair, judgeTerms } from './set-quantities-rules';
import type { World } from './world';

/** What a call sets; the quantity read before is left out, null, or a number. Ids are numbers. */
export interface SetRequest {
	readonly name: string;
	readonly reason: string;
	readonly referenceDocumentUri: string | null;
	readonly pairs: readonly SetPair[];
}

export interface SetPair {
	readonly inventoryItemId: number;
	readonly locationId: number;
	readonly quantity: number;
	readonly changeFrom?: number | null;
}

/** What became of a call: what was changed, and why the rest was refused. */
export interface SetResult {
	readonly adjustment: Adjustment | null;
	readonly refusal: Refusal | null;
}

/**
 * Sets quantities as absolute numbers. One refused pair refuses the call, unless the switch says otherwise. Since 2026-10
 * an article needs not be stocked at a location for that: its quantity is kept there all the same.
 */
export function setQuantities(world: World, request: SetRequest): SetResult {
	const { switches } = world;
	const terms = judgeTerms(request);
	const problems = request.pairs.map((pair, place) => judgePair(world, request, pair, place));
	const rows = [...terms, ...problems.flat()];
	const told = switches.inventoryProblems === 'first' ? rows.slice(0, 1) : rows;
	const refusal = told.length > 0 ? new Refusal(told) : null;
	if (refusal && (terms.length > 0 || switches.inventoryBatches === 'whole')) {
		return { adjustment: null, refusal };
	}
	const accepted = request.pairs.filter((_, place) => problems[place]?.length === 0);
	if (accepted.length === 0) return { adjustment: null, refusal };
	const adjustment = adjust(world, request, accepted);
	world.store.adjustments.push(adjustment);
	return { adjustment, refusal };
}

function adjust(world: World, request: SetRequest, pairs: readonly SetPair[]): Adjustment {
	const touched: InventoryLevel[] = [];
	const changes = pairs.flatMap((pair) => {
		const level = levelFor(world, pair);
		const held = request.name === 'available' ? level.available : level.available + level.committed;
		const delta = pair.quantity - held;
		if (delta === 0) return [];
		level.available += delta;
		level.updatedAt = world.now();
		touched.push(level);
		const { inventoryItemId, locationId } = pair;
		const onHand = level.available + level.committed;
		return [
			{ name: 'available' as const, quantityAfterChange: level.available },
			{ name: 'on_hand' as const, quantityAfterChange: onHand },
		].map((change) => ({ ...change, inventoryItemId, locationId, delta }));
	});
	world.announce(touched.map((level) => ({ topic: 'inventory_levels/update', level })));
	return {
		id: world.ids.next(),
		createdAt: world.now(),
		reason: request.reason,
		referenceDocumentUri: request.referenceDocumentUri,
		changes,
	};
}

/** A level that is made by setting it is not switched on. */
function levelFor(world: World, { inventoryItemId, locationId }: SetPair): InventoryLevel {
	const known = findLevel(world, inventoryItemId, locationId);
	if (known) return known;
	const level = levelOf(world, inventoryItemId, locationId);
	level.isActive = false;
	return level;
}
