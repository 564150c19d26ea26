import { normalised } from '../../../domain/mapping/mappings';
import type { ArticleReads } from '../../shared/read-articles';
import { toStockItemMappings } from '../mapping/to-articles';
import { readBarcodes, readCompositions } from './article-cache';
import type { Connection } from './connect-linnworks';

/** How Linnworks is asked for articles: bundles and bar codes are cached, SKUs are one call, a bar code is one each. */
export const articleReads = (connection: Connection): ArticleReads => ({
	compositions: async (skus) => await readCompositions(connection, skus),
	stockItems: async (skus) =>
		toStockItemMappings(await connection.stock.getStockItemIdsBySku(skus)),
	barcodes: async (codes) => await readBarcodes(connection, codes),
	archived: async (skus) =>
		(await connection.stock.getStockItemTypes(skus))
			.filter((item) => item.IsArchived)
			.map((item) => normalised(item.SKU)),
});
