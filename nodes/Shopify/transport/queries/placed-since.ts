import { z } from 'zod';
import type { Operation } from '../operation';
import type { Page } from './payouts';

const fields = z.object({
	id: z.string(),
	name: z.string(),
	createdAt: z.string(),
	cancelledAt: z.string().nullable(),
	test: z.boolean(),
	requiresShipping: z.boolean(),
	displayFinancialStatus: z.string().nullable(),
	tags: z.array(z.string()),
});

const shippingLines = z.object({
	nodes: z.array(z.object({ title: z.string(), code: z.string().nullable() })),
});

/** An order as a list of new ones names it; its shipping only where that was asked for. */
export type RawPlaced = z.output<typeof fields> & {
	shippingLines?: z.output<typeof shippingLines> | undefined;
};

const FIELDS =
	'id name createdAt cancelledAt test requiresShipping displayFinancialStatus tags' as const;

const operation = (
	name: string,
	first: number,
	more: string,
	points: number,
): Operation<Page<RawPlaced>> => ({
	kind: 'query',
	name,
	text: `
query ${name}($filter: String!, $after: String) {
  orders(first: ${first}, after: $after, query: $filter, sortKey: CREATED_AT, reverse: true) {
    pageInfo { hasNextPage endCursor }
    nodes { ${FIELDS}${more} }
  }
}`,
	points,
	answer: z
		.object({
			orders: z.object({
				pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
				nodes: z.array(fields.extend({ shippingLines: shippingLines.optional() })),
			}),
		})
		.transform(({ orders: { nodes, pageInfo } }) => ({
			entries: nodes,
			endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
		})),
});

/** Orders by when they were placed, newest first: 252 points for 250. */
export const PLACED_ORDERS = operation('PlacedOrders', 250, '', 252);

/** The same with up to three shipping methods of each: 902 points for 150. */
export const PLACED_SHIPPING = operation(
	'PlacedShipping',
	150,
	' shippingLines(first: 3) { nodes { title code } }',
	902,
);
