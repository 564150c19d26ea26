import { normalised, targetSku, type ArticleMappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import { abilitiesOf, type TargetLine, type TargetSnapshot } from '../target/target-snapshot';
import { exchangedSince } from './exchanged-since';
import { knownIds } from './known-ids';
import { sameArticle } from './same-article';
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
 * Pairs wanted lines with target rows of the same article, each at most once: first by remembered line id, then by
 * equal quantity and price, then with both sold or both free, then by the article alone. Rows of one article are
 * interchangeable for the warehouse, so any pairing of duplicates leads to the same parcel. Last, a line for which the
 * target was asked and knows no article keeps the row that remembers it: whoever put it there knew what it is. Where
 * credits settle what is taken off a line, a row that remembers one line never stands for another one. What is to go
 * out in exchange after the order left is never one of the rows that went with it.
 */
export function matchLines(
	wanted: readonly WantedLine[],
	target: Pick<TargetSnapshot, 'lines' | 'abilities' | 'facts'>,
	snapshot: OrderSnapshot,
	mappings: ArticleMappings,
): LineMatches {
	const { lines: rows } = target;
	const ids = abilitiesOf(target).credits ? knownIds(snapshot) : new Set<string>();
	const exchanged = exchangedSince(snapshot, target.facts);
	const isAnothers = (line: WantedLine, row: TargetLine): boolean =>
		row.reference !== line.lineId && (ids.has(row.reference) || exchanged.has(line.lineId));
	const free = new Set(rows);
	const open = new Set(wanted);
	const kept: LineMatches['kept'] = [];
	const wasAsked = mappings.stockItems !== undefined;
	const rules: Array<(line: WantedLine, row: TargetLine) => boolean> = [
		(line, row) => sameArticle(line, row) && row.reference === line.lineId,
		(line, row) => sameArticle(line, row) && sameValue(line, row),
		(line, row) => sameArticle(line, row) && row.grossMinor > 0 === line.grossMinor > 0,
		sameArticle,
		(line, row) => wasAsked && isUnknown(line, row) && row.reference === line.lineId,
	];
	for (const rule of rules) {
		for (const line of wanted) {
			if (!open.has(line)) continue;
			const row = rows.find(
				(each) => free.has(each) && !isAnothers(line, each) && rule(line, each),
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

const sameValue = (line: WantedLine, row: TargetLine): boolean =>
	row.quantity === line.quantity && row.grossMinor === line.grossMinor;

const isUnknown = (line: WantedLine, row: TargetLine): boolean =>
	!line.isService && !row.isService && line.stockItemId === '';

/**
 * A free row of a SKU the order also sells may be a gift from the warehouse: that one stays foreign. The row of a
 * bundle that is now wanted as single lines is known by the bundle's own SKU.
 */
function knownToSource(
	snapshot: OrderSnapshot,
	wanted: readonly WantedLine[],
	mappings: Pick<ArticleMappings, 'skus'>,
): (row: TargetLine) => boolean {
	const ids = knownIds(snapshot);
	const skusOf = (lines: ReadonlyArray<{ sku: string }>): Set<string> =>
		new Set(
			lines.map(({ sku }) => normalised(targetSku(sku, mappings))).filter((sku) => sku !== ''),
		);
	const wantedSkus = new Set(
		wanted.filter((line) => line.sku !== '').map((line) => normalised(line.sku)),
	);
	const removedSkus = skusOf([
		...snapshot.removedLines,
		...snapshot.removedLines.flatMap(({ bundle }) => bundle ?? []),
	]);
	const bundleSkus = skusOf(snapshot.lines.flatMap(({ bundle }) => bundle ?? []));
	return (row) => {
		const sku = normalised(row.sku);
		if (ids.has(row.reference) || removedSkus.has(sku)) return true;
		return wantedSkus.has(sku) ? row.grossMinor > 0 : bundleSkus.has(sku);
	};
}
