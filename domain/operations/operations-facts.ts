import { z } from 'zod';
import { tableCell } from '../stock/table-cell';

/** A date column as milliseconds, whether it comes as a text or as a date; null for one that holds none. */
const instant = z
	.union([z.string(), z.date()])
	.nullish()
	.transform((value): number | null => {
		const at = value instanceof Date ? value.getTime() : Date.parse(value ?? '');
		return Number.isNaN(at) ? null : at;
	});
const someInstant = instant.refine((at): at is number => at !== null, 'is no date');
/** A column that was added later holds nothing, which is none; anything else than a number breaks the row. */
const count = z.preprocess((value) => value ?? 0, z.coerce.number().int().nonnegative());

/** A row of osync_ledger, as far as the report counts it. */
export const ledgerFactSchema = z.object({
	lane: tableCell,
	order_key: z.string(),
	order_name: tableCell,
	target_order: tableCell,
	outcome: tableCell,
	topics: tableCell,
	edited_by: tableCell,
	source_updated_at: tableCell,
	first_received_at: instant,
	recorded_at: someInstant,
});
export type LedgerFact = z.infer<typeof ledgerFactSchema>;

/** A row of osync_exceptions. */
export const exceptionFactSchema = z.object({
	order_name: tableCell,
	code: tableCell,
	severity: tableCell,
	owner: tableCell,
	status: tableCell,
	opened_at: someInstant,
	closed_at: instant,
});
export type ExceptionFact = z.infer<typeof exceptionFactSchema>;

/** A row of the table of stock pushes. */
export const stockRunFactSchema = z.object({
	mode: tableCell,
	changed: count,
	stale: count,
	rejected: count,
	unknown: count,
	not_started: count,
	repaired: count,
	held: count,
	good: tableCell,
	alert: tableCell,
	recorded_at: someInstant,
});
export type StockRunFact = z.infer<typeof stockRunFactSchema>;

/** An order that the shop took, or one that the warehouse shipped. */
export const orderFactSchema = z
	.object({
		orderKey: z.string().min(1),
		name: tableCell,
		/** When it was placed or shipped. */
		at: someInstant,
	})
	.transform(({ orderKey, name, at }) => ({ orderKey, name: name || orderKey, at }));
export type OrderFact = z.infer<typeof orderFactSchema>;

/** A level of the last full stock push: what the shop held and what it should hold. */
export const stockDifferenceSchema = z.object({
	sku: z.string(),
	locationId: tableCell,
	from: z.coerce.number().int(),
	to: z.coerce.number().int(),
});
export type StockDifference = z.infer<typeof stockDifferenceSchema>;

/** What the report is made from. Null stands for a list that was not given, which is said and never taken as empty. */
export type OperationsFacts = {
	ledger: LedgerFact[];
	exceptions: ExceptionFact[];
	stockRuns: StockRunFact[] | null;
	/** Orders that should be in the warehouse. */
	shopOrders: OrderFact[] | null;
	/** Keys of orders that the warehouse has, beside those that the ledger knows of. */
	arrived: string[];
	/** Orders that the warehouse shipped, beside those that the ledger knows of. */
	dispatches: OrderFact[] | null;
	stockDifferences: StockDifference[] | null;
	/** Rows that could not be read, each list with its number. */
	unread: string[];
};

export type OperationsSettings = {
	/** Minutes that an order or a dispatch may take before it counts as missing. */
	graceMinutes: number;
	/** Units from which on a stock difference is told. */
	differenceUnits: number;
};
