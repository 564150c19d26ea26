import fc from 'fast-check';
import type { Strategy } from '../../domain/succession/choose-strategy';
import { VARIANTS } from '../../playground/world/catalogue';
import { choice, oneOf, pick, webhook, type Choice } from './arbitraries';
import type { Webhook } from './webhooks';

type Line = { sku: string; quantity: number; discountPercent: number };
export type ShopChange =
	| { change: 'add'; sku: string; quantity: number }
	| { change: 'quantity'; line: Choice; quantity: number }
	| { change: 'remove'; line: Choice }
	| { change: 'swap'; line: Choice; sku: string }
	| { change: 'discount'; line: Choice; percentage: number }
	| { change: 'tip'; title: string; pence: number }
	| { change: 'shipping'; title: string; pence: number }
	| { change: 'address'; street: number; city: string }
	| { change: 'note'; text: string }
	/** A change that does not concern the warehouse. */
	| { change: 'tag'; tag: string }
	| { change: 'refund'; line: Choice; quantity: number }
	| { change: 'cancel' };

export type WarehouseAct =
	| 'wave'
	| 'startWave'
	| 'pick'
	| 'abandonWave'
	| 'invoice'
	| 'pickList'
	| 'label'
	| 'park'
	| 'unpark'
	| 'lock'
	| 'unlock'
	| 'partShip'
	| 'dispatch'
	| 'merge'
	| 'pay';

export type Trouble =
	| {
			vendor: 'linnworks';
			operation: string;
			kind: string;
			when: 'before' | 'after';
			times: number;
			afterCalls: number;
	  }
	| { vendor: 'shopify'; kind: 'status' | 'throttle' | 'drop' | 'graphqlError'; times: number };

export type Step =
	/** From here on orders reach the warehouse through our own import instead of through Linnworks' sales channel. */
	| { step: 'importOrders' }
	/** From here on edits are written in this way. */
	| { step: 'strategy'; strategy: Strategy }
	| {
			step: 'place';
			lines: Line[];
			shippingPence: number;
			taxesIncluded: boolean;
			paid: boolean;
			webhook: Webhook;
	  }
	| { step: 'shop'; order: Choice; changes: ShopChange[]; webhook: Webhook }
	| { step: 'warehouse'; order: Choice; act: WarehouseAct; amount: Choice }
	| { step: 'trouble'; trouble: Trouble }
	| { step: 'wait'; seconds: number }
	| { step: 'sweep' }
	/** The process dies at a share (in thousandths) of the acts that the last sweep took. */
	| { step: 'dyingSweep'; share: number; moment: 'before' | 'after' }
	/** Something happens in the shop or the warehouse in the middle of a sweep. */
	| { step: 'disturbedSweep'; share: number; by: Step & { step: 'shop' | 'warehouse' } }
	| { step: 'catchUp' };

const sku = fc.constantFrom(...VARIANTS.map((variant) => variant.sku));
const pence = fc.integer({ min: 0, max: 1999 });
const some = fc.integer({ min: 1, max: 9 });

/** Weights of one change of an order in the shop. */
const shopChange = oneOf<ShopChange>(
	{ weight: 8, arbitrary: fc.record({ change: fc.constant('add' as const), sku, quantity: some }) },
	{
		weight: 8,
		arbitrary: fc.record({
			change: fc.constant('quantity' as const),
			line: choice,
			quantity: some,
		}),
	},
	{ weight: 5, arbitrary: fc.record({ change: fc.constant('remove' as const), line: choice }) },
	{ weight: 4, arbitrary: fc.record({ change: fc.constant('swap' as const), line: choice, sku }) },
	{
		weight: 3,
		arbitrary: fc.record({
			change: fc.constant('discount' as const),
			line: choice,
			percentage: fc.integer({ min: 1, max: 60 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			change: fc.constant('tip' as const),
			title: fc.constantFrom('Tip', 'Gift wrapping'),
			pence: fc.integer({ min: 1, max: 999 }),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({
			change: fc.constant('shipping' as const),
			title: fc.constantFrom('Standard', 'Express'),
			pence,
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			change: fc.constant('address' as const),
			street: some,
			city: fc.constantFrom('Bath', 'Leeds', 'York'),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			change: fc.constant('note' as const),
			text: fc.constantFrom('', 'Ring twice', 'Leave at the door'),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			change: fc.constant('tag' as const),
			tag: fc.constantFrom('vip', 'gift', 'checked'),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			change: fc.constant('refund' as const),
			line: choice,
			quantity: fc.integer({ min: 1, max: 3 }),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ change: fc.constant('cancel' as const) }) },
);

const shop = fc.record({
	step: fc.constant('shop' as const),
	order: choice,
	changes: fc.array(shopChange, { minLength: 1, maxLength: 3, size: 'max' }),
	webhook,
});

/** Weights of what people and machines do in the warehouse. */
const warehouse = fc.record({
	step: fc.constant('warehouse' as const),
	order: choice,
	act: pick<WarehouseAct>({
		wave: 6,
		startWave: 3,
		pick: 3,
		abandonWave: 2,
		invoice: 1,
		pickList: 1,
		label: 2,
		park: 2,
		unpark: 2,
		lock: 2,
		unlock: 2,
		partShip: 2,
		dispatch: 3,
		merge: 1,
		pay: 2,
	}),
	amount: choice,
});

/** Every call that a sweep or an intake makes can be hit. */
const OPERATIONS = [
	'*',
	'Orders/GetOrdersById',
	'Orders/GetOrderDetailsByReferenceId',
	'v2/orders',
	'v2/orders/fulfillment-status',
	'Picking/GetPickingWave',
	'Inventory/GetStockItemIdsBySKU',
	'Orders/AddOrderItem',
	'Orders/AddOrderService',
	'Orders/UpdateOrderItem',
	'Orders/RemoveOrderItem',
	'Orders/SetOrderCustomerInfo',
	'Orders/SetOrderShippingInfo',
	'Orders/SetOrderTotalsInfo',
	'Orders/SetOrderNotes',
	'Orders/ChangeOrderTag',
	'Orders/CancelOrder',
	'Picking/DeleteOrdersFromPickingWaves',
] as const;

const trouble = fc.record({
	step: fc.constant('trouble' as const),
	trouble: oneOf<Trouble>(
		{
			weight: 3,
			arbitrary: fc.record({
				vendor: fc.constant('linnworks' as const),
				operation: fc.constantFrom(...OPERATIONS),
				kind: fc.constantFrom('status', 'timeout', 'drop', 'quota', 'expireSession'),
				when: fc.constantFrom('before', 'after'),
				times: fc.integer({ min: 1, max: 4 }),
				afterCalls: fc.integer({ min: 0, max: 5 }),
			}),
		},
		{
			weight: 1,
			arbitrary: fc.record({
				vendor: fc.constant('shopify' as const),
				kind: fc.constantFrom('status', 'throttle', 'drop', 'graphqlError'),
				times: fc.integer({ min: 1, max: 6 }),
			}),
		},
	),
});

const place: fc.Arbitrary<Step> = fc.record({
	step: fc.constant('place' as const),
	lines: fc.array(
		fc.record({
			sku,
			quantity: some,
			discountPercent: fc.constantFrom(0, 0, 0, 10, 33),
		}),
		{ minLength: 1, maxLength: 4, size: 'max' },
	),
	shippingPence: pence,
	taxesIncluded: fc.boolean(),
	paid: pick({ yes: 9, no: 1 }).map((word) => word === 'yes'),
	webhook,
});

const share = fc.nat({ max: 999 });

/** Weights of the steps of a story. */
const step = oneOf<Step>(
	{ weight: 4, arbitrary: place },
	{ weight: 28, arbitrary: shop },
	{ weight: 18, arbitrary: warehouse },
	{ weight: 8, arbitrary: trouble },
	{
		weight: 10,
		arbitrary: fc.record({
			step: fc.constant('wait' as const),
			seconds: fc.constantFrom(5, 31, 65, 300, 1500),
		}),
	},
	{ weight: 14, arbitrary: fc.record({ step: fc.constant('sweep' as const) }) },
	{
		weight: 6,
		arbitrary: fc.record({
			step: fc.constant('dyingSweep' as const),
			share,
			moment: fc.constantFrom('before', 'after'),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			step: fc.constant('disturbedSweep' as const),
			share,
			by: fc.oneof(shop, warehouse),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ step: fc.constant('catchUp' as const) }) },
);

/** A story: who imports orders, how edits are written, a few orders, then at most so many steps. */
export const story = (most: number): fc.Arbitrary<Step[]> =>
	fc
		.tuple(
			fc.constantFrom<Step[]>([], [{ step: 'importOrders' }]),
			fc.constantFrom<Strategy>('amend', 'amend', 'regenerate', 'auto'),
			fc.array(place, { minLength: 1, maxLength: 5, size: 'max' }),
			fc.array(step, { maxLength: most, size: 'max' }),
		)
		.map(([imports, strategy, orders, steps]) => [
			...imports,
			{ step: 'strategy', strategy },
			...orders,
			...steps,
		]);
