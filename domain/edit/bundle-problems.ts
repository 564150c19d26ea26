import { compositionOf } from '../mapping/fold-bundles';
import { normalised, type ArticleMappings } from '../mapping/mappings';
import { resolveArticle } from '../mapping/resolve-article';
import type { LineBundle, OrderLine, OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine } from '../target/target-snapshot';
import { knownIds } from './known-ids';
import type { Problem } from './problem';

/**
 * The bundles among `lines` (single lines that would be added) that the target makes up differently. Not among them are
 * a bundle of which single components were changed, for what is left of it is wanted as single lines (unless it has
 * shipped in part as a whole, which is a problem too), one that the target holds as single lines already, and one with a component that is a problem itself.
 */
export function bundleProblems(
	lines: readonly OrderLine[],
	snapshot: OrderSnapshot,
	mappings: ArticleMappings,
	rows: readonly TargetLine[],
): Problem[] {
	const bundles = new Map(
		lines.flatMap(({ bundle }) => (bundle ? [[bundle.groupId, bundle] as const] : [])),
	);
	return [...bundles.values()].flatMap((bundle): Problem[] => {
		const composition = compositionOf(bundle, mappings);
		const whole = rows.find((row) => isShippedWhole(row, bundle, snapshot, composition?.sku));
		if (whole) return [partlyShipped(bundle, whole)];
		const parts = snapshot.lines.filter((line) => line.bundle?.groupId === bundle.groupId);
		if (!composition || wasTakenApart(parts, bundle.quantity, snapshot)) return [];
		if (parts.some((line) => rows.some((row) => row.reference === line.lineId))) return [];
		const isUnknown = (line: OrderLine): boolean => resolveArticle(line, mappings).kind !== 'found';
		if (lines.some((line) => parts.includes(line) && isUnknown(line))) return [];
		const goods = parts.filter((line) => line.requiresShipping || line.sku.trim() !== '');
		return [
			{
				code: 'BUNDLE_DIFFERS',
				detail: `The shop makes the bundle "${bundle.title}" (${bundle.sku}) of ${listed(goods, bundle.quantity)}, the warehouse makes ${composition.sku} of ${listed(composition.components, 1)}`,
				subject: bundle.sku,
			},
		];
	});
}

/** Whether units of the bundle's own row have left already: adding its components would send them twice. */
function isShippedWhole(
	row: TargetLine,
	bundle: LineBundle,
	snapshot: OrderSnapshot,
	sku: string | undefined,
): boolean {
	if (row.shippedQuantity === 0) return false;
	if (row.reference === bundle.groupId) return true;
	const isForgetful = !knownIds(snapshot).has(row.reference);
	return isForgetful && sku !== undefined && normalised(row.sku) === normalised(sku);
}

const partlyShipped = (bundle: LineBundle, row: TargetLine): Problem => ({
	code: 'BUNDLE_DIFFERS',
	detail: `The bundle "${bundle.title}" (${bundle.sku}) was taken apart in the shop after ${row.shippedQuantity} of ${row.quantity} had shipped as ${row.sku}`,
	subject: bundle.sku,
});

/**
 * Whether single components were edited, refunded or removed: then units do not divide by the number of bundles, a
 * component is gone, or a change touched some lines of the bundle and not the others.
 */
function wasTakenApart(
	parts: readonly OrderLine[],
	bundles: number,
	{ removedLines, changes }: OrderSnapshot,
): boolean {
	const groupId = parts[0]?.bundle?.groupId;
	if (parts.some((line) => line.quantity % bundles !== 0)) return true;
	if (removedLines.some((line) => line.bundle?.groupId === groupId)) return true;
	return changes.some(({ lineIds }) => {
		const touched = parts.filter((line) => lineIds.includes(line.lineId));
		return touched.length > 0 && touched.length < parts.length;
	});
}

const listed = (parts: ReadonlyArray<{ sku: string; quantity: number }>, bundles: number): string =>
	parts.map(({ sku, quantity }) => `${quantity / bundles} x ${sku}`).join(' and ');
