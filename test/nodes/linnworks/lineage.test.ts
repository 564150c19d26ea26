import { codesOf, expectNoGap } from './lineage-outcome';
import { LineageStory, orderKey } from './lineage-story';

let story: LineageStory;
beforeAll(async () => {
	story = await LineageStory.open();
});
afterAll(async () => await story.close());
beforeEach(() => story.begin());

describe('an order made anew takes the place of the one it replaces', () => {
	test.each<[string, object, string[]]>([
		['with tags, cancelled first', {}, ['cancelled', 'create']],
		['with tags, created first', { createFirst: true }, ['create', 'cancelled']],
		['without tags', { tags: false }, ['cancelled', 'create']],
	])('%s; both looked at in one sweep', async (_what, options, topics) => {
		const old = await story.imported();
		story.watch();
		const made = story.recreate(old, options);
		for (const topic of topics) {
			await story.webhook(topic === 'create' ? made : old, `orders/${topic}`);
		}
		await story.settle();
		story.expectOne(made);
		expect(story.order(old)).toMatchObject({ Processed: true });
		expect(story.order(old).GeneralInfo.HoldOrCancel).toBe(true);
		expect(JSON.stringify(story.order(made).Notes)).toContain(`takes the place of ${old.name}`);
		expect(codesOf(story)).toEqual([]);
		expect(story.holds).toEqual([]);
		expectNoGap(story);
	});

	test('when the cancellation is looked at long before the new order', async () => {
		const old = await story.imported();
		story.watch();
		const made = story.recreate(old);
		await story.webhook(old, 'orders/cancelled');
		const [first] = await story.sweep();
		expect(first?.decision).toMatchObject({ verdict: 'hold', code: 'POSTPONED' });
		expect(story.order(old).GeneralInfo.IsParked).toBe(true);
		expect(story.holds).toEqual([orderKey(old)]);
		await story.webhook(made, 'orders/create');
		await story.settle();
		story.expectOne(made);
		expect(codesOf(story)).toEqual([]);
		expect(story.holds).toEqual([]);
		expectNoGap(story);
	});

	test('when the new order is looked at long before the cancellation, which finds nothing to do', async () => {
		const old = await story.imported();
		story.watch();
		const made = story.recreate(old);
		await story.webhook(made, 'orders/create');
		await story.settle();
		story.expectOne(made);
		await story.webhook(old, 'orders/cancelled');
		const [item] = await story.sweep();
		expect(item?.decision?.code).toBe('NOTHING_TO_DO');
		expect(story.waiting).toEqual([]);
		expect(codesOf(story)).toEqual([]);
		expectNoGap(story);
	});

	test('later edits of it, also once nothing in the shop tells where it came from', async () => {
		const old = await story.imported();
		const made = story.recreate(old);
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(made, 'orders/create');
		await story.settle();
		story.shopify.shop.tag(made.gid, { remove: ['Edit Order'], add: ['order-sync:own-order'] });
		story.shopify.shop.tag(old.gid, { remove: ['Edit Order - Cancelled'] });
		story.shopify.shop.edit(made.gid, [{ setQuantity: { sku: 'CAP-BLACK', quantity: 3 } }]);
		await story.webhook(made, 'orders/edited');
		await story.settle();
		story.expectOne(made);
		expect(story.orders()).toHaveLength(2);
		expect(codesOf(story)).toEqual([]);
	});

	test('and is made anew itself', async () => {
		const first = await story.imported();
		story.watch();
		const second = story.recreate(first);
		await story.webhook(first, 'orders/cancelled');
		await story.webhook(second, 'orders/create');
		await story.settle();
		const third = story.recreateAgain(second, `${first.name}B`);
		await story.webhook(third, 'orders/create');
		await story.webhook(second, 'orders/cancelled');
		await story.settle();
		story.expectOne(third);
		expect(codesOf(story)).toEqual([]);
		expectNoGap(story);
	});

	test('and is made anew before it ever came: the third takes the place of the first', async () => {
		const first = await story.imported();
		story.watch();
		const second = story.recreate(first);
		const third = story.recreateAgain(second, `${first.name}B`);
		for (const each of [first, second]) await story.webhook(each, 'orders/cancelled');
		await story.webhook(third, 'orders/create');
		await story.settle();
		story.expectOne(third);
		expect(codesOf(story)).toEqual([]);
		expectNoGap(story);
	});

	test('two of a row that both stand go in one look at the third', async () => {
		const first = await story.imported();
		const second = story.recreate(first);
		await story.channelImports(second);
		const third = story.recreateAgain(second, `${first.name}B`);
		await story.webhook(third, 'orders/create');
		await story.sweep();
		story.expectOne(third);
		expect(story.waiting).toEqual([]);
	});

	test('an order that was regenerated before', async () => {
		story.strategy = 'regenerate';
		const old = await story.imported();
		story.shopify.shop.edit(old.gid, [{ setQuantity: { sku: 'TEE-RED-M', quantity: 2 } }]);
		await story.webhook(old, 'orders/edited');
		await story.settle();
		expect(story.open()[0]?.GeneralInfo.ReferenceNum).toBe(`${old.legacyId}-R1`);
		story.watch();
		const made = story.recreate(old);
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(made, 'orders/create');
		await story.settle();
		story.expectOne(made);
		expectNoGap(story);
		story.shopify.shop.edit(made.gid, [{ setQuantity: { sku: 'CAP-BLACK', quantity: 0 } }]);
		await story.webhook(made, 'orders/edited');
		await story.settle();
		expect(story.open().map((order) => order.GeneralInfo.ReferenceNum)).toEqual([
			`${made.legacyId}-R1`,
		]);
		expect(codesOf(story)).toEqual([]);
		expect(story.mostPickable).toBe(1);
	});
});

describe('nothing to take over', () => {
	test('the old order never came: the new one is imported', async () => {
		const old = story.place();
		const made = story.recreate(old);
		await story.webhook(made, 'orders/create');
		await story.webhook(old, 'orders/cancelled');
		await story.settle();
		story.expectOne(made);
		expect(codesOf(story)).toEqual([]);
	});

	test('the old order is cancelled in the warehouse already: the new one is imported', async () => {
		const old = await story.imported();
		story.warehouse.simulator.warehouse.cancel(old.legacyId);
		const made = story.recreate(old);
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(made, 'orders/create');
		await story.settle();
		story.expectOne(made);
		expect(codesOf(story)).toEqual([]);
	});

	test('orders that have nothing to do with each other', async () => {
		const old = await story.imported();
		story.shopify.shop.cancel(old.gid);
		const other = story.place({ email: 'bob@example.test' });
		await story.webhook(old, 'orders/cancelled');
		await story.webhook(other, 'orders/create');
		await story.settle();
		story.expectOne(other);
	});
});
