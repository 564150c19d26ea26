import { normalised, targetSku, type ArticleMappings } from '../mapping/mappings';
import { resolveArticle, skuSpellings, skuToLookFor } from '../mapping/resolve-article';
import { pricesIn, type OrderLine, type OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import { heldApart } from './held-apart';
import { matchLines } from './match-lines';
import { singleLines, wantedLines } from './wanted-lines';

/**
 * The source's lines that a plan would add and whose article is not known from `mappings`, so that nothing fallible is
 * left for the writes. Without a target, as for an order it does not have yet, that is every line of goods.
 */
export function linesToResolve(
	snapshot: OrderSnapshot,
	target: TargetSnapshot | null,
	mappings: ArticleMappings,
): OrderLine[] {
	const prices = target ? pricesIn(snapshot, target.currency) : snapshot.prices[0];
	if (snapshot.cancelledAt !== null || !prices) return [];
	const wanted = wantedLines(snapshot, prices, mappings, target?.lines);
	const added = target ? matchLines(wanted, target, snapshot, mappings).added : wanted;
	const ids = new Set(added.filter((line) => !line.isService).map((line) => line.lineId));
	return snapshot.lines.filter(
		(line) => ids.has(line.lineId) && resolveArticle(line, mappings).kind !== 'found',
	);
}

/** The target SKUs to look up for these lines, each in every spelling worth asking for, and once. */
export function skusOf(lines: readonly OrderLine[], mappings: ArticleMappings): string[] {
	const skus = lines.map((line) => skuToLookFor(line, mappings)).filter((sku) => sku !== '');
	return [...new Set(skus.flatMap(skuSpellings))];
}

/**
 * Target SKUs of the order's bundles, for which the plan needs to know whether the target has a composite item and what
 * it is made of. Bundles that the target holds as single lines are not asked for.
 */
export function bundlesToResolve(
	snapshot: OrderSnapshot,
	target: TargetSnapshot | null,
	mappings: ArticleMappings,
): string[] {
	const prices = target ? pricesIn(snapshot, target.currency) : snapshot.prices[0];
	if (snapshot.cancelledAt !== null || !prices) return [];
	const lines = singleLines(snapshot, prices, mappings);
	const apart = heldApart(lines, target?.lines ?? [], snapshot, mappings);
	const skus = lines
		.flatMap(({ bundle }) => bundle ?? [])
		.filter(({ groupId, sku }) => !apart.has(groupId) && sku.trim() !== '')
		.map(({ sku }) => targetSku(sku, mappings));
	return [...new Map(skus.map((sku) => [normalised(sku), sku])).values()];
}
