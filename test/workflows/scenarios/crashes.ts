import type { FaultDraft } from '../../../simulators/linnworks';
import type { EditChange } from '../../../simulators/shopify';
import { LEASE_SECONDS, orderKey, type PlacedOrder, type Stage } from '../harness';
import { effects, expectInStepOnce } from './faults';

const EDIT: EditChange[] = [
	{ addVariant: { sku: 'CAP-BLACK', quantity: 2 } },
	{ setQuantity: { sku: 'TEE-RED-M', quantity: 5 } },
	{ setQuantity: { sku: 'MUG-01', quantity: 0 } },
];

/** Longer than it takes until everything that has to stand still does, on a slow machine too. */
const HELD_MS = 15_000;

type Point = {
	name: string;
	/** The call that is held open while n8n dies. */
	held: Pick<FaultDraft, 'operation' | 'when' | 'afterCalls'>;
	/** What must be true of the order at the moment of the crash. */
	before: (stage: Stage, order: PlacedOrder) => Promise<void> | void;
};

const skus = (stage: Stage, order: PlacedOrder): string[] =>
	stage
		.warehouse(order)
		.Items.map((item) => `${item.Quantity} x ${item.SKU}`)
		.sort();

const UNTOUCHED = ['1 x MUG-01', '2 x TEE-RED-M'];
const isParked = (stage: Stage, order: PlacedOrder): boolean =>
	stage.warehouse(order).GeneralInfo.IsParked === true;

const holds = async (stage: Stage, order: PlacedOrder): Promise<number> =>
	(await stage.rows('signals', 'order_key', orderKey(order))).filter(
		(row) => row['kind'] === 'hold' && row['status'] === 'new',
	).length;

/** Each stands in an execution of its own, so n8n can be at all of them when it dies. */
const INTAKE_POINTS: Point[] = [
	{
		name: 'the intake has remembered the signal and has not parked the order',
		held: { operation: 'Orders/GetOrderDetailsByReferenceId' },
		before: async (stage, order) => {
			expect((await stage.waiting(order)).length).toBeGreaterThan(0);
			expect([isParked(stage, order), await holds(stage, order)]).toEqual([false, 0]);
		},
	},
	{
		name: 'the intake has noted the hold and is about to park',
		held: { operation: 'Orders/ChangeOrderTag' },
		before: async (stage, order) =>
			expect([isParked(stage, order), (await holds(stage, order)) > 0]).toEqual([false, true]),
	},
	{
		name: 'the intake has parked the order and does not know it yet',
		held: { operation: 'Orders/ChangeOrderTag', when: 'after' },
		before: (stage, order) => expect(isParked(stage, order)).toBe(true),
	},
];

/** There is one sweep at a time, so each of these takes a crash of its own. */
const SWEEP_POINTS: Point[] = [
	{
		name: 'the sweep reads the order',
		held: { operation: 'Orders/GetOrdersById' },
		before: (stage, order) => {
			expect(stage.writes(order).every((each) => each === 'Orders/ChangeOrderTag')).toBe(true);
			expect([isParked(stage, order), skus(stage, order)]).toEqual([true, UNTOUCHED]);
		},
	},
	{
		name: 'the sweep has opened the order for its edit',
		held: { operation: 'Orders/ChangeOrderTag', when: 'after', afterCalls: 1 },
		before: (stage, order) =>
			expect([isParked(stage, order), skus(stage, order)]).toEqual([false, UNTOUCHED]),
	},
	{
		name: 'a line was added and the rest is missing',
		held: { operation: 'Orders/AddOrderItem', when: 'after' },
		before: (stage, order) => {
			expect(skus(stage, order)).toContain('2 x CAP-BLACK');
			expect(skus(stage, order)).toContain('1 x MUG-01');
		},
	},
	{
		name: 'everything is written and nothing is verified',
		held: { operation: 'Orders/GetOrdersById', afterCalls: 2 },
		before: async (stage, order) => {
			expect(stage.differences(order)).toEqual([]);
			expect(await stage.ledger(order)).toEqual([]);
		},
	},
];

type Held = Point['held'] & Pick<FaultDraft, 'delayMs' | 'times'>;

/** Holds a call about the order open, and edits the order. */
function holdAndEdit(stage: Stage, order: PlacedOrder, { delayMs = HELD_MS, ...held }: Held): void {
	const { linnworks, shopify } = stage.world;
	linnworks.faults.add({ ...held, kind: 'timeout', delayMs, matchOrderId: order.warehouseId });
	shopify.shop.edit(order.gid, EDIT);
}

/** Waits until the vendor has a call about the order that it holds open. */
async function untilHeld(stage: Stage, order: PlacedOrder, { operation }: Held): Promise<void> {
	await stage.until(
		`${operation} is held`,
		async () =>
			stage.world.linnworks.calls
				.of(operation)
				.some((call) => call.status === 0 && call.orderIds.includes(order.warehouseId)),
		30,
	);
}

async function editUntilHeld(stage: Stage, order: PlacedOrder, held: Held): Promise<void> {
	holdAndEdit(stage, order, held);
	await untilHeld(stage, order, held);
}

async function expectEditedOnce(stage: Stage, order: PlacedOrder, restartedAt = ''): Promise<void> {
	await expectInStepOnce(stage, order, restartedAt);
	expect(effects(stage, order, 'Item added')).toBe(1);
	expect(effects(stage, order, 'Item removed')).toBe(1);
}

/** n8n dies at one exact point after another, and is started again. */
export function crashScenarios(stage: () => Stage): void {
	const crash = async (): Promise<void> => {
		await stage().world.n8n.kill9();
		stage().world.linnworks.faults.clear();
		stage().world.shopify.faults.clear();
	};

	describe('nothing is lost and nothing is done twice when n8n dies while', () => {
		it(INTAKE_POINTS.map(({ name }) => name).join(', and of another order '), async () => {
			// A sweep that comes too early waits for the shop, so that what the orders look like is the intakes' doing.
			stage().world.shopify.faults.add({
				operationName: 'OrderStates',
				when: 'before',
				kind: 'delay',
				delayMs: HELD_MS,
				times: 10,
			});
			const works: Array<Point & { order: PlacedOrder }> = [];
			for (const point of INTAKE_POINTS) works.push({ ...point, order: await stage().place() });
			// An edit sends several webhooks; every call of each of their intakes stands still.
			for (const { order, held } of works) holdAndEdit(stage(), order, { ...held, times: 0 });
			for (const { order, held } of works) await untilHeld(stage(), order, held);
			for (const { order, before } of works) await before(stage(), order);
			await crash();
			const crashedAt = new Date().toISOString();
			await stage().world.restartN8n();
			for (const { order } of works) await stage().inStep(order, 90);
			for (const { order } of works) await expectEditedOnce(stage(), order, crashedAt);
		});

		it.each(SWEEP_POINTS)('$name', async ({ held, before }) => {
			const order = await stage().place();
			await editUntilHeld(stage(), order, held);
			await before(stage(), order);
			await crash();
			await stage().world.restartN8n();
			await stage().inStep(order, 90);
			await expectEditedOnce(stage(), order);
		});

		it('it works on two orders, and a third is edited before it is back', async () => {
			const { shopify } = stage().world;
			const orders = [await stage().place(), await stage().place(), await stage().place()];
			const [first, second, third] = orders as [PlacedOrder, PlacedOrder, PlacedOrder];
			shopify.shop.edit(second.gid, EDIT);
			await editUntilHeld(stage(), first, { operation: 'Orders/AddOrderItem', when: 'after' });
			await crash();
			shopify.webhooks.setPolicy({ timeScale: 0.004 });
			const known = shopify.webhooks.deliveries.length;
			shopify.shop.edit(third.gid, EDIT);
			const late = () => shopify.webhooks.deliveries.slice(known);
			await shopify.webhooks.idle();
			expect(new Set(late().map((delivery) => delivery.state))).toEqual(new Set(['retrying']));
			await stage().world.restartN8n();
			for (const order of orders) await stage().inStep(order, 90);
			await shopify.webhooks.settled();
			expect(new Set(late().map((delivery) => delivery.state))).toEqual(new Set(['delivered']));
			shopify.webhooks.setPolicy({ timeScale: 1 });
			for (const order of orders) await stage().inStep(order);
			for (const order of orders) await expectEditedOnce(stage(), order);
		});
	});
}

/** The schedule fires every two seconds, whether the last sweep has ended or not. */
export function overlapScenarios(stage: () => Stage): void {
	const reads = (): number => stage().world.shopify.calls.count('OrderStates');
	const stuckReading = (delayMs: number): void =>
		stage().world.shopify.faults.add({
			operationName: 'OrderStates',
			when: 'before',
			kind: 'delay',
			delayMs,
		});

	const looks = async (order: PlacedOrder): Promise<number> => (await stage().ledger(order)).length;

	describe('when the next sweep starts before the last has ended', () => {
		it('only one works while the other reads', async () => {
			const order = await stage().place();
			const before = reads();
			stuckReading(7_000);
			stage().world.shopify.shop.edit(order.gid, EDIT);
			await stage().inStep(order, 90);
			await expectEditedOnce(stage(), order);
			expect([reads() - before, await looks(order)]).toEqual([1, 1]);
			expect(stage().writes(order, 'Orders/AddOrderItem')).toHaveLength(1);
			expect(stage().writes(order, 'Orders/RemoveOrderItem')).toHaveLength(1);
		});

		it('only one works while the other writes', async () => {
			const order = await stage().place();
			const before = reads();
			const held = { operation: 'Orders/AddOrderItem', when: 'after', delayMs: 7_000 } as const;
			await editUntilHeld(stage(), order, held);
			await stage().inStep(order, 90);
			await expectEditedOnce(stage(), order);
			expect([reads() - before, await looks(order)]).toEqual([1, 1]);
			expect(stage().writes(order, 'Orders/AddOrderItem')).toHaveLength(1);
			expect(stage().writes(order, 'Orders/RemoveOrderItem')).toHaveLength(1);
		});

		it('one that lost its lease while it read writes nothing', async () => {
			const order = await stage().place();
			const before = reads();
			const stuckMs = (LEASE_SECONDS + 5) * 1000;
			stuckReading(stuckMs);
			const since = Date.now();
			stage().world.shopify.shop.edit(order.gid, EDIT);
			await stage().until(
				'the stuck sweep has gone on',
				async () => Date.now() - since > stuckMs + 8_000,
			);
			await stage().inStep(order, 90);
			await expectEditedOnce(stage(), order);
			expect([reads() - before, await looks(order)]).toEqual([2, 1]);
			expect(stage().writes(order, 'Orders/AddOrderItem')).toHaveLength(1);
			expect(stage().writes(order, 'Orders/RemoveOrderItem')).toHaveLength(1);
		});

		it('one that lost its lease while it wrote does nothing twice', async () => {
			const order = await stage().place();
			const before = reads();
			const delayMs = (LEASE_SECONDS + 5) * 1000;
			const held = { operation: 'Orders/AddOrderItem', when: 'after', delayMs } as const;
			await editUntilHeld(stage(), order, held);
			await stage().until('two sweeps looked', async () => (await looks(order)) > 1, 90);
			await stage().inStep(order);
			await expectEditedOnce(stage(), order);
			expect(reads() - before).toBe(2);
			expect(stage().writes(order, 'Orders/AddOrderItem')).toHaveLength(1);
		});
	});
}
