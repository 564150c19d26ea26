import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Diary } from './diary';

type Row = NonNullable<Diary['tote']>[number];
type Line = Pick<OrderSnapshot['lines'][number], 'id' | 'sku' | 'quantity' | 'currentQuantity'>;

/**
 * Notes which lines of the shop got the units of a parcel: the line that the warehouse's row names as far as it wants
 * them, then others of the article that do. What nobody wants any more was sold on the line of the row, as far as it
 * ever sold so much, or else on others of the article. What was never sold at all belongs to the line of the row.
 */
export function creditLines(
	diary: Pick<Diary, 'left' | 'goes'>,
	parcel: readonly Row[],
	{ lines }: { lines: readonly Line[] },
): void {
	let rows = parcel;
	const own = ({ lineId }: Row): Line[] => lines.filter(({ id }) => id === lineId);
	const alike = ({ sku }: Row): Line[] => lines.filter((line) => line.sku === sku);
	const give = (pick: (row: Row) => Line[], room: (line: Line) => number): void => {
		rows = rows.map((row) => {
			let { units } = row;
			for (const line of pick(row)) {
				const taken = Math.max(0, Math.min(units, room(line)));
				if (taken > 0) diary.goes(line.id, row.sku, taken);
				units -= taken;
			}
			return { ...row, units };
		});
	};
	const left = (lineId: string): number => diary.left.get(lineId) ?? 0;
	const wanted = ({ id, currentQuantity }: Line): number => currentQuantity - left(id);
	const sold = ({ id, quantity }: Line): number => quantity - left(id);
	for (const room of [wanted, sold]) {
		give(own, room);
		give(alike, room);
	}
	const any = (row: Row): Line[] => [...own(row), ...alike(row)].slice(0, 1);
	give(any, () => Infinity);
}
