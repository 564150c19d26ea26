import { z } from 'zod';

/** Why an order cannot be brought in step by itself; the code is one of the exception codes. */
export const problemSchema = z.object({
	code: z.enum([
		'SKU_UNMAPPED',
		'SKU_MISSING',
		'SKU_AMBIGUOUS',
		'BUNDLE_DIFFERS',
		'LINEAGE_AMBIGUOUS',
		'LOCATION_UNMAPPED',
		'LOCATION_DIFFERS',
		'LOCATION_SPLIT',
		'ADDRESS_INCOMPLETE',
		'SHIPPING_UNMAPPED',
		'CURRENCY_MISMATCH',
		'FOREIGN_LINE',
		'ORDER_EMPTY',
		'CUSTOMER_UNMAPPED',
		'REFUND_CURRENCY',
		'REFUND_EXCEEDS',
		'REFUND_DUPLICATE',
		'REFUND_UNKNOWN',
	]),
	/** What is wrong, naming the line or field. */
	detail: z.string(),
	/** The value a person has to look for, such as the SKU. */
	subject: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
