import { normalised } from '../mapping/mappings';
import { locationName } from '../restock/restock-policy';
import { isSold } from './audit-articles';
import type { ShopArticle } from './audit-facts';
import { toFinding, type AuditFinding } from './audit-finding';
import type { Catalogue } from './index-catalogue';
import { ownRows, rowCell, type NamedRow } from './own-rows';

/** A row of osync_sku_map that could do something. */
type SkuRow = NamedRow & { key: string; targetSku: string; variantId: string; sku: string };

/**
 * Rows of osync_sku_map that do nothing or fight each other. A row for one target that differs from one for all is no
 * contradiction: it is more exact. A target that an article of the shop needs is told with that article.
 */
export function auditSkuRows(
	rows: ReadonlyArray<Record<string, unknown>>,
	system: string,
	articles: readonly ShopArticle[] | null,
	catalogue: Catalogue | null,
): AuditFinding[] {
	const read = ownRows('osync_sku_map', rows, system, 'all').map(toSkuRow);
	const isWhole = ({ key, targetSku }: SkuRow): boolean => key !== '' && targetSku !== '';
	const whole = read.filter(isWhole);
	const sold = articles ? indexSold(articles) : null;
	return [
		...read.filter((row) => !isWhole(row)).map(incomplete),
		...contradictions(whole),
		...whole.flatMap((row): AuditFinding[] => {
			const isUsed = sold ? sold(row) : null;
			const found = catalogue ? catalogue.inUse(row.targetSku).length > 0 : true;
			if (!found && isUsed !== true) return [missing(row, catalogue)];
			return isUsed === false ? [unused(row)] : [];
		}),
	];
}

function toSkuRow(named: NamedRow): SkuRow {
	const sku = rowCell(named.row, 'source_sku');
	const variantId = locationName(rowCell(named.row, 'source_variant_id'));
	const name = sku === '' ? '' : `SKU ${normalised(sku)}`;
	return {
		...named,
		sku,
		variantId,
		key: variantId === '' ? name : `variant ${variantId}`,
		targetSku: rowCell(named.row, 'target_sku'),
	};
}

/** Whether the shop sells what a row is for; null for the title of a custom item, which no list of articles has. */
function indexSold(articles: readonly ShopArticle[]): (row: SkuRow) => boolean | null {
	const sold = articles.filter(isSold);
	const ids = new Set(sold.map(({ variantId }) => variantId));
	const skus = new Set(sold.map(({ sku }) => normalised(sku)));
	const knowsIds = sold.some(({ variantId }) => variantId !== '');
	return ({ variantId, sku }) => {
		if (variantId !== '') return knowsIds ? ids.has(variantId) : null;
		return /^title:/iu.test(sku) ? null : skus.has(normalised(sku));
	};
}

const incomplete = (row: SkuRow): AuditFinding =>
	toFinding(
		'mapRowIncomplete',
		{ kind: 'row', name: row.name },
		`${row.name} lacks ${row.key === '' ? 'the SKU or the variant of the shop' : 'the SKU of the warehouse'}.`,
	);

function contradictions(rows: readonly SkuRow[]): AuditFinding[] {
	const byKey = new Map<string, SkuRow[]>();
	for (const row of rows) {
		const key = `${row.system} ${row.key}`;
		byKey.set(key, [...(byKey.get(key) ?? []), row]);
	}
	return [...byKey.values()].flatMap((group) => {
		const [first] = group;
		if (!first || new Set(group.map(({ targetSku }) => normalised(targetSku))).size < 2) return [];
		const said = group.map(({ name, targetSku }) => `${name} says "${targetSku}"`).join(', ');
		return [
			toFinding('mapContradicts', { kind: 'row', name: first.name }, `For ${first.key}: ${said}.`),
		];
	});
}

const missing = (row: SkuRow, catalogue: Catalogue | null): AuditFinding =>
	toFinding(
		'mapTargetMissing',
		{ kind: 'row', name: row.name },
		`${row.name} (${row.key}) names "${row.targetSku}", which ${catalogue?.isArchived(row.targetSku) ? 'is archived' : 'the warehouse does not have'}.`,
	);

const unused = (row: SkuRow): AuditFinding =>
	toFinding(
		'mapSourceMissing',
		{ kind: 'row', name: row.name },
		`${row.name} is for ${row.key}, which the shop does not sell.`,
	);
