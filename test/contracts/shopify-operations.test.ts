import {
	getOperationAST,
	NoDeprecatedCustomRule,
	parse,
	specifiedRules,
	validate,
	type GraphQLEnumType,
	type GraphQLSchema,
} from 'graphql';
import { OrderSyncShopifyApi } from '../../credentials/OrderSyncShopifyApi.credentials';
import {
	CHANGED_FULFILMENT_ORDERS,
	CHANGED_AFTER_SALES,
	CHANGED_ORDERS,
} from '../../nodes/Shopify/transport/queries/changed-since';
import {
	ALL_VARIANTS,
	BUNDLES,
	BUNDLES_PER_CALL,
	FIRST_COMPONENTS,
	LOCATIONS,
	MORE_COMPONENTS,
} from '../../nodes/Shopify/transport/queries/catalogue';
import {
	itemsPerCall,
	LEVELS_PER_CALL,
	levelsById,
	stockedItems,
	stockedVariants,
	stockOfItems,
	variantsPerCall,
} from '../../nodes/Shopify/transport/queries/inventory-levels';
import {
	PAIRS_PER_CALL,
	SET_QUANTITIES,
} from '../../nodes/Shopify/transport/queries/inventory-set';
import type { Operation } from '../../nodes/Shopify/transport/operation';
import { KIN } from '../../nodes/Shopify/transport/queries/kin';
import {
	DEEP_LEDGERS,
	FIRST_LEDGERS,
	ORDER_LEDGERS,
	WIDE_LEDGERS,
	type LedgerSize,
} from '../../nodes/Shopify/transport/queries/order-ledgers';
import { ORDER_OWNERS } from '../../nodes/Shopify/transport/queries/order-owners';
import { ORDER_REST, REST_LINES } from '../../nodes/Shopify/transport/queries/order-rest';
import { PLACED_ORDERS, PLACED_SHIPPING } from '../../nodes/Shopify/transport/queries/placed-since';
import { ORDER_SEEN } from '../../nodes/Shopify/transport/queries/order-seen';
import { FIRST_PAGE_SIZE, ORDER_STATES } from '../../nodes/Shopify/transport/queries/order-states';
import {
	FIRST_HEADS,
	REFUND_HEADS,
	WIDE_HEADS,
	type HeadSize,
} from '../../nodes/Shopify/transport/queries/refund-heads';
import {
	BALANCE_ROWS,
	PAYOUT,
	PAYOUTS,
	TRANSACTION_OWNERS,
} from '../../nodes/Shopify/transport/queries/payouts';
import {
	REFUND_PAGES,
	REFUND_REST,
	REFUNDS_PER_CALL,
} from '../../nodes/Shopify/transport/queries/refund-pages';
import { RESTOCK_LISTS } from '../../nodes/Shopify/transport/queries/restock-lists';
import {
	FIRST_RESTOCKS,
	FULFILMENT_PAGES,
	FULFILMENTS_PER_CALL,
	RESTOCK_ORDERS,
	RETURN_PAGES,
	RETURNS_PER_CALL,
	WIDE_RESTOCKS,
	type RestockSize,
} from '../../nodes/Shopify/transport/queries/restock-pages';
import {
	CREATE_SUBSCRIPTION,
	DELETE_SUBSCRIPTION,
	LIST_SUBSCRIPTIONS,
} from '../../nodes/Shopify/transport/queries/webhook-subscriptions';
import { TOPICS, topicEnum, type Topic } from '../../nodes/Shopify/trigger/topics';
import { requestedCost } from '../../simulators/shopify/http/query-cost';
import { loadShopifyContract } from '../support/shopify-contract';

const OPERATIONS = [
	ORDER_STATES,
	ORDER_REST,
	ORDER_LEDGERS,
	ORDER_SEEN,
	...Object.values(ORDER_OWNERS),
	CHANGED_AFTER_SALES,
	CHANGED_ORDERS,
	CHANGED_FULFILMENT_ORDERS,
	KIN,
	REFUND_HEADS,
	REFUND_PAGES,
	REFUND_REST,
	RESTOCK_ORDERS,
	FULFILMENT_PAGES,
	RETURN_PAGES,
	...RESTOCK_LISTS,
	PAYOUTS,
	PAYOUT,
	BALANCE_ROWS,
	TRANSACTION_OWNERS,
	stockedItems(2),
	stockedVariants(2, 50),
	stockOfItems(2, 10),
	levelsById(10),
	SET_QUANTITIES,
	ALL_VARIANTS,
	BUNDLES,
	LOCATIONS,
	PLACED_ORDERS,
	PLACED_SHIPPING,
	LIST_SUBSCRIPTIONS,
	CREATE_SUBSCRIPTION,
	DELETE_SUBSCRIPTION,
];
const ledgers = ({ orders, ...size }: LedgerSize): Record<string, unknown> => ({
	ids: Array(orders).fill('gid'),
	...size,
});
const heads = ({ orders, ...size }: HeadSize): Record<string, unknown> => ({
	ids: Array(orders).fill('gid'),
	...size,
});
const restocks = ({ orders, ...size }: RestockSize): Record<string, unknown> => ({
	ids: Array(orders).fill('gid'),
	...size,
});
const schema = loadShopifyContract();
const withContract = schema ? it : it.skip;
if (!schema) console.warn('The Shopify schema is not at hand: operations were not validated.');

describe('Shopify operations', () => {
	withContract.each(OPERATIONS.map((each) => [each.name, each] as const))(
		'%s is valid and uses nothing deprecated',
		(_name, operation) => {
			const errors = validate(schema as GraphQLSchema, parse(operation.text), [
				...specifiedRules,
				NoDeprecatedCustomRule,
			]);
			expect(errors.map((each) => each.message)).toEqual([]);
		},
	);

	withContract('the credential test is valid', () => {
		const { query } = new OrderSyncShopifyApi().test.request.body as { query: string };
		expect(validate(schema as GraphQLSchema, parse(query))).toEqual([]);
	});

	withContract('every topic exists', () => {
		const type = schema?.getType('WebhookSubscriptionTopic') as GraphQLEnumType;
		const unknown = (Object.keys(TOPICS) as Topic[]).filter(
			(topic) => !type.getValue(topicEnum(topic)),
		);
		expect(unknown).toEqual([]);
	});

	/** Every object 1, a connection 2 and its page times its node: no rebate of the vendor's counts. */
	withContract.each<[string, string, Record<string, unknown>, number]>([
		[
			'the first page of five orders',
			ORDER_STATES.text,
			{
				ids: Array(FIRST_PAGE_SIZE.orders).fill('gid'),
				lines: FIRST_PAGE_SIZE.lines,
				locations: true,
			},
			975,
		],
		['a further page of an order', ORDER_REST.text, { lines: REST_LINES }, 1000],
		['the ledgers of many orders', ORDER_LEDGERS.text, ledgers(FIRST_LEDGERS), 966],
		['a long ledger', ORDER_LEDGERS.text, ledgers(WIDE_LEDGERS), 1000],
		['a ledger of many lines', ORDER_LEDGERS.text, ledgers(DEEP_LEDGERS), 1000],
		['which refunds forty orders have', REFUND_HEADS.text, heads(FIRST_HEADS), 960],
		['which refunds one order has', REFUND_HEADS.text, heads(WIDE_HEADS), 502],
		['a page of refunds', REFUND_PAGES.text, { ids: Array(REFUNDS_PER_CALL).fill('gid') }, 968],
		['a further page of a refund', REFUND_REST.text, {}, 960],
		['the goods of many orders', RESTOCK_ORDERS.text, restocks(FIRST_RESTOCKS), 954],
		['the goods of one order', RESTOCK_ORDERS.text, restocks(WIDE_RESTOCKS), 300],
		[
			'a page of shipments',
			FULFILMENT_PAGES.text,
			{ ids: Array(FULFILMENTS_PER_CALL).fill('gid') },
			987,
		],
		['a page of returns', RETURN_PAGES.text, { ids: Array(RETURNS_PER_CALL).fill('gid') }, 980],
		...RESTOCK_LISTS.map(({ name, text }): [string, string, object, number] => [
			`a page of ${name}`,
			text,
			{},
			1000,
		]),
		['a page of payouts', PAYOUTS.text, {}, 203],
		['a page of what a payout is made of', BALANCE_ROWS.text, {}, 963],
		[
			'the orders of many transactions',
			TRANSACTION_OWNERS.text,
			{ ids: Array(250).fill('gid') },
			500,
		],
		['a page of kin', KIN.text, {}, 1000],
		['a page of changed orders', CHANGED_ORDERS.text, {}, 1000],
		['a page of changed orders, after the sale', CHANGED_AFTER_SALES.text, {}, 1000],
		['a page of changed fulfilment orders', CHANGED_FULFILMENT_ORDERS.text, {}, 1000],
		[
			'a page of bundles',
			BUNDLES.text,
			{ ids: Array(BUNDLES_PER_CALL).fill('gid'), first: FIRST_COMPONENTS },
			945,
		],
		['a further page of a bundle', BUNDLES.text, { ids: ['gid'], first: MORE_COMPONENTS }, 503],
		['the question whether an order is there', ORDER_SEEN.text, {}, 1],
	])('%s costs at most what it may', (_what, text, variables, most) => {
		const document = parse(text);
		const operation = getOperationAST(document);
		if (!operation) throw new Error('No operation');
		expect(
			requestedCost(schema as GraphQLSchema, document, operation, variables),
		).toBeLessThanOrEqual(most);
	});

	withContract.each([ALL_VARIANTS, LOCATIONS, PLACED_ORDERS, PLACED_SHIPPING])(
		'$name costs what was counted',
		({ text, points = 0 }) => {
			const document = parse(text);
			const operation = getOperationAST(document);
			if (!operation) throw new Error('No operation');
			expect(requestedCost(schema as GraphQLSchema, document, operation, {})).toBe(points);
			expect(points).toBeLessThanOrEqual(1000);
		},
	);

	/** What a call waits for before it starts must be what it will be charged. */
	withContract.each([1, 2, 5, 50])('stock at %i locations costs what was counted', (locations) => {
		const items = itemsPerCall(locations);
		const variants = variantsPerCall(locations);
		const counted: Array<[Operation<unknown>, Record<string, unknown>]> = [
			[stockedItems(locations), { first: items }],
			[stockedVariants(locations, variants), { first: variants }],
			[stockOfItems(locations, items), { ids: Array(items).fill('gid') }],
			[levelsById(LEVELS_PER_CALL), { ids: Array(LEVELS_PER_CALL).fill('gid') }],
			[SET_QUANTITIES, {}],
		];
		for (const [{ text, points = 0 }, variables] of counted) {
			const document = parse(text);
			const operation = getOperationAST(document);
			if (!operation) throw new Error('No operation');
			expect(requestedCost(schema as GraphQLSchema, document, operation, variables)).toBe(points);
			expect(points).toBeLessThanOrEqual(1000);
		}
		expect([items, variants, PAIRS_PER_CALL].every((size) => size >= 1 && size <= 250)).toBe(true);
	});
});
