import { z } from 'zod';

/** A cell as trimmed text; one that holds nothing is empty. */
export const tableCell = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((value) => String(value ?? '').trim());
