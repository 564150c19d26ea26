import type { Consignment } from './consignment';
import { isAlike } from './move-to-alike';
import type { Fulfilment, ShopLine } from './shop-fulfilment';
import { addUnits, sumUnits, takeUnits, type Units } from './units';
import { toldOf, type WrittenNumbers } from './written-numbers';

/**
 * The consignments with their units on the lines under which the shop was told of them: an earlier look may have moved
 * some to a line of the same SKU, when less had left and there was room on another. What the ledger does not name stays.
 */
export function moveAsTold(
	consignments: readonly Consignment[],
	lines: readonly ShopLine[],
	fulfilments: readonly Fulfilment[],
	written: WrittenNumbers,
): Consignment[] {
	return consignments.map((consignment) => {
		const told = sumUnits(
			fulfilments
				.filter((each) => toldOf(each, written)[0]?.key === consignment.key)
				.flatMap((each) => each.lines)
				.map(({ lineId, quantity }) => new Map([[lineId, quantity]])),
		);
		return { ...consignment, units: asTold(consignment.units, lines, told) };
	});
}

function asTold(given: Units, lines: readonly ShopLine[], told: Units): Units {
	const units: Units = new Map(given);
	const surplus = (lineId: string): number => (units.get(lineId) ?? 0) - (told.get(lineId) ?? 0);
	for (const line of lines.filter(({ lineId }) => told.has(lineId))) {
		for (const other of lines.filter((each) => isAlike(line, each))) {
			const most = Math.min(-surplus(line.lineId), surplus(other.lineId));
			addUnits(units, line.lineId, takeUnits(units, other.lineId, most));
		}
	}
	return units;
}
