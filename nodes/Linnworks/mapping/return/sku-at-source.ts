import { normalised } from '../../../../domain/mapping/mappings';
import type { RestockFacts, RestockLine } from '../../../../domain/restock/restock-facts';
import type { RawOrder, RawOrderItem } from '../raw/raw-order';
import { componentsOf, goesBy, soldAs } from './order-rows';

/** Goods of one row, as the shop names them: so many units of this SKU for each unit of the row. */
export type SourceGoods = { sku: string; perRow: number };

/** How a row of Linnworks and the lines of the shop belong together. */
type Match =
	| { kind: 'line'; line: RestockLine }
	/** The shop sells the components as lines of their own, Linnworks as one composite row. */
	| { kind: 'bundle' }
	| { kind: 'none' };

/** Finds the line that a row stands for, by the line id it carries or else by its SKU. */
export function matchRow(row: RawOrderItem, { lines }: RestockFacts): Match {
	const named = lines.find((line) => line.lineId === row.ItemNumber);
	if (named?.isBundleParent || lines.some((line) => line.bundle?.groupId === row.ItemNumber)) {
		return { kind: 'bundle' };
	}
	const line = named ?? lines.find((each) => goesBy(row, each.sku));
	return line ? { kind: 'line', line } : { kind: 'none' };
}

/** A SKU in the spelling of the shop, if the shop sells it. */
export const skuAtSource = (sku: string, { lines }: RestockFacts): string =>
	lines.find((line) => normalised(line.sku) === normalised(sku))?.sku ?? sku;

/**
 * What came in with units of a row, in the shop's SKUs: that of its line, or those of its components where the shop
 * sells them one by one. What the shop does not sell keeps the SKU of Linnworks, so it proves nothing and is not lost.
 */
export function toSourceGoods(row: RawOrderItem, facts: RestockFacts): SourceGoods[] {
	const match = matchRow(row, facts);
	if (match.kind === 'line') return [{ sku: match.line.sku, perRow: 1 }];
	const parts = match.kind === 'bundle' ? componentsOf(row) : [];
	if (parts.length === 0 || row.Quantity <= 0) {
		return [{ sku: skuAtSource(soldAs(row), facts), perRow: 1 }];
	}
	return parts.map((part) => ({
		sku: skuAtSource(part.SKU, facts),
		perRow: part.Quantity / row.Quantity,
	}));
}

/** The row with this id, or the component of a composite row that has it. */
export function rowById(order: RawOrder, rowId: string): RawOrderItem | undefined {
	const all = order.Items.flatMap((row) => [row, ...componentsOf(row)]);
	return all.find((row) => row.RowId === rowId);
}
