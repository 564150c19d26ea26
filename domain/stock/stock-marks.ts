import { z } from 'zod';
import { locationName } from '../restock/restock-policy';
import { tableCell } from './table-cell';

const markRowSchema = z.object({
	id: z.coerce.number().int(),
	sku: z.string().trim().min(1),
	location_id: tableCell.transform(locationName),
	reason: tableCell,
	order_key: tableCell,
	order_name: tableCell,
	received_at: z.coerce.date(),
	status: z.string(),
});

/** A reason to look at a SKU again, whatever was pushed last. */
export const stockMarkSchema = z.object({
	id: z.number().int(),
	sku: z.string(),
	/** A location of the shop; empty for every mapped one. */
	locationId: z.string(),
	/** In words, such as `synthetic restock of order #1001`. */
	reason: z.string(),
	receivedAt: z.string(),
});
export type StockMark = z.infer<typeof stockMarkSchema>;

/** Rows of osync_stock_signals that wait for a push. A row without a SKU names nothing to look at and is passed over. */
export function parseStockMarks(rows: readonly unknown[]): StockMark[] {
	return rows.flatMap((row) => {
		const read = markRowSchema.safeParse(row);
		if (!read.success || read.data.status !== 'new') return [];
		const { id, sku, location_id: locationId, received_at: at } = read.data;
		const order = read.data.order_name || read.data.order_key;
		const isNamed = order === '' || read.data.reason.includes(order);
		const reason = [read.data.reason || 'stock signal', ...(isNamed ? [] : [`of order ${order}`])];
		return [{ id, sku, locationId, reason: reason.join(' '), receivedAt: at.toISOString() }];
	});
}

/** A row of osync_stock_signals as it is written; the table gives it its id. */
export type NewStockMarkRow = {
	/** As the shop writes it. */
	sku: string;
	/** The shop's location, digits; empty for every mapped one. */
	location_id: string;
	/** In plain words, with the order. */
	reason: string;
	order_key: string;
	order_name: string;
	correlation_id: string;
	received_at: string;
	status: 'new';
};
