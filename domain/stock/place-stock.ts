import { locationName } from '../restock/restock-policy';
import type { ShopLevel } from './shop-level';
import type { QuantityName } from './stock-policy';
import type { WantedPlace } from './wanted-stock';

/** How the shop stands at one location. */
export type Placed =
	| { kind: 'equal'; wanted: number }
	| {
			kind: 'differs';
			wanted: number;
			/** The shop's id of the level itself; empty where it is not known. */
			levelId: string;
			name: QuantityName;
			from: number;
			to: number;
	  }
	| { kind: 'unread'; detail: string }
	/** The article is not stocked there, and there is nothing to sell. */
	| { kind: 'notStocked' }
	/** The article is not stocked there, and there should be some. */
	| { kind: 'problem'; detail: string };

/**
 * Compares what the shop should have for sale at a location with what it has. `on_hand` also counts what the shop's own
 * open orders hold, so those units (on hand less available, as read) are added to what should be for sale; then available
 * comes out right (docs/vendors/shopify.md §9.1).
 */
export function placeStock(
	place: WantedPlace,
	article: ShopLevel | null,
	name: QuantityName,
): Placed {
	if (place.kind !== 'level') return { kind: 'unread', detail: 'its level was not read' };
	const there = article?.levels.find(
		(level) => locationName(level.locationId) === place.locationId,
	);
	if (!there) return { kind: 'unread', detail: 'the shop was not asked for it' };
	const wanted = place.level;
	if (!there.active) {
		return wanted === 0
			? { kind: 'notStocked' }
			: { kind: 'problem', detail: `${wanted} could be sold` };
	}
	const { available, onHand, levelId } = there;
	if (available === null) return { kind: 'unread', detail: 'the shop told no level' };
	if (available === wanted) return { kind: 'equal', wanted };
	const differs = { kind: 'differs', wanted, levelId, name } as const;
	if (name === 'available') return { ...differs, from: available, to: wanted };
	if (onHand === null) return { kind: 'unread', detail: 'the shop told no level on hand' };
	return { ...differs, from: onHand, to: wanted + onHand - available };
}
