import type { WantedLine } from '../edit/wanted-line';
import { sumMinor } from '../money/money';
import type { LineBundle } from '../order/order-snapshot';
import { normalised, targetSku } from './mappings';
import type { Article, ArticleMappings, Composition } from './mappings';

/** A wanted line with the bundle it is a component of, if it is one. */
export type BundleLine = { line: WantedLine; bundle: LineBundle | null };

const PPM = 1_000_000;

/**
 * Replaces the components of a bundle by one line of the target's composite item, where the components make whole
 * bundles of exactly its composition (docs/mappings.md). The line stands where the first component stood, carries the
 * group's id as line id and the components' money to the minor unit. Services stay lines of their own, and so do all
 * components of the groups in `apart` and of bundles that the target does not know or makes up differently.
 */
export function foldBundles(
	lines: readonly BundleLine[],
	mappings: Pick<ArticleMappings, 'skus' | 'compositions'>,
	apart: ReadonlySet<string>,
): WantedLine[] {
	const folded = new Map<string, WantedLine | null>();
	return lines.flatMap(({ line, bundle }) => {
		if (!bundle || line.isService || apart.has(bundle.groupId)) return [line];
		const known = folded.get(bundle.groupId);
		if (known !== undefined) return known ? [] : [line];
		const whole = foldGroup(componentsOf(bundle.groupId, lines), bundle, mappings);
		folded.set(bundle.groupId, whole);
		return [whole ?? line];
	});
}

/** The goods of one bundle, in their order. */
export function componentsOf(groupId: string, lines: readonly BundleLine[]): WantedLine[] {
	return lines
		.filter(({ line, bundle }) => bundle?.groupId === groupId && !line.isService)
		.map(({ line }) => line);
}

/** What the target makes the bundle of, if it was looked up and is a composite item. */
export function compositionOf(
	bundle: Pick<LineBundle, 'sku'>,
	{ skus, compositions }: Pick<ArticleMappings, 'skus' | 'compositions'>,
): Composition | undefined {
	if (bundle.sku.trim() === '') return undefined;
	return compositions?.[normalised(targetSku(bundle.sku, { skus }))];
}

function foldGroup(
	parts: readonly WantedLine[],
	bundle: LineBundle,
	mappings: Pick<ArticleMappings, 'skus' | 'compositions'>,
): WantedLine | null {
	const composition = compositionOf(bundle, mappings);
	const quantity = composition ? wholeBundles(parts, composition) : null;
	if (!composition || quantity === null) return null;
	const netMinor = sumMinor(parts.map((part) => part.netMinor));
	const taxMinor = sumMinor(parts.map((part) => part.taxMinor));
	return {
		lineId: bundle.groupId,
		sku: composition.sku,
		stockItemId: composition.stockItemId,
		title: bundle.title,
		quantity,
		netMinor,
		taxMinor,
		grossMinor: sumMinor(parts.map((part) => part.grossMinor)),
		taxRatePpm: commonRate(parts) ?? (netMinor > 0 ? Math.round((taxMinor * PPM) / netMinor) : 0),
		taxIncluded: parts.every((part) => part.taxIncluded),
		isService: false,
	};
}

/** How many bundles the components make, or null if some are left over or missing. */
function wholeBundles(parts: readonly WantedLine[], { components }: Composition): number | null {
	const rest = new Set(parts);
	const counts = new Set<number>();
	for (const [component, each] of unitsByArticle(components)) {
		const own = parts.filter((part) => isSame(part, component));
		for (const part of own) rest.delete(part);
		counts.add(own.reduce((units, part) => units + part.quantity, 0) / each);
	}
	const [count = 0] = counts;
	return rest.size === 0 && counts.size === 1 && Number.isInteger(count) && count > 0
		? count
		: null;
}

/** A composition may list one component twice. */
function unitsByArticle(components: Composition['components']): Map<Article, number> {
	const units = new Map<Article, number>();
	for (const component of components) {
		const known = [...units.keys()].find((each) => isSame(each, component)) ?? component;
		units.set(known, (units.get(known) ?? 0) + component.quantity);
	}
	return units;
}

const isSame = (left: Article, right: Article): boolean =>
	(left.stockItemId !== '' && left.stockItemId === right.stockItemId) ||
	(left.sku !== '' && normalised(left.sku) === normalised(right.sku));

/** The one rate of all components, or null when they are taxed differently. */
function commonRate(parts: readonly WantedLine[]): number | null {
	const rates = new Set(parts.map((part) => part.taxRatePpm));
	const [rate] = rates;
	return rates.size === 1 && rate !== undefined ? rate : null;
}
