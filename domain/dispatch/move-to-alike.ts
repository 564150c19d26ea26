import { normalised } from '../mapping/mappings';
import type { Consignment } from './consignment';
import type { ShopLine } from './shop-fulfilment';
import { addUnits, sumUnits, takeUnits, type Units } from './units';

/**
 * The consignments with units that a line has no room for moved to other lines of the same SKU that have some: goods of
 * one SKU are alike, and a line that was taken off and added again has another id. `room` is what the shop was told of
 * each line and still expects of it, so it stays the same when more of it is told. What left last is moved first.
 */
export function moveToAlike(
	consignments: readonly Consignment[],
	lines: readonly ShopLine[],
	room: Units,
): Consignment[] {
	const moved = consignments.map((each) => ({ ...each, units: new Map(each.units) }));
	const left = sumUnits(moved.map(({ units }) => units));
	const roomOf = (lineId: string): number => (room.get(lineId) ?? 0) - (left.get(lineId) ?? 0);
	for (const line of lines) {
		for (const other of lines.filter((each) => isAlike(line, each))) {
			for (const { units } of [...moved].reverse()) {
				const most = Math.min(-roomOf(line.lineId), roomOf(other.lineId));
				const taken = takeUnits(units, line.lineId, most);
				addUnits(units, other.lineId, taken);
				addUnits(left, line.lineId, -taken);
				addUnits(left, other.lineId, taken);
			}
		}
	}
	return moved;
}

/** Whether two lines are of the same article. */
export const isAlike = (line: ShopLine, other: ShopLine): boolean =>
	line.lineId !== other.lineId &&
	line.sku.trim() !== '' &&
	normalised(line.sku) === normalised(other.sku);
