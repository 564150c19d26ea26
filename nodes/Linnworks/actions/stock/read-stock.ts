import { normalised } from '../../../../domain/mapping/mappings';
import type { StockLevel } from '../../../../domain/stock/stock-level';
import { inBatches } from '../../../shared/in-batches';
import type { RawItemKind, RawLevel, RawStockRow } from '../../mapping/stock/raw-stock';
import { levelsByItem, toStockLevel, unknownStockLevel } from '../../mapping/stock/to-stock-level';
import type { StockClient } from '../../transport/stock-client';
import { findSubjects } from './find-subjects';
import { readCatalogue } from './read-catalogue';
import { walkStock, type StockWalk } from './walk-stock';

export type StockWish = {
	/** Every item in use, or only those of `skus`. */
	all: boolean;
	/** SKUs that are answered in any case, also where Linnworks has none or has archived it. */
	skus: readonly string[];
	locationIds: readonly string[];
};

export type StockRead = {
	levels: StockLevel[];
	/** Groups of variations, which have no goods of their own and are left out. */
	variationParents: number;
	walks: number;
	isComplete: boolean;
};

/** Items per GetStockLevel_Batch; the vendor names no limit, so we ask for as many as compositions. */
const LEVELS_PER_CALL = 100;

const NO_WALK: StockWalk = { rows: new Map(), kinds: new Map(), walks: 0, isComplete: true };

/** The stock of items at some locations. Any failed call is thrown: half a reading would say nothing about the rest. */
export async function readStock(client: StockClient, wish: StockWish): Promise<StockRead> {
	const { rows, kinds, walks, isComplete } = wish.all ? await walkStock(client) : NO_WALK;
	const listed = [...rows.keys()].flatMap((id) => kinds.get(id) ?? []);
	const parents = listed.filter((kind) => kind.IsVariationGroup);
	const items = listed.filter((kind) => !kind.IsVariationGroup && kind.SKU.trim() !== '');
	const asked = await findSubjects(client, notAmong(wish.skus, items));
	const subjects = [
		...items,
		...asked.found.filter((kind) => !rows.has(kind.StockItemId) || kind.IsVariationGroup),
	];
	const composites = subjects.filter((kind) => kind.IsCompositeParent && !kind.IsArchived);
	const catalogue = await readCatalogue(client, composites, kinds);
	const levels = await readLevels(client, plainIds(subjects, catalogue), rows);
	const levelAt = levelsByItem(levels);
	return {
		levels: [
			...subjects.map((kind) => {
				const subject = { ...kind, barcode: rows.get(kind.StockItemId)?.BarcodeNumber };
				return toStockLevel(subject, wish.locationIds, catalogue, levelAt);
			}),
			...asked.unknown.map(unknownStockLevel),
		],
		variationParents: parents.length,
		walks,
		isComplete,
	};
}

/** Each SKU once, without those that items have. */
function notAmong(skus: readonly string[], items: readonly RawItemKind[]): string[] {
	const known = new Set(items.map((kind) => normalised(kind.SKU)));
	const open = new Map<string, string>();
	for (const sku of skus) {
		const key = normalised(sku);
		if (key !== '' && !known.has(key)) open.set(key, sku);
	}
	return [...open.values()];
}

/** Ids of the items whose own levels count. */
function plainIds(
	subjects: readonly RawItemKind[],
	catalogue: ReadonlyMap<string, { isComposite: boolean; archived: boolean }>,
): string[] {
	const plain = subjects.filter(
		(kind) => !kind.IsCompositeParent && !kind.IsArchived && !kind.IsVariationGroup,
	);
	const parts = [...catalogue].filter(([, item]) => !item.isComposite && !item.archived);
	return [
		...new Set([
			...plain.map((kind) => kind.StockItemId),
			...parts.map(([stockItemId]) => stockItemId),
		]),
	];
}

/** Levels by item. An item that came without any is asked for once more: no level is not a level of nothing. */
async function readLevels(
	client: StockClient,
	ids: readonly string[],
	rows: ReadonlyMap<string, RawStockRow>,
): Promise<Map<string, RawLevel[]>> {
	const levels = new Map<string, RawLevel[]>();
	for (const id of ids) {
		const listed = rows.get(id)?.StockLevels ?? [];
		if (listed.length > 0) levels.set(id, listed);
	}
	const open = ids.filter((id) => !levels.has(id));
	for (const batch of inBatches(open, LEVELS_PER_CALL)) {
		for (const each of await client.getStockLevels(batch)) {
			levels.set(each.pkStockItemId, each.StockItemLevels);
		}
	}
	return levels;
}
