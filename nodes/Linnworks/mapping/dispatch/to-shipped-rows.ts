import type { ShippedRow } from '../../../../domain/dispatch/shipment';
import { normalised } from '../../../../domain/mapping/mappings';
import type { RawOrder, RawOrderItem } from '../raw/raw-order';
import { componentsOf, soldAs } from '../return/order-rows';

/** A row of goods with the units of it that left. */
export type GoneRow = { row: RawOrderItem; quantity: number };

/** The rows of which units left: all of a processed order, and what was shipped of one that is still open. */
export const goneRows = ({ Processed, Items }: RawOrder): GoneRow[] =>
	Items.filter(({ IsService }) => !IsService)
		.map((row) => ({
			row,
			quantity: Math.max(0, Math.round(Processed ? row.Quantity : row.PartShippedQty)),
		}))
		.filter(({ quantity }) => quantity > 0);

/** The rows as the shop knows them; rows of the same line and SKU are one. */
export function toShippedRows(rows: readonly GoneRow[]): ShippedRow[] {
	const found = new Map<string, ShippedRow>();
	for (const each of rows) {
		const next = toShippedRow(each);
		const key = `${next.lineId}\n${normalised(next.sku)}`;
		const known = found.get(key);
		found.set(key, known ? joined(known, next) : next);
	}
	return [...found.values()];
}

/** Components hold the units of the whole row; of one that left in part, as many as went with it. */
function toShippedRow({ row, quantity }: GoneRow): ShippedRow {
	const components = componentsOf(row)
		.map((part) => ({
			sku: part.SKU,
			quantity: row.Quantity > 0 ? (part.Quantity * quantity) / row.Quantity : 0,
		}))
		.filter((part) => part.quantity > 0);
	return {
		lineId: row.ItemNumber,
		sku: soldAs(row),
		quantity,
		components: components.every((part) => Number.isInteger(part.quantity)) ? components : [],
	};
}

function joined(left: ShippedRow, right: ShippedRow): ShippedRow {
	const components = [...left.components, ...right.components];
	const skus = [...new Set(components.map(({ sku }) => sku))];
	return {
		...left,
		quantity: left.quantity + right.quantity,
		components: skus.map((sku) => ({
			sku,
			quantity: components.reduce((sum, part) => sum + (part.sku === sku ? part.quantity : 0), 0),
		})),
	};
}
