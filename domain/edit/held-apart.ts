import { componentsOf, type BundleLine } from '../mapping/fold-bundles';
import { normalised, targetSku, type ArticleMappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine } from '../target/target-snapshot';
import { knownIds } from './known-ids';
import { sameArticle } from './same-article';

/**
 * The bundles (group ids) whose components the target already holds as lines of their own. They stay that way: it is
 * the same goods, and rewriting rows that somebody may be picking gains nothing. A row counts as a component's if it
 * remembers the line; if it remembers none of the order's lines, if it is not needed for a line outside of bundles.
 */
export function heldApart(
	lines: readonly BundleLine[],
	rows: readonly TargetLine[],
	snapshot: OrderSnapshot,
	mappings: Pick<ArticleMappings, 'skus'>,
): Set<string> {
	const ids = knownIds(snapshot);
	const strangers = rows.filter((row) => !ids.has(row.reference));
	const spare = (part: BundleLine['line']): boolean =>
		strangers.filter((row) => sameArticle(part, row)).length >
		lines.filter(({ line, bundle }) => !bundle && normalised(line.sku) === normalised(part.sku))
			.length;
	const apart = new Set<string>();
	for (const { bundle } of lines) {
		if (!bundle) continue;
		const parts = componentsOf(bundle.groupId, lines);
		const remembered = parts.some((part) =>
			rows.some((row) => row.reference === part.lineId && sameArticle(part, row)),
		);
		const bundleSku = normalised(targetSku(bundle.sku, mappings));
		const heldWhole = rows.some(
			(row) =>
				row.reference === bundle.groupId ||
				(bundleSku !== '' && normalised(row.sku) === bundleSku && strangers.includes(row)),
		);
		if (remembered || (!heldWhole && parts.length > 0 && parts.every(spare))) {
			apart.add(bundle.groupId);
		}
	}
	return apart;
}
