import { normalised } from '../../../../domain/mapping/mappings';
import { groupBySku } from '../../../../domain/stock/sku-groups';
import { inBatches } from '../../../shared/in-batches';
import type { RawItemKind } from '../../mapping/stock/raw-stock';
import { ITEMS_PER_PAGE, type StockClient } from '../../transport/stock-client';

/**
 * The items of some SKUs, those in use before archived ones, and the SKUs that Linnworks does not have. SKUs that differ
 * in nothing but case and blanks can be several items; then all of them are answered.
 */
export async function findSubjects(
	client: StockClient,
	skus: readonly string[],
): Promise<{ found: RawItemKind[]; unknown: string[] }> {
	const found = new Map<string, RawItemKind>();
	const unknown: string[] = [];
	for (const batch of inBatches(skus, ITEMS_PER_PAGE)) {
		const kinds = await client.getItemKinds(batch, []);
		const bySku = groupBySku(kinds.map((kind) => ({ sku: kind.SKU, kind })));
		for (const sku of batch) {
			const named = (bySku.get(normalised(sku)) ?? []).map(({ kind }) => kind);
			const inUse = named.filter((kind) => !kind.IsArchived);
			if (named.length === 0) unknown.push(sku);
			for (const kind of inUse.length > 0 ? inUse : named.slice(0, 1)) {
				found.set(kind.StockItemId, kind);
			}
		}
	}
	return { found: [...found.values()], unknown };
}
