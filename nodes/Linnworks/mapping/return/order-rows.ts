import { inheritedRows, type LineHistory } from '../../../../domain/edit/inherited-rows';
import { normalised } from '../../../../domain/mapping/mappings';
import { err, ok, type Result } from '../../../../domain/result';
import { rawOrderItemSchema, type RawOrder, type RawOrderItem } from '../raw/raw-order';
import { toInstant } from './to-instant';

/** A line of the shop as far as a row of Linnworks has to be found for it. */
type ShopLine = { lineId: string; sku: string };

/** The SKU that a row was sold under, in the shop's spelling if Linnworks remembers it. */
export const soldAs = (row: RawOrderItem): string => row.ChannelSKU || row.SKU;

/** Whether a row goes by this SKU, in the shop or in Linnworks. */
export const goesBy = (row: RawOrderItem, sku: string): boolean => {
	const wanted = normalised(sku);
	return wanted !== '' && [row.ChannelSKU, row.SKU].some((each) => normalised(each) === wanted);
};

/** The order with each row under the id of the line that it stands for, where it remembers one that was put on anew. */
export function withHeirs(
	order: RawOrder,
	lines: readonly LineHistory[],
	asked: 'units' | 'place',
): RawOrder {
	const rows = order.Items.map((row) => ({
		reference: row.ItemNumber,
		sku: soldAs(row),
		quantity: row.Quantity,
	}));
	const heirs = inheritedRows(rows, lines, toInstant(order.ProcessedDateTime), asked);
	if (heirs.size === 0) return order;
	const named = (row: RawOrderItem): string => heirs.get(row.ItemNumber) ?? row.ItemNumber;
	return { ...order, Items: order.Items.map((row) => ({ ...row, ItemNumber: named(row) })) };
}

/** What a composite row is made of: its components, with the units of the whole row. Nothing for any other row. */
export function componentsOf(row: RawOrderItem): RawOrderItem[] {
	const parts = rawOrderItemSchema.array().safeParse(row['CompositeSubItems'] ?? []);
	return parts.success ? parts.data : [];
}

/**
 * The row that stands for a line: the one that carries its id, or else the only one that goes by its SKU and carries
 * the id of none of the shop's lines (`known`). A sentence that says what is missing otherwise.
 */
export function findRow(
	order: RawOrder,
	{ lineId, sku }: ShopLine,
	known: ReadonlySet<string>,
): Result<RawOrderItem, string> {
	const own = order.Items.filter((row) => row.ItemNumber === lineId);
	const alike = order.Items.filter((row) => !known.has(row.ItemNumber) && goesBy(row, sku));
	const rows = own.length > 0 ? own : alike;
	if (rows.length === 1 && rows[0]) return ok(rows[0]);
	const line = sku === '' ? `line ${lineId}` : `line ${lineId} (${sku})`;
	return err(
		rows.length > 0
			? `order ${order.NumOrderId} has several rows for ${line}`
			: `order ${order.NumOrderId} has no row for ${line}`,
	);
}
