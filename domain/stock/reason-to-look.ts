import { normalised } from '../mapping/mappings';
import type { LastPushed } from './pushed-levels';
import type { StockMark } from './stock-marks';
import { groupBySku } from './sku-groups';
import type { WantedPlace, WantedStock } from './wanted-stock';

/** All units that are wanted of a SKU, at all locations. */
export const wantedInAll = ({ places }: Pick<WantedStock, 'places'>): number =>
	places.reduce((sum, place) => sum + (place.kind === 'level' ? place.level : 0), 0);

/** The open stock signals of a SKU at a location, or of the SKU anywhere. */
export type MarksOf = (sku: string, locationId: string) => StockMark[];

export function indexMarks(marks: readonly StockMark[]): MarksOf {
	const bySku = groupBySku(marks);
	return (sku, locationId) =>
		(bySku.get(normalised(sku)) ?? []).filter(
			(mark) => mark.locationId === '' || locationId === '' || mark.locationId === locationId,
		);
}

/**
 * Why a delta push looks at a SKU at a location, in words; null when nothing speaks for it. It looks where a stock signal
 * says so, where nothing was ever seen, and where something else is wanted than was seen last.
 */
export function reasonToLook(
	wanted: WantedStock,
	place: WantedPlace | null,
	{ last, marksOf }: { last: LastPushed; marksOf: MarksOf },
): string | null {
	if (place?.kind === 'left') return null;
	if (place?.kind === 'unread') return 'its level was not read';
	const marks = marksOf(wanted.sku, place?.locationId ?? '');
	if (marks.length > 0) return [...new Set(marks.map(({ reason }) => reason))].join('; ');
	const seen = last(wanted.sku, place?.locationId ?? '');
	if (!seen) return 'never pushed';
	const now = place && seen.location_id !== '' ? place.level : wantedInAll(wanted);
	return seen.pushed === now ? null : `${now} in place of ${seen.pushed}`;
}

/** A SKU as the shop writes it, and the article that had it when it was last seen; empty where nobody knows. */
export type SkuToRead = { sku: string; inventoryItemId: string };

/** The SKUs whose levels a delta push has to read in the shop, each once. */
export function skusToRead(
	wanted: readonly WantedStock[],
	memory: { last: LastPushed; marksOf: MarksOf },
): SkuToRead[] {
	const due = new Map<string, SkuToRead>();
	for (const each of wanted) {
		const looks = each.problem
			? reasonToLook(each, null, memory) !== null
			: each.places.some(
					(place) => place.kind === 'level' && reasonToLook(each, place, memory) !== null,
				);
		if (!looks) continue;
		const { sku } = each;
		due.set(normalised(sku), { sku, inventoryItemId: articleSeen(each, memory.last) });
	}
	return [...due.values()];
}

/** The article that was last seen at every location where one was seen; empty where they differ. */
function articleSeen({ sku, places }: WantedStock, last: LastPushed): string {
	const seen = places.flatMap(({ locationId }) => last(sku, locationId) ?? []);
	const [first = '', ...others] = new Set(seen.map((row) => row.inventory_item_id));
	return others.length === 0 ? first : '';
}
