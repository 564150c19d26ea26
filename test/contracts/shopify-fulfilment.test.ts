import { getOperationAST, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql';
import {
	DISPATCH_HEADS,
	FIRST_DISPATCHES,
	FULFILMENT_ORDER_PAGES,
	FULFILMENT_ORDERS_PER_CALL,
	MORE_DISPATCH_LINES,
	MORE_FULFILMENT_ORDER_LINES,
	MORE_FULFILMENT_ORDERS,
	MORE_TOLD_LINES,
	TOLD_FULFILMENT_PAGES,
	TOLD_FULFILMENTS_PER_CALL,
	WIDE_DISPATCHES,
} from '../../nodes/Shopify/transport/queries/fulfilment-reads';
import {
	CREATE_FULFILMENT,
	UPDATE_TRACKING,
} from '../../nodes/Shopify/transport/queries/fulfilment-writes';
import { requestedCost } from '../../simulators/shopify/http/query-cost';
import { shopSchema } from '../../simulators/shopify/schema';
import { loadShopifyContract } from '../support/shopify-contract';

/** The vendor's schema; where it is not at hand, the part of it that the simulated shop answers. */
const schema = loadShopifyContract() ?? shopSchema();
const ids = (size: number) => ({ ids: Array<string>(size).fill('gid') });

it.each([
	[DISPATCH_HEADS, { ...ids(FIRST_DISPATCHES.orders), ...FIRST_DISPATCHES }, 984],
	[DISPATCH_HEADS, { ...ids(WIDE_DISPATCHES.orders), ...WIDE_DISPATCHES }, 286],
	[FULFILMENT_ORDER_PAGES, ids(FULFILMENT_ORDERS_PER_CALL), 960],
	[TOLD_FULFILMENT_PAGES, ids(TOLD_FULFILMENTS_PER_CALL), 990],
	[MORE_DISPATCH_LINES, {}, 483],
	[MORE_FULFILMENT_ORDERS, {}, 253],
	[MORE_FULFILMENT_ORDER_LINES, {}, 504],
	[MORE_TOLD_LINES, {}, 504],
	[CREATE_FULFILMENT, {}, CREATE_FULFILMENT.points],
	[UPDATE_TRACKING, {}, UPDATE_TRACKING.points],
])(
	'$name is in the contract, and a full call costs what was counted',
	(operation, values, points) => {
		const document = parse(operation.text);
		const rules = [...specifiedRules, NoDeprecatedCustomRule];
		expect(validate(schema, document, rules).map(({ message }) => message)).toEqual([]);
		const ast = getOperationAST(document);
		if (!ast) throw new Error('No operation');
		expect(requestedCost(schema, document, ast, values)).toBe(points);
	},
);
