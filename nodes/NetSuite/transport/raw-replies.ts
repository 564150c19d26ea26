import { z } from 'zod';

const detailSchema = z.object({
	detail: z.string().default(''),
	'o:errorCode': z.string().default(''),
	'o:errorPath': z.string().optional(),
	'o:errorQueryParam': z.string().optional(),
	'o:errorHeader': z.string().optional(),
});

/** The body of a refusal (docs/vendors/netsuite.md §8.4); `type` and `title` are of no use. */
export const errorBodySchema = z.object({
	'o:errorCode': z.string().default(''),
	'o:errorDetails': z.array(detailSchema).default([]),
});

export type ErrorBody = z.infer<typeof errorBodySchema>;

/** One page of a SuiteQL result; what its rows hold depends on the query (docs/vendors/netsuite.md §7). */
export const queryPageSchema = z.object({
	hasMore: z.boolean(),
	totalResults: z.number().optional(),
	items: z.array(z.record(z.unknown())),
});

/** What NetSuite's clock says, in UTC. */
export const serverTimeSchema = z.object({ serverTime: z.string().datetime({ offset: true }) });
