import { findLevel } from './inventory';
import type { UserErrorRow } from './refusal';
import type { SetPair, SetRequest } from './set-quantities';
import type { World } from './world';

/** The vendor's closed list. */
const REASONS = [
	'correction',
	'cycle_count_available',
	'damaged',
	'movement_canceled',
	'movement_created',
	'movement_received',
	'movement_updated',
	'other',
	'promotion',
	'quality_control',
	'received',
	'reservation_created',
	'reservation_deleted',
	'reservation_updated',
	'restock',
	'safety_stock',
	'shrinkage',
];
const HIGHEST = 1_000_000_000;

/** What is wrong with a call as a whole. */
export function judgeTerms({ name, reason, referenceDocumentUri }: SetRequest): UserErrorRow[] {
	const rows: UserErrorRow[] = [];
	if (name !== 'available' && name !== 'on_hand') {
		const message = "The quantity name must be either 'available' or 'on_hand'.";
		rows.push({ field: ['input', 'name'], message, code: 'INVALID_NAME' });
	}
	if (!REASONS.includes(reason)) {
		const message = 'The specified reason is invalid.';
		rows.push({ field: ['input', 'reason'], message, code: 'INVALID_REASON' });
	}
	if (referenceDocumentUri !== null && !/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(referenceDocumentUri)) {
		const message = 'The specified reference document is invalid.';
		const field = ['input', 'referenceDocumentUri'];
		rows.push({ field, message, code: 'INVALID_REFERENCE_DOCUMENT' });
	}
	return rows;
}

/** What is wrong with one of the quantities of a call; at most one thing. */
export function judgePair(
	world: World,
	request: SetRequest,
	pair: SetPair,
	place: number,
): UserErrorRow[] {
	const row = (field: string, code: string | null, message: string): UserErrorRow[] => [
		{ field: ['input', 'quantities', String(place), field], message, code },
	];
	const item = world.store.items.get(pair.inventoryItemId);
	if (!item) {
		const message = 'The specified inventory item could not be found.';
		return row('inventoryItemId', 'INVALID_INVENTORY_ITEM', message);
	}
	if (!world.store.locations.get(pair.locationId)?.isActive) {
		return row('locationId', 'INVALID_LOCATION', 'The specified location could not be found.');
	}
	if (item.components.length > 0) {
		const message = 'The specified inventory item is not allowed to be adjusted via API.';
		return row('inventoryItemId', 'NON_MUTABLE_INVENTORY_ITEM', message);
	}
	if (!item.tracked && world.switches.untrackedItems === 'refused') {
		return row('inventoryItemId', null, 'Inventory item does not have inventory tracking enabled');
	}
	const earlier = request.pairs.slice(0, place);
	if (earlier.some((one) => isSamePlace(one, pair))) {
		const message = 'The combination of inventoryItemId and locationId must be unique.';
		return row('locationId', 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR', message);
	}
	if (pair.quantity < 0) {
		return row('quantity', 'INVALID_QUANTITY_NEGATIVE', "The quantity can't be negative.");
	}
	if (pair.quantity > HIGHEST) {
		const message = "The total quantity can't be higher than 1,000,000,000.";
		return row('quantity', 'INVALID_QUANTITY_TOO_HIGH', message);
	}
	return judgeComparison(world, request, pair, row);
}

function judgeComparison(
	world: World,
	{ name }: SetRequest,
	pair: SetPair,
	row: (field: string, code: string, message: string) => UserErrorRow[],
): UserErrorRow[] {
	if (pair.changeFrom === undefined) {
		const message = 'The changeFromQuantity argument must be given to each quantity.';
		return row('changeFromQuantity', 'COMPARE_QUANTITY_REQUIRED', message);
	}
	if (pair.changeFrom === null) return [];
	const level = findLevel(world, pair.inventoryItemId, pair.locationId);
	const available = level?.available ?? 0;
	const held = name === 'available' ? available : available + (level?.committed ?? 0);
	if (held === pair.changeFrom) return [];
	const message = 'The changeFromQuantity value does not match persisted value.';
	return row('changeFromQuantity', 'CHANGE_FROM_QUANTITY_STALE', message);
}

const isSamePlace = (one: SetPair, other: SetPair): boolean =>
	one.inventoryItemId === other.inventoryItemId && one.locationId === other.locationId;
