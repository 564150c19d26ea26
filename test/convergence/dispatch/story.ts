import fc from 'fast-check';
import { UNKNOWN_TO_WAREHOUSE } from '../../../playground/world/catalogue';
import { choice, oneOf, pick } from '../arbitraries';
import { CARD, SET } from './catalogue';
import type { Flow } from './merchant';
import type { Act, Numbers, ShopChange, Step, Trouble, WarehouseAct } from './steps';

/** Few of them, two of which are in the bundle, so that lines are often of one article. */
const goods = fc.constantFrom('TEE-RED-M', 'MUG-01', 'SOCK-3P', UNKNOWN_TO_WAREHOUSE.sku);
const sku = oneOf<string>(
	{ weight: 12, arbitrary: goods },
	{ weight: 2, arbitrary: fc.constant(CARD) },
	{ weight: 2, arbitrary: fc.constant(SET) },
);
const few = fc.integer({ min: 1, max: 3 });
const share = fc.nat({ max: 999 });
const numbers = pick<Numbers>({ one: 6, none: 2, two: 1 });

type Fields<T> = { [P in keyof T]: fc.Arbitrary<T[P]> };
const shop = <K extends ShopChange['change'], T extends object>(
	weight: number,
	change: K,
	model: Fields<T>,
) => ({
	weight,
	arbitrary: fc.record({
		change: fc.constant(change),
		...model,
	}) as unknown as fc.Arbitrary<ShopChange>,
});
const floor = <K extends WarehouseAct['act'], T extends object>(
	weight: number,
	act: K,
	model: Fields<T>,
) => ({
	weight,
	arbitrary: fc.record({
		act: fc.constant(act),
		...model,
	}) as unknown as fc.Arbitrary<WarehouseAct>,
});

/** Weights of one change of an order in the shop. */
const shopChange = oneOf<ShopChange>(
	shop(6, 'quantity', { line: choice, quantity: fc.nat({ max: 4 }) }),
	shop(5, 'add', { sku: goods, quantity: few }),
	shop(5, 'renew', { line: choice }),
	shop(2, 'bundle', { quantity: fc.nat({ max: 3 }) }),
	shop(5, 'refund', {
		line: choice,
		quantity: few,
		restock: fc.constantFrom('CANCEL', 'NO_RESTOCK'),
	}),
	shop(1, 'cancel', {}),
	shop(5, 'fulfil', {
		line: choice,
		quantity: few,
		number: fc.constantFrom('none', 'own', 'warehouse'),
		inStore: fc.boolean(),
	}),
	shop(4, 'hold', { line: choice, whole: fc.boolean() }),
	shop(4, 'release', {}),
	shop(1, 'schedule', {}),
	shop(1, 'open', {}),
	shop(4, 'move', {
		line: choice,
		quantity: few,
		to: fc.constantFrom('main', 'annex', 'annex', 'store'),
	}),
	shop(3, 'renumber', { fulfilment: choice, blank: fc.constantFrom(false, false, true) }),
	shop(2, 'callOff', { fulfilment: choice }),
);

/** Weights of what people do in the warehouse. */
const warehouseAct = oneOf<WarehouseAct>(
	floor(12, 'send', { which: choice, numbers }),
	floor(5, 'split', { which: choice, line: choice, quantity: few }),
	floor(4, 'pack', {
		which: choice,
		line: choice,
		quantity: few,
		numbered: fc.constantFrom('both', 'both', 'one', 'none'),
	}),
	floor(9, 'number', { which: choice, numbers }),
	floor(2, 'partShip', { which: choice, line: choice, quantity: few }),
	floor(2, 'sendAgain', {
		which: choice,
		line: choice,
		sentAs: fc.constantFrom('resend', 'exchange'),
	}),
	floor(5, 'follow', {}),
	floor(1, 'makeAnew', {}),
	floor(1, 'cancel', { which: choice }),
	floor(1, 'addLine', { which: choice, sku: goods }),
);

const act = oneOf<Act>(
	{
		weight: 12,
		arbitrary: fc.record({
			step: fc.constant('shop' as const),
			order: choice,
			changes: fc.array(shopChange, { minLength: 1, maxLength: 2, size: 'max' }),
		}),
	},
	{
		weight: 20,
		arbitrary: fc.record({
			step: fc.constant('warehouse' as const),
			order: choice,
			act: warehouseAct,
		}),
	},
	{ weight: 1, arbitrary: fc.constant<Act>({ step: 'elsewhere' }) },
);

const trouble = oneOf<Trouble>(
	{
		weight: 1,
		arbitrary: fc.record({
			vendor: fc.constant('linnworks' as const),
			operation: fc.constantFrom(
				'*',
				'ProcessedOrders/SearchProcessedOrders',
				'Orders/GetOrderDetailsByReferenceId',
				'ProcessedOrders/GetPackageSplit',
				'ProcessedOrders/GetOrderInfo',
			),
			kind: fc.constantFrom('status', 'timeout', 'drop', 'quota', 'expireSession'),
			when: fc.constantFrom('before', 'after'),
			times: few,
			afterCalls: fc.integer({ min: 0, max: 3 }),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			vendor: fc.constant('shopify' as const),
			operation: fc.constantFrom(
				...['DispatchHeads', 'FulfilmentOrderPages', 'ToldFulfilmentPages'],
				...['CreateFulfilment', 'CreateFulfilment', 'CreateFulfilment', 'UpdateTracking'],
			),
			kind: fc.constantFrom('status', 'throttle', 'drop', 'graphqlError'),
			when: fc.constantFrom('before', 'after'),
			times: few,
			skip: fc.integer({ min: 0, max: 2 }),
		}),
	},
);

const place: fc.Arbitrary<Step> = fc.record({
	step: fc.constant('place' as const),
	lines: fc.array(fc.record({ sku, quantity: few }), { minLength: 1, maxLength: 4, size: 'max' }),
	from: fc.constantFrom('main', 'main', 'annex'),
	cards: fc.constantFrom('none', 'service', 'row'),
	bundles: fc.constantFrom('composite', 'composite', 'components'),
});

const flow = pick<Exclude<Flow, 'replay'>>({ feed: 3, correction: 1, sweep: 5 });
const moment = fc.constantFrom('before' as const, 'after' as const);

/** Weights of the steps of a story. */
const step = oneOf<Step>(
	{ weight: 4, arbitrary: place },
	{ weight: 34, arbitrary: act },
	{
		weight: 6,
		arbitrary: fc.record({ step: fc.constant('trouble' as const), trouble }),
	},
	{
		weight: 8,
		arbitrary: fc.record({
			step: fc.constant('wait' as const),
			seconds: fc.constantFrom(15, 40, 120, 1000, 5 * 3600),
		}),
	},
	{ weight: 10, arbitrary: fc.record({ step: fc.constant('run' as const), flow }) },
	{ weight: 12, arbitrary: fc.constant<Step>({ step: 'round' }) },
	{
		weight: 6,
		arbitrary: fc.record({ step: fc.constant('dyingRun' as const), flow, share, moment }),
	},
	{
		weight: 6,
		arbitrary: fc.record({ step: fc.constant('disturbedRun' as const), flow, share, by: act }),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			step: fc.constant('overlap' as const),
			flow,
			share,
			other: flow,
			afterPause: fc.boolean(),
		}),
	},
	{ weight: 2, arbitrary: fc.constant<Step>({ step: 'replay' }) },
);

const setup: fc.Arbitrary<Step> = fc.record({
	step: fc.constant('setup' as const),
	parcels: fc.constantFrom('apart', 'apart', 'apart', 'together'),
	askParcels: fc.constantFrom('auto', 'auto', 'always'),
	otherLines: fc.constantFrom('withLast', 'withLast', 'withLast', 'leave'),
	packedComposites: fc.constantFrom('components', 'composite'),
	processedDates: fc.constantFrom('zoned', 'bare'),
	page: fc.constantFrom(1, 2, 200),
});

/** A story: how all is set up, a few orders, and at most so many steps. */
export const story = (most: number): fc.Arbitrary<Step[]> =>
	fc
		.tuple(
			setup,
			fc.array(place, { minLength: 1, maxLength: 3, size: 'max' }),
			fc.array(step, { maxLength: most, size: 'max' }),
		)
		.map(([first, orders, steps]) => [first, ...orders, ...steps]);
