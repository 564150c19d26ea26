import { normalised, type Article, type ArticleMappings } from '../mapping/mappings';
import { resolveArticle } from '../mapping/resolve-article';
import type { OrderLine, OrderSnapshot } from '../order/order-snapshot';
import type { TargetLine } from '../target/target-snapshot';
import { bundleProblems } from './bundle-problems';
import type { Problem } from './problem';
import type { WantedLine } from './wanted-line';

/**
 * Why lines that would be added cannot be: the article is unknown, unnamed or one of several, or a bundle is made up
 * differently in the target. Lines that the target holds already are not asked
 * about; `rows` is what it holds.
 */
export function articleProblems(
	added: readonly WantedLine[],
	snapshot: OrderSnapshot,
	mappings: ArticleMappings,
	rows: readonly TargetLine[] = [],
): Problem[] {
	const ids = new Set(added.filter((line) => !line.isService).map((line) => line.lineId));
	const lines = snapshot.lines.filter((line) => ids.has(line.lineId));
	return [
		...lines.flatMap((line) => lineProblem(line, mappings) ?? []),
		...bundleProblems(lines, snapshot, mappings, rows),
	];
}

function lineProblem(line: OrderLine, mappings: ArticleMappings): Problem | null {
	const resolution = resolveArticle(line, mappings);
	const name = `Line ${line.lineId} "${line.title}"`;
	switch (resolution.kind) {
		case 'found':
			return null;
		case 'nameless':
			return {
				code: 'SKU_MISSING',
				detail: `${name} has to be shipped but has no SKU and no bar code`,
				subject: line.title,
			};
		case 'ambiguous':
			return {
				code: 'SKU_AMBIGUOUS',
				detail: `${name}: the ${resolution.by} "${resolution.name}" stands for several items of the warehouse: ${named(resolution.articles)}`,
				subject: resolution.name,
			};
		case 'unknown':
			return {
				code: 'SKU_UNMAPPED',
				detail: `${name}: the warehouse has ${whatIsMissing(line, resolution.sku, mappings)}`,
				subject: resolution.sku || line.barcode.trim(),
			};
	}
}

function whatIsMissing(line: OrderLine, sku: string, { archived = [] }: ArticleMappings): string {
	if (sku === '') return `no item with bar code "${line.barcode.trim()}"`;
	return archived.includes(normalised(sku))
		? `archived the item with SKU "${sku}"`
		: `no item with SKU "${sku}"`;
}

const named = (articles: readonly Article[]): string =>
	articles.map((article) => article.sku).join(', ');
