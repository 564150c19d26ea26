import type { Consignment } from './consignment';
import { numbersOf, type Fulfilment } from './shop-fulfilment';
import { addUnits, isSameUnits, takeUnits, type Units } from './units';
import { toldOf, type WrittenNumbers } from './written-numbers';

/** A fulfilment in the shop that tells of a consignment. */
export type OwnFulfilment = { fulfilment: Fulfilment; consignment: Consignment };

export type Recognised = {
	/** Units of each consignment of which the shop was not told, in the order of the consignments. */
	open: Units[];
	own: OwnFulfilment[];
};

/**
 * What of the consignments the shop was told before. A fulfilment tells of the consignment that our ledger names for it,
 * else of one with a number of its own, else of one with exactly its units. Whatever units fulfilments have besides are
 * taken from the oldest consignments: no unit is told twice, whoever told of it.
 */
export function recogniseFulfilled(
	consignments: readonly Consignment[],
	fulfilments: readonly Fulfilment[],
	written: WrittenNumbers,
): Recognised {
	const open = consignments.map(({ units }) => new Map(units));
	const rest = new Map(fulfilments.map((each) => [each.id, toUnits(each)]));
	const own = new Map<string, number>();
	const claim = (find: (fulfilment: Fulfilment, units: Units) => number): void => {
		for (const fulfilment of fulfilments) {
			const units = rest.get(fulfilment.id);
			if (!units || own.has(fulfilment.id)) continue;
			const at = find(fulfilment, units);
			if (at < 0) continue;
			own.set(fulfilment.id, at);
			takeAll(open[at], units);
		}
	};
	claim((fulfilment) => {
		const [told] = toldOf(fulfilment, written);
		return consignments.findIndex(({ key }) => key === told?.key);
	});
	claim((fulfilment, units) => {
		const numbers = numbersOf(fulfilment);
		const has = consignments.map(({ tracking }) =>
			tracking.numbers.some((number) => numbers.includes(number)),
		);
		const fitting = has.findIndex((is, at) => is && overlaps(open[at], units));
		return fitting >= 0 ? fitting : has.indexOf(true);
	});
	claim((_fulfilment, units) =>
		consignments.findIndex(
			(consignment, at) =>
				![...own.values()].includes(at) &&
				isSameUnits(units, consignment.units) &&
				isSameUnits(units, open[at] ?? new Map()),
		),
	);
	for (const units of rest.values()) for (const left of open) takeAll(left, units);
	return {
		open,
		own: fulfilments.flatMap((fulfilment) => {
			const consignment = consignments[own.get(fulfilment.id) ?? -1];
			return consignment ? [{ fulfilment, consignment }] : [];
		}),
	};
}

function toUnits({ lines }: Fulfilment): Units {
	const units: Units = new Map();
	for (const { lineId, quantity } of lines) addUnits(units, lineId, quantity);
	return units;
}

/** Takes what both have from both. */
function takeAll(open: Units | undefined, units: Units): void {
	if (!open) return;
	for (const [lineId, quantity] of [...units]) {
		addUnits(units, lineId, -takeUnits(open, lineId, quantity));
	}
}

const overlaps = (open: Units | undefined, units: Units): boolean =>
	[...units.keys()].some((lineId) => (open?.get(lineId) ?? 0) > 0);
