import { codesOf, expectNoGap } from './lineage-outcome';
import { LineageStory, orderKey, type Sold } from './lineage-story';

let story: LineageStory;
beforeAll(async () => {
	story = await LineageStory.open();
});
afterAll(async () => await story.close());
beforeEach(() => story.begin());

describe('the old order is too far on', () => {
	test.each<[string, (old: Sold) => void, string]>([
		[
			'picked',
			({ legacyId }) => {
				const { warehouse } = story.warehouse.simulator;
				const wave = warehouse.createPickWave(legacyId);
				warehouse.startWave(wave.PickingWaveId);
			},
			'GATE_WAVE',
		],
		[
			'labelled',
			({ legacyId }) => story.warehouse.simulator.warehouse.printLabel(legacyId, 'TRACK-1'),
			'GATE_LABEL',
		],
		[
			'dispatched',
			({ legacyId }) => story.warehouse.simulator.warehouse.process(legacyId),
			'GATE_DISPATCHED',
		],
	])('%s: nothing is made, and one exception names both', async (_what, act, code) => {
		const old = await story.imported();
		act(old);
		const made = story.recreate(old);
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(made, 'orders/create');
		await story.sweep();
		await story.sweep();
		expect(story.orders()).toHaveLength(1);
		expect(codesOf(story).filter((each) => each.startsWith(made.name))).toEqual([
			`${made.name} ${code}`,
		]);
		expect(story.exceptions[0]?.reason).toContain(`${made.name} takes the place of ${old.name}`);
	});
});

test('an order in a wave gives way once the wave lets go of it', async () => {
	const old = await story.imported();
	const { warehouse } = story.warehouse.simulator;
	const wave = warehouse.createPickWave(old.legacyId);
	warehouse.startWave(wave.PickingWaveId);
	const made = story.recreate(old);
	await story.webhook(made, 'orders/create');
	await story.sweep();
	expect(codesOf(story)).toEqual([`${made.name} GATE_WAVE`]);
	warehouse.abandonWave(wave.PickingWaveId);
	story.watch();
	await story.settle();
	story.expectOne(made);
	expect(codesOf(story)).toEqual([]);
	expectNoGap(story);
});

describe('the new order does not come', () => {
	test('it has to wait for its tag: the old one stays as it is for as long', async () => {
		const old = await story.imported();
		story.requireTagsAbsent = 'OE-HOLD';
		const made = story.recreate(old);
		story.shopify.shop.tag(made.gid, { add: ['OE-HOLD'] });
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(made, 'orders/create');
		const items = await story.sweep();
		expect(items.map((item) => item.decision?.code)).toEqual(['POSTPONED', 'POSTPONED']);
		expect(story.holds).toEqual([orderKey(old)]);
		story.watch();
		story.shopify.shop.tag(made.gid, { remove: ['OE-HOLD'] });
		await story.webhook(made, 'orders/updated');
		await story.settle();
		story.expectOne(made);
		expect(codesOf(story)).toEqual([]);
		expectNoGap(story);
	});

	test('after the wait, the old one is cancelled like any other', async () => {
		story.begin(60);
		const old = await story.imported();
		const made = story.recreate(old, {}, []);
		await story.webhook(old, 'orders/cancelled', 5);
		await story.sweep();
		expect(story.open()).toHaveLength(1);
		story.begin(60);
		const another = await story.imported();
		story.recreate(another, {}, []);
		await story.webhook(another, 'orders/cancelled', 20);
		await story.settle();
		expect(story.open()).toEqual([]);
		expect(codesOf(story)).toEqual([]);
		expect(made.name).not.toBe(old.name);
	});

	test('an order that is not imported, for whatever reason, leaves the old one alone', async () => {
		const old = await story.imported();
		const made = story.recreate(old);
		story.importOrders = false;
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(made, 'orders/create');
		const items = await story.sweep();
		const look = items.find((item) => item.look.orderKey === orderKey(made));
		expect(look).toMatchObject({ decision: { code: 'ABSENT' }, look: { heldByUs: false } });
		expect(look?.target).toBeUndefined();
		expect(story.orders()).toHaveLength(1);
		expect(story.holds).toEqual([orderKey(old)]);
	});
});

describe('a sales channel brings the orders in', () => {
	async function both(): Promise<[Sold, Sold]> {
		story.importOrders = false;
		const old = story.place();
		await story.channelImports(old);
		const made = story.recreate(old);
		await story.webhook(old, 'orders/cancelled');
		await story.channelImports(made);
		return [old, made];
	}

	test('the old one goes by its own look', async () => {
		const [old, made] = await both();
		await story.sweep();
		await story.settle();
		story.expectOne(made);
		expect(story.order(old).GeneralInfo.HoldOrCancel).toBe(true);
		expect(codesOf(story)).toEqual([]);
	});

	test('or by the look at the new one, and at no moment can both be picked', async () => {
		const [, made] = await both();
		story.watch();
		await story.webhook(made, 'orders/edited');
		await story.sweep({ only: made });
		expect(story.open()).toHaveLength(1);
		expect(story.mostPickable).toBe(1);
		await story.settle();
		story.expectOne(made);
		expect(codesOf(story)).toEqual([]);
	});

	test('a new order that somebody else parked stays parked', async () => {
		const [, made] = await both();
		story.warehouse.simulator.warehouse.park(made.legacyId);
		await story.webhook(made, 'orders/updated');
		await story.sweep({ only: made });
		expect(story.order(made).GeneralInfo.IsParked).toBe(true);
		await story.settle();
		expect(story.order(made).GeneralInfo.IsParked).toBe(true);
		expect(story.open()).toHaveLength(1);
	});
});

describe('in doubt', () => {
	/** The app left the old order alone for a while, and a person cancelled it much later. */
	async function doubtful(): Promise<[Sold, Sold]> {
		story.begin(60);
		const old = await story.imported();
		const made = story.recreate(old, { tags: false, delaySeconds: 1500, copyPayment: false }, [
			{ setQuantity: { sku: 'TEE-RED-M', quantity: 2 } },
		]);
		story.shopify.shop.markPaid(made.gid);
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(made, 'orders/create');
		return [old, made];
	}

	test('nothing is made or cancelled, and the exceptions name both orders', async () => {
		const [old, made] = await doubtful();
		await story.sweep();
		expect(story.orders()).toHaveLength(1);
		expect(story.open()).toHaveLength(1);
		expect(codesOf(story).sort()).toEqual([
			`${old.name} LINEAGE_AMBIGUOUS`,
			`${made.name} LINEAGE_AMBIGUOUS`,
		]);
		for (const { order_name: name, reason } of story.exceptions) {
			expect(`${name} ${reason}`).toContain(made.name);
			expect(reason).toContain(old.name);
		}
		expect(story.waiting).toHaveLength(2);
	});

	test("a person's word settles it: a successor takes over", async () => {
		const [old, made] = await doubtful();
		await story.sweep();
		story.watch();
		story.shopify.shop.tag(made.gid, { add: [`order-sync:successor=${old.name}`] });
		await story.settle();
		story.expectOne(made);
		expect(codesOf(story)).toEqual([]);
		expect(story.holds).toEqual([]);
		expect(story.mostPickable).toBeLessThanOrEqual(1);
	});

	test("a person's word settles it: an order of its own", async () => {
		const [old, made] = await doubtful();
		await story.sweep();
		story.shopify.shop.tag(made.gid, { add: ['order-sync:own-order'] });
		await story.settle();
		story.expectOne(made);
		expect(story.order(old).GeneralInfo.HoldOrCancel).toBe(true);
		expect(codesOf(story)).toEqual([]);
	});

	test('while the other half may still come, everybody waits', async () => {
		const old = await story.imported();
		story.shopify.shop.cancel(old.gid);
		story.shopify.shop.tag(old.gid, { add: ['Edit Order - Cancelled'] });
		await story.webhook(old, 'orders/cancelled');
		const [item] = await story.sweep();
		expect(item?.decision).toMatchObject({ code: 'POSTPONED' });
		expect(codesOf(story)).toEqual([]);
		expect(story.holds).toEqual([orderKey(old)]);
	});
});
