import type { CatalogueItem } from '../../../../domain/stock/composite-levels';
import type { RawItemKind } from '../../mapping/stock/raw-stock';
import type { StockClient } from '../../transport/stock-client';
import { findSubjects } from './find-subjects';

/**
 * Composites with all that they are made of, down to plain items, by id. `known` are the kinds that were read before. A
 * component that Linnworks does not have is missing.
 */
export async function readCatalogue(
	client: StockClient,
	composites: readonly RawItemKind[],
	known: ReadonlyMap<string, RawItemKind>,
): Promise<Map<string, CatalogueItem>> {
	const catalogue = new Map<string, CatalogueItem>();
	const kinds = new Map(known);
	let open = composites;
	while (open.length > 0) {
		const ids = open.map((kind) => kind.StockItemId);
		const compositions = await client.getCompositions(ids);
		const parts = open.flatMap((kind) => {
			const rows = (compositions[kind.StockItemId] ?? []).filter((row) => row.Quantity > 0);
			const components = rows.map((row) => ({
				...{ stockItemId: row.LinkedStockItemId, sku: row.SKU, quantity: row.Quantity },
			}));
			catalogue.set(kind.StockItemId, toItem(kind, components));
			return components;
		});
		const strange = parts.filter(({ stockItemId }) => !kinds.has(stockItemId));
		const skus = [...new Set(strange.map(({ sku }) => sku))].filter((sku) => sku !== '');
		for (const kind of (await findSubjects(client, skus)).found) kinds.set(kind.StockItemId, kind);
		const next = new Map<string, RawItemKind>();
		for (const { stockItemId } of parts) {
			const kind = kinds.get(stockItemId);
			if (!kind || catalogue.has(stockItemId)) continue;
			if (kind.IsCompositeParent) next.set(stockItemId, kind);
			else catalogue.set(stockItemId, toItem(kind, []));
		}
		open = [...next.values()];
	}
	return catalogue;
}

const toItem = (kind: RawItemKind, components: CatalogueItem['components']): CatalogueItem => ({
	sku: kind.SKU,
	isComposite: kind.IsCompositeParent,
	archived: kind.IsArchived,
	components,
});
