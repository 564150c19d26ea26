import { z } from 'zod';

/** A page of a list; `endCursor` is where the next one begins. */
export type RawList<T> = {
	pageInfo: { hasNextPage: boolean; endCursor: string | null };
	nodes: T[];
};

/** The shape of a page of a list with such entries. */
export const rawListOf = <T extends z.ZodTypeAny>(node: T) =>
	z.object({
		pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
		nodes: z.array(node),
	});
