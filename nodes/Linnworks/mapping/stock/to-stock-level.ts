import {
	compositeLevel,
	plainComponents,
	type Catalogue,
	type LevelAt,
} from '../../../../domain/stock/composite-levels';
import type { LevelProblem, PlaceLevel, StockLevel } from '../../../../domain/stock/stock-level';
import type { RawItemKind, RawLevel } from './raw-stock';

/** An item that is asked about. */
export type StockSubject = Pick<
	RawItemKind,
	'SKU' | 'StockItemId' | 'IsCompositeParent' | 'IsVariationGroup' | 'IsArchived'
> & { barcode?: string | undefined };

/**
 * The levels of plain items, by item. A location that the vendor does not list holds nothing of an item whose levels were
 * read (docs/vendors/linnworks.md §7.1).
 */
export const levelsByItem =
	(read: ReadonlyMap<string, readonly RawLevel[]>): LevelAt =>
	(stockItemId, locationId) => {
		const rows = read.get(stockItemId);
		if (!rows) return null;
		const row = rows.find((each) => each.Location.StockLocationId === locationId);
		const minimum = row?.MinimumLevel ?? -1;
		return {
			locationId,
			onHand: row?.StockLevel ?? 0,
			inOrders: row?.InOrders ?? 0,
			available: row?.Available ?? 0,
			minimumLevel: minimum < 0 ? null : minimum,
			jit: row?.JIT ?? false,
		};
	};

/**
 * What Linnworks says of the stock of one item at these locations. Levels of a composite are worked out from its
 * components, whatever Linnworks shows for it.
 */
export function toStockLevel(
	subject: StockSubject,
	locationIds: readonly string[],
	catalogue: Catalogue,
	levelAt: LevelAt,
): StockLevel {
	const { SKU: sku, StockItemId: stockItemId, IsCompositeParent: isComposite } = subject;
	const level = blank(sku, {
		...{ stockItemId, isComposite, archived: subject.IsArchived },
		...(subject.barcode === undefined ? {} : { barcode: subject.barcode }),
	});
	if (subject.IsArchived) return withProblem(level, 'archived', `${sku} is archived`);
	if (subject.IsVariationGroup) return withProblem(level, 'variationParent', '');
	if (!isComposite) {
		return withLevels(level, locationIds, (locationId) => levelAt(stockItemId, locationId));
	}
	const parts = plainComponents({ stockItemId, sku }, catalogue);
	if (!parts.ok) return withProblem(level, parts.error.problem, parts.error.detail);
	return withLevels({ ...level, composition: parts.value }, locationIds, (locationId) =>
		compositeLevel(parts.value, locationId, levelAt),
	);
}

/** A SKU that Linnworks does not have. */
export const unknownStockLevel = (sku: string): StockLevel =>
	withProblem(blank(sku, {}), 'notFound', '');

const blank = (sku: string, known: Partial<StockLevel>): StockLevel => ({
	...{ kind: 'stockLevel', schemaVersion: 1, sku, stockItemId: '' },
	...{ isComposite: false, archived: false, jit: false },
	...{ levels: [], composition: null, problem: '', detail: '' },
	...known,
});

const withProblem = (level: StockLevel, problem: LevelProblem, detail: string): StockLevel => ({
	...level,
	problem,
	detail,
});

function withLevels(
	level: StockLevel,
	locationIds: readonly string[],
	levelAt: (locationId: string) => PlaceLevel | null,
): StockLevel {
	const levels: PlaceLevel[] = [];
	for (const locationId of locationIds) {
		const there = levelAt(locationId);
		if (!there) {
			const detail = `The levels of ${level.sku} were not in the answer`;
			return withProblem(level, 'levelsMissing', detail);
		}
		levels.push(there);
	}
	return { ...level, levels, jit: levels.some(({ jit }) => jit) };
}
