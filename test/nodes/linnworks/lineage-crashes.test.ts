import { LineageStory, type Sold } from './lineage-story';

jest.setTimeout(60_000);

let story: LineageStory;
beforeAll(async () => {
	story = await LineageStory.open();
});
afterAll(async () => await story.close());

type Pair = { old: Sold; made: Sold };
type Begin = () => Promise<Pair>;

/** An order that we imported was made anew; both webhooks came. */
async function recreated({ wrongItem = false, held = true, named = true } = {}): Promise<Pair> {
	story.begin();
	const { warehouse } = story.warehouse.simulator;
	const old = story.place();
	await story.webhook(old, 'orders/create');
	await story.settle();
	if (wrongItem) {
		warehouse.addStockItem({ sku: 'OTHER', title: 'Other', level: 9, channelSkus: ['CAP-BLACK'] });
	}
	const made = story.recreate(old, named ? {} : { suffix: null });
	if (held) await story.webhook(old, 'orders/cancelled');
	await story.webhook(made, 'orders/create');
	story.watch();
	return { old, made };
}

/** The channel brought in both; the old one is parked by the intake. */
async function broughtIn(): Promise<Pair> {
	story.begin();
	story.importOrders = false;
	const old = story.place();
	await story.channelImports(old);
	const made = story.recreate(old);
	await story.webhook(old, 'orders/cancelled');
	await story.channelImports(made);
	story.shopify.shop.updateOrder(made.gid, { note: 'Ring twice' });
	await story.webhook(made, 'orders/create');
	story.watch();
	return { old, made };
}

/** Call `n` is carried out but its answer is lost, and from then on nothing gets through any more. */
function dieAfter(n: number): void {
	const { faults } = story.warehouse.simulator;
	const dead = { operation: '*', kind: 'status', status: 403 } as const;
	faults.add({ ...dead, when: 'after', afterCalls: n });
	faults.add({ ...dead, afterCalls: n + 1, times: 0 });
}

const isWrite = (operation: string): boolean => /Create|Cancel|Change|Set/.test(operation);

type Variation = { meanwhile?: (pair: Pair) => Promise<void>; only?: keyof Pair };

/**
 * Tells a story to its end, then again and again, dying at each of its writes: between two writes nothing changes in
 * Linnworks, so these are all the states that a crash can leave behind. What a fresh n8n finds is the tables as they
 * were before, and Linnworks. Answers the writes of the sweep that is interrupted.
 */
async function dyingAtEveryWrite(
	begin: Begin,
	{ meanwhile = async () => undefined, only }: Variation = {},
): Promise<string[]> {
	const { calls, faults } = story.warehouse.simulator;
	const first = await begin();
	const before = calls.count();
	await story.sweep(only ? { only: first[only] } : {});
	const operations = calls
		.all()
		.slice(before)
		.map(({ operation }) => operation);
	const writes = operations.flatMap((operation, at) => (isWrite(operation) ? [at] : []));
	for (const at of writes) {
		const pair = await begin();
		dieAfter(at);
		await story.sweep({ dies: true, ...(only ? { only: pair[only] } : {}) });
		faults.clear();
		await meanwhile(pair);
		await story.settle();
		story.expectOne(pair.made);
		expect(story.exceptions).toEqual([]);
		expect(story.holds).toEqual([]);
		expect(story.mostPickable).toBeLessThanOrEqual(1);
		expect(story.leastReserved).toMatchObject({ 'TEE-RED-M': 2, 'MUG-01': 1 });
	}
	return writes.map((at) => operations[at] ?? '');
}

describe('the process dies at any write', () => {
	test('while one order takes the place of the other', async () => {
		expect(await dyingAtEveryWrite(recreated)).toEqual([
			'Orders/CreateOrders',
			'Orders/ChangeOrderTag',
			'Orders/CancelOrder',
			'Orders/ChangeOrderTag',
			'Orders/SetExtendedProperties',
		]);
	});

	test('and nobody had parked the old one', async () => {
		const writes = await dyingAtEveryWrite(async () => await recreated({ held: false }));
		expect(writes).toHaveLength(4);
	});

	test('and the shop edits the new order meanwhile', async () => {
		await dyingAtEveryWrite(recreated, {
			meanwhile: async ({ made }) => {
				story.shopify.shop.edit(made.gid, [{ setQuantity: { sku: 'CAP-BLACK', quantity: 0 } }]);
				await story.webhook(made, 'orders/edited');
			},
		});
	});

	test('and nothing in the shop tells of it any more: the mark in Linnworks does', async () => {
		await dyingAtEveryWrite(async () => await recreated({ named: false }), {
			meanwhile: async ({ old, made }) => {
				story.shopify.shop.tag(made.gid, { remove: ['Edit Order'] });
				story.shopify.shop.tag(old.gid, { remove: ['Edit Order - Cancelled'] });
				await story.sweep({ only: made });
				story.expectOne(made);
			},
		});
	});

	test('and it is made anew once more meanwhile', async () => {
		await dyingAtEveryWrite(recreated, {
			meanwhile: async (pair) => {
				const third = story.recreateAgain(pair.made, `${pair.old.name}B`);
				await story.webhook(pair.made, 'orders/cancelled');
				await story.webhook(third, 'orders/create');
				pair.made = third;
			},
		});
	});

	test('and the new order does not come out right', async () => {
		await dyingAtEveryWrite(async () => await recreated({ wrongItem: true }));
	});

	test('while that is put right', async () => {
		const writes = await dyingAtEveryWrite(async () => {
			const pair = await recreated({ wrongItem: true });
			await story.sweep();
			return pair;
		});
		expect(writes.length).toBeGreaterThan(4);
	});

	test('while the old one of two that a channel brought in is cancelled', async () => {
		const writes = await dyingAtEveryWrite(broughtIn, {
			only: 'made',
			meanwhile: async ({ made }) => void (await story.sweep({ only: made })),
		});
		expect(writes.slice(0, 3)).toEqual([
			'Orders/SetExtendedProperties',
			'Orders/ChangeOrderTag',
			'Orders/ChangeOrderTag',
		]);
	});
});
