import { normalised, targetSku, type Mappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine } from '../target/target-snapshot';
import type { WantedLine } from './wanted-line';

export type LineMatches = {
	kept: Array<{ wanted: WantedLine; row: TargetLine }>;
	added: WantedLine[];
	/** Rows the source once had, or a second copy of a row it has. */
	removed: TargetLine[];
	/** Rows the source never knew. */
	foreign: TargetLine[];
};

/**
 * Pairs wanted lines with target rows, each at most once: first by remembered line id, then by SKU with equal
 * quantity and price, then by SKU with both sold or both free, then by SKU alone. Rows of one SKU are
 * interchangeable for the warehouse, so any pairing of duplicates leads to the same parcel.
 */
export function matchLines(
	wanted: readonly WantedLine[],
	rows: readonly TargetLine[],
	snapshot: OrderSnapshot,
	mappings: Pick<Mappings, 'skus'>,
): LineMatches {
	const free = new Set(rows);
	const open = new Set(wanted);
	const kept: LineMatches['kept'] = [];
	const rules: Array<(line: WantedLine, row: TargetLine) => boolean> = [
		(line, row) => row.reference === line.lineId,
		(line, row) => row.quantity === line.quantity && row.grossMinor === line.grossMinor,
		(line, row) => row.grossMinor > 0 === line.grossMinor > 0,
		() => true,
	];
	for (const rule of rules) {
		for (const line of wanted) {
			if (!open.has(line)) continue;
			const row = rows.find(
				(each) => free.has(each) && sameArticle(line, each) && rule(line, each),
			);
			if (!row) continue;
			kept.push({ wanted: line, row });
			open.delete(line);
			free.delete(row);
		}
	}
	kept.sort((a, b) => wanted.indexOf(a.wanted) - wanted.indexOf(b.wanted));
	const unmatched = rows.filter((row) => free.has(row));
	const known = knownToSource(snapshot, wanted, mappings);
	return {
		kept,
		added: wanted.filter((line) => open.has(line)),
		removed: unmatched.filter(known),
		foreign: unmatched.filter((row) => !known(row)),
	};
}

function sameArticle(line: WantedLine, row: TargetLine): boolean {
	if (line.isService || row.isService) {
		return line.isService && row.isService && normalised(line.title) === normalised(row.title);
	}
	if (line.sku !== '') return normalised(line.sku) === normalised(row.sku);
	return (
		row.reference === line.lineId ||
		(row.sku === '' && normalised(line.title) === normalised(row.title))
	);
}

/** A free row of a SKU the order also sells may be a gift from the warehouse: that one stays foreign. */
function knownToSource(
	snapshot: OrderSnapshot,
	wanted: readonly WantedLine[],
	mappings: Pick<Mappings, 'skus'>,
): (row: TargetLine) => boolean {
	const lineIds = new Set([
		...snapshot.lines.map((line) => line.lineId),
		...snapshot.removedLines.map((line) => line.lineId),
	]);
	const skuOf = (sku: string): string => normalised(targetSku(sku, mappings));
	const removedSkus = new Set(
		snapshot.removedLines.filter((line) => line.sku !== '').map((line) => skuOf(line.sku)),
	);
	const currentSkus = new Set(
		wanted.filter((line) => line.sku !== '').map((line) => normalised(line.sku)),
	);
	return (row) =>
		lineIds.has(row.reference) ||
		removedSkus.has(normalised(row.sku)) ||
		(currentSkus.has(normalised(row.sku)) && row.grossMinor > 0);
}
