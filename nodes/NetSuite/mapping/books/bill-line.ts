import { z } from 'zod';

const rowSchema = z.object({
	document: z.string().min(1),
	line: z.coerce.number().int(),
	order_line: z.coerce.number().int().default(0),
	item: z.string().default(''),
	quantity: z.coerce.number().default(0),
	amount: z.coerce.number().finite().default(0),
	reference: z.string().default(''),
});

/** One line of goods or charges of a document; the amount is without tax, in major units. */
export type BillLine = {
	document: string;
	line: number;
	/** The line it was made from; 0 for none. */
	orderLine: number;
	/** The source's line that it remembers; empty for none. */
	reference: string;
	stockItemId: string;
	quantity: number;
	amount: number;
};

/** A row of the lines query. */
export function toBillLine(row: unknown): BillLine {
	const { document, line, order_line, item, quantity, amount, reference } = rowSchema.parse(row);
	const stockItemId = item;
	return { document, line, orderLine: order_line, reference, stockItemId, quantity, amount };
}
