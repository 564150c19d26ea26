import type { FaultDraft } from '../../../simulators/linnworks';
import type { EditChange, Fault } from '../../../simulators/shopify';
import type { PlacedOrder, Stage } from '../harness';

type Trouble = {
	name: string;
	draft: Omit<FaultDraft, 'operation' | 'matchOrderId'>;
	/** What the call log shows for a call that was hit; 0 for a connection that was cut. */
	status: number;
};

const TROUBLES: Trouble[] = [
	{ name: 'answers 429', draft: { kind: 'quota' }, status: 429 },
	{ name: 'answers 500 before it', draft: { kind: 'status', status: 500 }, status: 500 },
	{
		name: 'answers 500 after it',
		draft: { kind: 'status', status: 500, when: 'after' },
		status: 500,
	},
	{ name: 'is silent before it', draft: { kind: 'timeout', delayMs: 1500 }, status: 0 },
	{
		name: 'is silent after it',
		draft: { kind: 'timeout', delayMs: 1500, when: 'after' },
		status: 0,
	},
	{ name: 'hangs up before it', draft: { kind: 'drop' }, status: 0 },
	{ name: 'hangs up after it', draft: { kind: 'drop', when: 'after' }, status: 0 },
	{ name: 'ends the session at it', draft: { kind: 'expireSession' }, status: 401 },
];

const ALL_KINDS: EditChange[] = [
	{ addVariant: { sku: 'CAP-BLACK', quantity: 2 } },
	{ setQuantity: { sku: 'TEE-RED-M', quantity: 5 } },
	{ setQuantity: { sku: 'MUG-01', quantity: 0 } },
];

type Write = { operation: string; edit: EditChange[]; afterCalls?: number };

const WRITES: Write[] = [
	{ operation: 'Orders/AddOrderItem', edit: ALL_KINDS },
	{ operation: 'Orders/UpdateOrderItem', edit: ALL_KINDS },
	{ operation: 'Orders/RemoveOrderItem', edit: ALL_KINDS },
	{
		operation: 'Orders/AddOrderService',
		edit: [{ addCustomItem: { title: 'Gift wrapping', price: '3.50' } }],
	},
	{
		operation: 'Orders/SetOrderTotalsInfo',
		edit: [{ discountLine: { sku: 'TEE-RED-M', percentage: 33 } }],
	},
	{
		// The first call parks, the second opens the order for the edit.
		operation: 'Orders/ChangeOrderTag',
		edit: [{ setQuantity: { sku: 'MUG-01', quantity: 4 } }],
		afterCalls: 1,
	},
];

const CASES = WRITES.flatMap((write) => TROUBLES.map((trouble) => ({ ...write, ...trouble })));

type Case = (typeof CASES)[number];
type Call = ReturnType<Stage['world']['linnworks']['calls']['all']>[number];

/** Every call about one order, in order of arrival. */
const callsOf = (stage: Stage, order: PlacedOrder): Call[] =>
	stage.world.linnworks.calls.all().filter((call) => call.orderIds.includes(order.warehouseId));

const isRead = (call: Call): boolean => call.operation === 'Orders/GetOrdersById';
const isLost = (call: Call): boolean => call.status === 0 || call.status >= 500;
/** The session had ended, by this order's fault or another's: nothing was written, and it is sent again with a new one. */
const isTurnedAway = (call: Call): boolean => call.status === 401;
/** Parking is not a repetition of a lost unparking. */
const tagOf = (call: Call): unknown => (call.body as { tag?: unknown } | null)?.tag;

/**
 * Writes that were sent again after a lost answer without a look at the order in between. Where n8n died, only what it
 * sent after `restartedAt` (an ISO instant) counts: before, several intakes may have been at the same order at once.
 */
export function blindResends(stage: Stage, order: PlacedOrder, restartedAt = ''): string[] {
	const calls = callsOf(stage, order);
	return calls.flatMap((call, at) => {
		if (!isLost(call) || !stage.writes(order, call.operation).length) return [];
		const rest = calls.slice(at + 1).filter((each) => each.at >= restartedAt);
		const again = rest.findIndex(
			(each) => each.operation === call.operation && tagOf(each) === tagOf(call),
		);
		const lookedFirst = again < 0 || rest.slice(0, again).some(isRead);
		return lookedFirst ? [] : [call.operation];
	});
}

/** How often something really happened to the warehouse order, whatever was answered. */
export const effects = (stage: Stage, order: PlacedOrder, type: string): number =>
	stage.world.linnworks.warehouse.auditTrail(order.legacyId).filter((row) => row.type === type)
		.length;

/** SKUs that stand on more than one row. */
export function doubledRows(stage: Stage, order: PlacedOrder): string[] {
	const names = stage.warehouse(order).Items.map((item) => item.SKU || item.Title);
	return names.filter((name, at) => names.indexOf(name) !== at);
}

/** What holds at the end of every edit, whatever went wrong on the way. */
export async function expectInStepOnce(
	stage: Stage,
	order: PlacedOrder,
	restartedAt = '',
): Promise<void> {
	expect(stage.differences(order)).toEqual([]);
	expect(doubledRows(stage, order)).toEqual([]);
	expect(blindResends(stage, order, restartedAt)).toEqual([]);
	expect(stage.warehouse(order).GeneralInfo.IsParked).toBe(false);
	expect(await stage.exceptions(order)).toEqual([]);
}

/** Linnworks fails in the middle of a write. All orders are edited at the same time. */
export function writeFaultScenarios(stage: () => Stage): void {
	describe('Linnworks fails in the middle of writing', () => {
		const placed = new Map<string, PlacedOrder>();
		const keyOf = (each: Case): string => `${each.operation} ${each.name}`;
		const orderOf = (each: Case): PlacedOrder => placed.get(keyOf(each)) as PlacedOrder;

		beforeAll(async () => {
			const { linnworks, shopify } = stage().world;
			for (const each of CASES) {
				const order = await stage().place();
				placed.set(keyOf(each), order);
				const { operation, draft, afterCalls = 0 } = each;
				linnworks.faults.add({
					...draft,
					operation,
					afterCalls,
					matchOrderId: order.warehouseId,
				});
			}
			for (const each of CASES) await stage().settled(orderOf(each));
			for (const each of CASES) {
				shopify.shop.edit(orderOf(each).gid, each.edit);
				await shopify.webhooks.idle();
			}
		});

		afterAll(() => stage().world.linnworks.faults.clear());

		it.each(CASES)('$operation: it $name', async (each) => {
			const order = orderOf(each);
			await stage().inStep(order, 120);
			await expectInStepOnce(stage(), order);
			const sent = callsOf(stage(), order).filter((call) => call.operation === each.operation);
			expect(sent.map((call) => call.status)).toContain(each.status);
			expect(effects(stage(), order, 'Item added')).toBe(addedBy(each.edit));
			if (/Orders\/Add/.test(each.operation)) {
				const once = each.draft.when === 'after' || each.status === 401;
				expect(sent.filter((call) => !isTurnedAway(call))).toHaveLength(once ? 1 : 2);
			}
		});
	});
}

const addedBy = (edit: readonly EditChange[]): number =>
	edit.filter((change) => 'addVariant' in change || 'addCustomItem' in change).length;

/** Linnworks or Shopify cannot be read for a while. */
export function readFaultScenarios(stage: () => Stage): void {
	const editOne = async (fault: (order: PlacedOrder) => void): Promise<PlacedOrder> => {
		const order = await stage().place();
		fault(order);
		stage().world.shopify.shop.edit(order.gid, ALL_KINDS);
		return order;
	};

	describe('while Linnworks cannot be read', () => {
		afterEach(() => stage().world.linnworks.faults.clear());

		it('nothing is written until locks and merges can be read from v2', async () => {
			const { linnworks } = stage().world;
			const order = await editOne(({ warehouseId }) =>
				linnworks.faults.add({
					operation: 'v2/orders',
					kind: 'status',
					status: 503,
					times: 0,
					matchOrderId: warehouseId,
				}),
			);
			await stage().until('held', async () => {
				const rows = await stage().ledger(order);
				return rows.some((row) => row['outcome'] === 'held');
			});
			expect(stage().writes(order)).toEqual([]);
			linnworks.faults.clear();
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
		});

		it.each<[string, Omit<FaultDraft, 'matchOrderId'>]>([
			[
				'500 for longer than one look',
				{ operation: 'Orders/GetOrdersById', kind: 'status', times: 4 },
			],
			['429 twice', { operation: 'Orders/GetOrdersById', kind: 'quota', times: 2 }],
			['a session that ends in the middle', { operation: 'v2/orders', kind: 'expireSession' }],
			[
				'no connection for the intake and the first look',
				{ operation: 'Orders/GetOrderDetailsByReferenceId', kind: 'drop', times: 8 },
			],
		])('the order converges: %s', async (_name, draft) => {
			const { linnworks } = stage().world;
			const before = linnworks.calls.count();
			const order = await editOne(({ legacyId }) =>
				linnworks.faults.add({ ...draft, matchOrderId: legacyId }),
			);
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
			const hit = linnworks.calls
				.since(before)
				.filter((call) => call.operation === draft.operation && call.status !== 200);
			expect(hit.length).toBeGreaterThanOrEqual(draft.times ?? 1);
			expect(stage().writes(order, 'Orders/AddOrderItem')).toHaveLength(1);
		});
	});

	describe('while Shopify cannot be read', () => {
		afterEach(() => stage().world.shopify.faults.clear());

		it.each<[string, Omit<Fault, 'operationName' | 'when'>, string | null]>([
			['500 for longer than one look', { kind: 'status', status: 500, times: 6 }, 'HTTP_500'],
			['THROTTLED', { kind: 'throttle', times: 3 }, 'THROTTLED'],
			['dropped connections', { kind: 'drop', times: 6 }, 'DROPPED'],
			[
				'an internal error inside a 200',
				{ kind: 'graphqlError', times: 2 },
				'INTERNAL_SERVER_ERROR',
			],
		])('the order converges: %s', async (_name, fault, error) => {
			const { shopify } = stage().world;
			const before = shopify.calls.count();
			const order = await editOne(() =>
				shopify.faults.add({ ...fault, operationName: 'OrderStates', when: 'before' }),
			);
			await stage().inStep(order);
			await expectInStepOnce(stage(), order);
			const hit = shopify.calls.since(before).filter((call) => call.error === error);
			expect(hit).toHaveLength(fault.times ?? 1);
			expect(stage().writes(order, 'Orders/AddOrderItem')).toHaveLength(1);
		});

		it('a webhook is believed when Shopify cannot be asked about its order', async () => {
			const { shopify } = stage().world;
			shopify.faults.add({
				operationName: 'OrderSeen',
				when: 'before',
				kind: 'status',
				status: 500,
				times: 2,
			});
			const order = await editOne(() => undefined);
			await stage().inStep(order);
			expect(shopify.calls.all().filter((call) => call.error === 'HTTP_500')).not.toEqual([]);
			expect((await stage().ledger(order)).at(-1)?.['topics']).toContain('orders/edited');
			await expectInStepOnce(stage(), order);
		});
	});
}
