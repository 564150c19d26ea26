/** Units by the shop's line id; lines without any are left out. */
export type Units = Map<string, number>;

/** Adds units of a line. */
export function addUnits(units: Units, lineId: string, quantity: number): void {
	const sum = (units.get(lineId) ?? 0) + quantity;
	if (sum > 0) units.set(lineId, sum);
	else units.delete(lineId);
}

/** All of some units, by line. */
export function sumUnits(all: ReadonlyArray<Units>): Units {
	const sum: Units = new Map();
	for (const units of all) for (const [lineId, quantity] of units) addUnits(sum, lineId, quantity);
	return sum;
}

/** Takes at most these units of a line away, and answers how many there were to take. */
export function takeUnits(from: Units, lineId: string, most: number): number {
	const taken = Math.max(0, Math.min(from.get(lineId) ?? 0, most));
	addUnits(from, lineId, -taken);
	return taken;
}

export const isSameUnits = (left: Units, right: Units): boolean =>
	left.size === right.size &&
	[...left].every(([lineId, quantity]) => right.get(lineId) === quantity);
