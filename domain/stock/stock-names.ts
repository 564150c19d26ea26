import { normalised } from '../mapping/mappings';

/** A row of osync_sku_map as the stock push reads it: under which SKU of the warehouse the shop's article is kept. */
export type StockName = {
	/** As the shop writes it; may be empty if the row is for a variant. */
	sku: string;
	/** Digits; empty for every variant of the SKU. */
	variantId: string;
	targetSku: string;
};

type Row = Record<string, unknown>;

/** Rows of osync_sku_map for one target; a row that names no target is for all, and gives way to one that does. */
export function parseStockNames(rows: readonly Row[], system: string): StockName[] {
	const text = (row: Row, column: string): string => String(row[column] ?? '').trim();
	const ofSystem = (name: string): Row[] =>
		rows.filter((row) => text(row, 'target_system').toLowerCase() === name);
	return [...ofSystem(''), ...ofSystem(system)]
		.map((row) => {
			const variantId = text(row, 'source_variant_id');
			return {
				sku: text(row, 'source_sku'),
				variantId: variantId.slice(variantId.lastIndexOf('/') + 1),
				targetSku: text(row, 'target_sku'),
			};
		})
		.filter(({ sku, variantId, targetSku }) => {
			const isArticle = variantId !== '' || (sku !== '' && !/^title:/iu.test(sku));
			return isArticle && targetSku !== '';
		});
}

/** Both directions between the SKUs of the shop and of the warehouse. */
export type Naming = {
	/** The warehouse's SKU for an article of the shop; an empty variant says that it was not read. */
	targetOf: (sku: string, variantId: string) => string;
	/** The shop's SKUs that an item of the warehouse may have, as they are written. */
	shopSkusOf: (targetSku: string) => string[];
};

/** Indexes the rows once. The last row of a name counts; a SKU without a row is the same in both systems. */
export function indexNames(names: readonly StockName[]): Naming {
	const keyOf = ({ sku, variantId }: StockName): string =>
		variantId === '' ? skuKey(sku) : variantKey(variantId);
	const byName = new Map(names.map((name) => [keyOf(name), name]));
	const byVariant = variantRows(byName.values());
	const byTarget = new Map<string, string[]>();
	for (const { sku, targetSku } of byName.values()) {
		const target = normalised(targetSku);
		if (sku !== '') byTarget.set(target, [...(byTarget.get(target) ?? []), sku]);
	}
	const rowOf = (sku: string, variantId: string): StockName | undefined =>
		byName.get(variantKey(variantId)) ??
		byName.get(skuKey(sku)) ??
		(variantId === '' ? (byVariant.get(skuKey(sku)) ?? undefined) : undefined);
	return {
		targetOf: (sku, variantId) => rowOf(sku, variantId)?.targetSku ?? sku,
		shopSkusOf: (targetSku) => {
			const named = byTarget.get(normalised(targetSku)) ?? [];
			const isElsewhere = byName.has(skuKey(targetSku));
			const all = isElsewhere ? named : [targetSku, ...named];
			return [...new Map(all.map((sku) => [normalised(sku), sku])).values()];
		},
	};
}

/** By SKU the row of its one variant; null where rows of several variants disagree about the target. */
function variantRows(names: Iterable<StockName>): Map<string, StockName | null> {
	const rows = new Map<string, StockName | null>();
	for (const name of names) {
		if (name.variantId === '' || name.sku === '') continue;
		const key = skuKey(name.sku);
		const other = rows.get(key);
		const agrees = !other || normalised(other.targetSku) === normalised(name.targetSku);
		rows.set(key, other === null || !agrees ? null : name);
	}
	return rows;
}

const skuKey = (sku: string): string => `sku ${normalised(sku)}`;
const variantKey = (variantId: string): string => `variant ${variantId}`;
