import { z, type ZodType, type ZodTypeDef } from 'zod';
import type { Operation } from '../operation';
import { rawListOf, type RawList } from '../raw-list';
import { rawShippedLineSchema } from '../raw-goods';
import {
	rawExchangeLineSchema,
	rawRestockLineSchema,
	rawReturnLineSchema,
	rawReverseLineSchema,
	rawReverseSchema,
} from '../raw-restock';
import {
	EXCHANGE_LINE_FRAGMENT,
	RESTOCK_LINE_FRAGMENT,
	RETURN_LINE_FRAGMENT,
	REVERSE_LINE_FRAGMENT,
	SHIPPED_LINE_FRAGMENT,
} from './restock-fragments';

/** A further page of one list, and the time of change of the order it belongs to; null when its owner went away. */
export type ListPage<T> = { updatedAt: string; list: RawList<T> } | null;

type List = { owner: string; list: string; node: string; fragments: string };

/** Reads one list of one thing; `owner` asks for the order's time of change as well. */
export const restOf = <T>(
	name: string,
	{ owner, list, node, fragments }: List,
	entry: ZodType<T, ZodTypeDef, unknown>,
): Operation<ListPage<T>> => ({
	kind: 'query',
	name,
	text: `
query ${name}($id: ID!, $after: String) {
  owner: ${owner}
    list: ${list} { pageInfo { hasNextPage endCursor } nodes { ${node} } }
  }
}${fragments}`,
	answer: z
		.object({
			owner: z
				.object({
					updatedAt: z.string().optional(),
					order: z.object({ updatedAt: z.string() }).nullish(),
					list: rawListOf(entry),
				})
				.nullable(),
		})
		.transform(({ owner: found }) =>
			found
				? { updatedAt: found.updatedAt ?? found.order?.updatedAt ?? '', list: found.list }
				: null,
		),
});

const ORDER = 'order(id: $id) { updatedAt';
const RETURN = 'return(id: $id) { order { updatedAt }';

/** 963 points. */
export const MORE_LINES = restOf(
	'MoreRestockLines',
	{
		owner: ORDER,
		list: 'lineItems(first: 240, after: $after)',
		node: '...GoodsLine',
		fragments: RESTOCK_LINE_FRAGMENT,
	},
	rawRestockLineSchema,
);

/** 253 points. */
export const MORE_RETURNS = restOf(
	'MoreReturns',
	{ owner: ORDER, list: 'returns(first: 250, after: $after)', node: 'id', fragments: '' },
	z.object({ id: z.string() }),
);

/** 504 points. */
export const MORE_SHIPPED_LINES = restOf(
	'MoreShippedLines',
	{
		owner: 'fulfillment(id: $id) { order { updatedAt }',
		list: 'fulfillmentLineItems(first: 250, after: $after)',
		node: '...ShippedLine',
		fragments: SHIPPED_LINE_FRAGMENT,
	},
	rawShippedLineSchema,
);

/** 754 points. */
export const MORE_RETURN_LINES = restOf(
	'MoreReturnLines',
	{
		owner: RETURN,
		list: 'returnLineItems(first: 250, after: $after)',
		node: '...ReturnLine',
		fragments: RETURN_LINE_FRAGMENT,
	},
	rawReturnLineSchema,
);

/** 504 points. */
export const MORE_EXCHANGE_LINES = restOf(
	'MoreExchangeLines',
	{
		owner: RETURN,
		list: 'exchangeLineItems(first: 250, after: $after, includeRemovedItems: true)',
		node: '...ExchangeLine',
		fragments: EXCHANGE_LINE_FRAGMENT,
	},
	rawExchangeLineSchema,
);

/** 924 points. */
export const MORE_REVERSES = restOf(
	'MoreReverses',
	{
		owner: RETURN,
		list: 'reverseFulfillmentOrders(first: 40, after: $after)',
		node: 'id lineItems(first: 4) { pageInfo { hasNextPage endCursor } nodes { ...ReverseLine } }',
		fragments: REVERSE_LINE_FRAGMENT,
	},
	rawReverseSchema,
);

/** 954 points. */
export const MORE_REVERSE_LINES = restOf(
	'MoreReverseLines',
	{
		owner: 'reverseFulfillmentOrder(id: $id) { order { updatedAt }',
		list: 'lineItems(first: 190, after: $after)',
		node: '...ReverseLine',
		fragments: REVERSE_LINE_FRAGMENT,
	},
	rawReverseLineSchema,
);

export const RESTOCK_LISTS = [
	MORE_LINES,
	MORE_RETURNS,
	MORE_SHIPPED_LINES,
	MORE_RETURN_LINES,
	MORE_EXCHANGE_LINES,
	MORE_REVERSES,
	MORE_REVERSE_LINES,
] as const;
