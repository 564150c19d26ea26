import { foldBundles, type BundleLine } from '../mapping/fold-bundles';
import type { ArticleMappings } from '../mapping/mappings';
import { mappedSku, resolveArticle, skuToLookFor } from '../mapping/resolve-article';
import { ZERO } from '../money/money';
import type { OrderLine, OrderPrices, OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine } from '../target/target-snapshot';
import { heldApart } from './held-apart';
import { taxLine } from './tax-line';
import type { WantedLine } from './wanted-line';

/**
 * The lines the target should hold, priced in one currency, each under the target's article where that is known, and
 * bundles as one line where the target has a composite item for them, and the tax as a line where it has an item for that. `rows` is what the target holds now, nothing for
 * an order it does not have.
 */
export function wantedLines(
	snapshot: OrderSnapshot,
	prices: OrderPrices,
	mappings: ArticleMappings,
	rows: readonly TargetLine[] = [],
): WantedLine[] {
	const lines = singleLines(snapshot, prices, mappings);
	const apart = heldApart(lines, rows, snapshot, mappings);
	return [...foldBundles(lines, mappings, apart), ...taxLine(prices, mappings)];
}

/** The source's own lines, each with the bundle it belongs to, before any bundle is made one line. */
export function singleLines(
	snapshot: OrderSnapshot,
	prices: OrderPrices,
	mappings: ArticleMappings,
): BundleLine[] {
	return snapshot.lines.map((line) => {
		const price = prices.lines[line.lineId] ?? { netMinor: ZERO, taxMinor: ZERO, grossMinor: ZERO };
		return {
			line: {
				lineId: line.lineId,
				...articleOf(line, mappings),
				title: line.title,
				quantity: line.quantity,
				...price,
				taxRatePpm: line.taxRatePpm,
				taxIncluded: snapshot.taxesIncluded,
			},
			bundle: line.bundle,
		};
	});
}

function articleOf(
	line: OrderLine,
	mappings: ArticleMappings,
): Pick<WantedLine, 'sku' | 'stockItemId' | 'isService'> {
	if (line.sku.trim() === '' && !line.requiresShipping && mappedSku(line, mappings) === undefined) {
		return { sku: '', stockItemId: '', isService: true };
	}
	const resolution = resolveArticle(line, mappings);
	return resolution.kind === 'found'
		? { ...resolution.article, isService: false }
		: { sku: skuToLookFor(line, mappings), stockItemId: '', isService: false };
}
