import { minorUnits } from '../money/money';
import type { OrderSnapshot } from '../order/order-snapshot';
import { abilitiesOf, type TargetLine, type TargetSnapshot } from '../target/target-snapshot';
import type { LineMatches } from './match-lines';
import type { WantedLine } from './wanted-line';

/**
 * What is left to compare once goods that left and were refunded are out of it: a target that settles them by a credit
 * keeps the order's own lines, as many as have left. What an edit took off an order is not among them.
 */
export function withoutSettledApart(
	{ kept, removed, ...rest }: LineMatches,
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
): LineMatches {
	if (!abilitiesOf(target).credits) return { kept, removed, ...rest };
	const refunded = new Set(
		snapshot.changes.filter(({ kind }) => kind !== 'edit').flatMap(({ lineIds }) => lineIds),
	);
	const isSettled = (row: TargetLine): boolean =>
		refunded.has(row.reference) && unitsGone(row, target) > 0;
	const partlyGone = removed.filter(
		(row) => isSettled(row) && unitsGone(row, target) < row.quantity,
	);
	return {
		...rest,
		kept: [
			...kept.map(({ wanted, row }) => ({
				wanted: isSettled(row) ? atLeastGone(wanted, row, target) : wanted,
				row,
			})),
			...partlyGone.map((row) => ({ wanted: onlyGone(asWanted(row), row, target), row })),
		],
		removed: removed.filter((row) => !isSettled(row)),
	};
}

/** Units that can be taken back no more: all of a closed order, what was shipped or billed of an open one. */
const unitsGone = (row: TargetLine, { facts }: TargetSnapshot): number =>
	facts.closed && !facts.cancelled ? row.quantity : Math.min(row.shippedQuantity, row.quantity);

const atLeastGone = (wanted: WantedLine, row: TargetLine, target: TargetSnapshot): WantedLine =>
	wanted.quantity >= unitsGone(row, target) ? wanted : onlyGone(wanted, row, target);

/** The line with the units that are gone, at the price per unit at which the row holds them. */
function onlyGone(wanted: WantedLine, row: TargetLine, target: TargetSnapshot): WantedLine {
	const gone = unitsGone(row, target);
	const share = (amount: number): WantedLine['netMinor'] =>
		minorUnits(Math.round((amount * gone) / row.quantity));
	const [netMinor, grossMinor] = [share(row.netMinor), share(row.grossMinor)];
	const taxMinor = minorUnits(grossMinor - netMinor);
	return { ...wanted, quantity: gone, netMinor, grossMinor, taxMinor, taxRatePpm: row.taxRatePpm };
}

const asWanted = ({ reference, ...row }: TargetLine): WantedLine => ({
	lineId: reference,
	sku: row.sku,
	stockItemId: row.stockItemId,
	title: row.title,
	quantity: row.quantity,
	netMinor: row.netMinor,
	taxMinor: row.taxMinor,
	grossMinor: row.grossMinor,
	taxRatePpm: row.taxRatePpm,
	taxIncluded: row.taxIncluded,
	isService: row.isService,
});
