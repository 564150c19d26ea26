import { normalised } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';

/** A row of the target; the SKU as the source or the target writes it. */
type Row = { reference: string; sku: string; quantity: number };

/** A line that the source has or had, with what became of its units after the order was placed. */
export type LineHistory = {
	lineId: string;
	sku: string;
	/** Units that are wanted now. */
	quantity: number;
	/** Units that came on or went, oldest first; null where that is not known. */
	changes: ReadonlyArray<{ at: string; units: number | null }>;
};

/**
 * The rows of an order that left which remember one line of the source and stand for another, by what they remember:
 * an edit took a line off and put the same article on again, and the target kept its row. That is so if nothing touched
 * the remembered line since the order left, and exactly one line of the article lacked just the row's units then. Where
 * only the place of goods is asked (`place`), it is enough that exactly one line of the article has no row. Where several
 * rows may be meant, none is.
 */
export function inheritedRows(
	rows: readonly Row[],
	lines: readonly LineHistory[],
	leftAt: string | null,
	asked: 'units' | 'place' = 'units',
): ReadonlyMap<string, string> {
	const heirs = new Map<string, string>();
	if (leftAt === null) return heirs;
	const isLater = ({ at }: { at: string }): boolean => Date.parse(at) >= Date.parse(leftAt);
	const held = (lineId: string): number =>
		rows
			.filter(({ reference }) => reference === lineId)
			.reduce((sum, each) => sum + each.quantity, 0);
	const isDead = ({ reference }: Row): boolean =>
		lines.some(
			({ lineId, quantity, changes }) =>
				lineId === reference && quantity === 0 && changes.length > 0 && !changes.some(isLater),
		);
	for (const row of rows.filter(isDead)) {
		const isAlike = ({ sku }: { sku: string }): boolean =>
			sku.trim() !== '' && normalised(sku) === normalised(row.sku);
		if (rows.filter((each) => isAlike(each) && isDead(each)).length > 1) continue;
		const others = lines.filter((line) => isAlike(line) && line.lineId !== row.reference);
		const fit = others.filter(({ lineId, quantity, changes }) => {
			const since = changes.filter(isLater).map(({ units }) => units ?? NaN);
			const then = quantity - since.reduce((sum, units) => sum + units, 0);
			if (asked === 'place') return held(lineId) === 0 && then !== 0;
			return then - held(lineId) === row.quantity;
		});
		if (fit.length === 1 && fit[0]) heirs.set(row.reference, fit[0].lineId);
	}
	return heirs;
}

/** What became of the lines of an order; those of bundles are left out. */
export const lineHistories = ({ lines, removedLines, changes }: OrderSnapshot): LineHistory[] =>
	[...lines, ...removedLines.map((line) => ({ quantity: 0, bundle: undefined, ...line }))]
		.filter(({ bundle }) => !bundle)
		.map(({ lineId, sku, quantity }) => ({
			...{ lineId, sku, quantity },
			changes: changes
				.filter(({ lineIds }) => lineIds.includes(lineId))
				.map(({ at, units }) => ({ at, units: units?.[lineId] ?? null })),
		}));
