import { classifyRestocks } from '../../../../domain/restock/classify-restock';
import type { GoodsIn } from '../../../../domain/restock/restock-facts';
import { withGiftSet } from '../../../builders/bundle-builder';
import { anOrder } from '../../../builders/order-builder';
import { aRestockStory, somePolicy, type RestockStory } from '../../../builders/restock-builder';
import { numbered } from '../warehouse';
import { ReturnDesk, teesAndMug } from './return-desk';

jest.setTimeout(30_000);

let desk: ReturnDesk;
beforeEach(async () => {
	desk = await ReturnDesk.open();
});
afterEach(async () => await desk.close());

const HISTORY = 'Stock/GetItemChangesHistory';
const shipped = () => aRestockStory().ships('9001', 2).ships('9002', 1);

const goodsIn = async (
	story: RestockStory,
	parameters: Record<string, unknown> = {},
): Promise<GoodsIn[]> => {
	const [done] = await desk.run('getGoodsIn', [{ restockFacts: story.build() }], parameters);
	if (!done?.restockFacts) throw new Error(JSON.stringify(done?.failure));
	return done.restockFacts.goodsIn;
};
const brief = (found: readonly GoodsIn[]) =>
	found.map(({ kind, sku, quantity, actioned }) => [kind, sku, quantity, actioned]);

describe('goods that came in', () => {
	test('are told by the return and by the stock history, less what was scrapped', async () => {
		desk.dispatch();
		const rmaId = desk.staff.receiveReturn('6001', [
			{ sku: 'TEE', quantity: 2, scrap: 1 },
			{ sku: 'MUG', quantity: 1 },
		]);
		const found = await goodsIn(shipped());
		expect(brief(found)).toEqual([
			['rma', 'TEE', 1, true],
			['rma', 'MUG', 1, true],
			['stockMovement', 'TEE', 1, true],
			['stockMovement', 'MUG', 1, true],
		]);
		const [rma] = desk.staff.returnBookings('6001');
		expect(found[0]).toMatchObject({
			at: desk.clock.read().toISOString(),
			reference: rma?.ExternalReference,
		});
		expect(rma?.RMAHeaderId).toBe(rmaId);
		expect(found[2]?.reference).toMatch(/^Customer return for order \d+, ref: [0-9A-F]{14}$/);
	});

	test('prove what the classifier is asked, and no unit more', async () => {
		desk.dispatch();
		desk.staff.receiveReturn('6001', [{ sku: 'TEE', quantity: 1 }]);
		const story = shipped().givesBack([{ lineId: '9001', quantity: 2, restock: 'return' }]);
		const [done] = await desk.run('getGoodsIn', [{ restockFacts: story.build() }]);
		const facts = done?.restockFacts;
		if (!facts) throw new Error('There are no facts');
		const verdicts = classifyRestocks(facts, somePolicy(), story.now(100));
		expect(verdicts.map(({ verdict, units }) => [verdict, units])).toEqual([
			['physicalReturn', 1],
			['needsReview', 1],
		]);
	});

	test('count only once they are booked in', async () => {
		desk.dispatch();
		desk.staff.bookReturn('6001', [{ sku: 'TEE', quantity: 1 }]);
		expect(brief(await goodsIn(shipped()))).toEqual([['rma', 'TEE', 1, false]]);
	});

	test('all scrapped are none', async () => {
		desk.dispatch();
		desk.staff.receiveReturn('6001', [{ sku: 'TEE', quantity: 2 }], { scrap: true });
		expect(brief(await goodsIn(shipped()))).toEqual([
			['rma', 'TEE', 0, true],
			['stockMovement', 'TEE', 0, true],
		]);
	});

	test('of other orders, other levels set by hand, and sales do not count', async () => {
		desk.dispatch();
		const other = numbered(teesAndMug().build(), '6002');
		desk.warehouse.place(other);
		desk.staff.process('6002');
		desk.staff.receiveReturn('6002', [{ sku: 'TEE', quantity: 1 }]);
		desk.staff.adjustStock('TEE', 5);
		expect(await goodsIn(shipped())).toEqual([]);
	});

	test('came in at a place of their own, or at one that is told', async () => {
		desk.dispatch();
		const id = desk.staff.addLocation({ name: 'Returns' });
		desk.staff.receiveReturn('6001', [{ sku: 'TEE', quantity: 1 }], { location: 'Returns' });
		const places = (found: GoodsIn[]) => found.map(({ proofId }) => proofId.includes(id));
		expect(places(await goodsIn(shipped()))).toEqual([false, true]);
		const before = desk.calls.count(HISTORY);
		const returnLocationIds = `${id.toUpperCase()}, ${desk.staff.addLocation({ name: 'Third' })}`;
		await goodsIn(shipped(), { returnLocationIds });
		expect(desk.calls.count(HISTORY) - before).toBe(2 * 3);
	});

	test('are named as the shop names them, by line or by SKU', async () => {
		const lines = anOrder()
			.withLine('WH-TEE', 2, '33.00', { lineId: '9001' })
			.withLine('mug ', 1, '13.20', { lineId: 'AMZ-2' });
		desk.dispatch(lines);
		desk.staff.receiveReturn('6001', [{ sku: 'WH-TEE', quantity: 1 }]);
		desk.staff.receiveReturn('6001', [{ sku: 'mug ', quantity: 1 }]);
		const skus = (await goodsIn(shipped())).map(({ kind, sku }) => [kind, sku]);
		expect(skus).toEqual([
			['rma', 'TEE'],
			['rma', 'MUG'],
			['stockMovement', 'TEE'],
			['stockMovement', 'MUG'],
		]);
	});
});

describe('a composite', () => {
	const COMPONENTS = [
		{ sku: 'MUG', quantity: 1 },
		{ sku: 'TEA', quantity: 2 },
	];
	const bundle = () => withGiftSet(anOrder(), '7', 2).build().lines[0]?.bundle ?? null;

	test('that the shop sells by its components comes back by its components', async () => {
		for (const sku of ['MUG', 'TEA']) desk.warehouse.stock(sku);
		desk.staff.addStockItem({ sku: 'GIFT-SET', components: COMPONENTS });
		desk.dispatch(anOrder().withLine('GIFT-SET', 2, '10.00', { lineId: '7' }));
		desk.staff.receiveReturn('6001', [{ sku: 'GIFT-SET', quantity: 1 }]);
		const story = aRestockStory()
			.selling(['71', 'MUG', 2], ['72', 'TEA', 4])
			.knowing('71', { bundle: bundle() })
			.knowing('72', { bundle: bundle() })
			.ships('71', 2)
			.ships('72', 4);
		expect(brief(await goodsIn(story))).toEqual([
			['rma', 'MUG', 1, true],
			['rma', 'TEA', 2, true],
			['stockMovement', 'MUG', 1, true],
			['stockMovement', 'TEA', 2, true],
		]);
	});

	test('that the shop sells as one line is proven by its return alone', async () => {
		for (const sku of ['MUG', 'TEA']) desk.warehouse.stock(sku);
		desk.staff.addStockItem({ sku: 'GIFT-SET', components: COMPONENTS });
		desk.dispatch(
			anOrder()
				.withLine('GIFT-SET', 2, '10.00', { lineId: '7' })
				.withLine('MUG', 1, '5.00', { lineId: '8' }),
		);
		desk.staff.receiveReturn('6001', [{ sku: 'GIFT-SET', quantity: 1 }]);
		const story = aRestockStory().selling(['7', 'GIFT-SET', 2], ['8', 'MUG', 1]).ships('7', 2);
		expect(brief(await goodsIn(story))).toEqual([['rma', 'GIFT-SET', 1, true]]);
	});
});

describe('the calls', () => {
	test('are one for the returns of an order and one for an item at a place, whoever asks', async () => {
		const orders = ['6001', '6002', '6003'].map((reference) =>
			numbered(teesAndMug().build(), reference),
		);
		for (const order of orders) {
			desk.warehouse.place(order);
			desk.staff.process(order.reference);
			desk.staff.receiveReturn(order.reference, [{ sku: 'TEE', quantity: 1 }]);
		}
		const restockFacts = shipped().build();
		const items = ['6001', '6002', '6003', '6003'].map((reference) => ({
			restockFacts,
			reference,
		}));
		const done = await desk.run('getGoodsIn', items);
		for (const each of done) {
			expect(brief(each.restockFacts?.goodsIn ?? [])).toEqual([
				['rma', 'TEE', 1, true],
				['stockMovement', 'TEE', 1, true],
			]);
		}
		expect(desk.calls.count('ReturnsRefunds/GetRMAHeadersByOrderId')).toBe(3);
		expect(desk.calls.count(HISTORY)).toBe(2);
	});

	test('read the history only if it is wanted, and back to when the order left', async () => {
		desk.dispatch();
		desk.staff.receiveReturn('6001', [{ sku: 'TEE', quantity: 1 }]);
		expect(brief(await goodsIn(shipped(), { records: ['rma'] }))).toHaveLength(1);
		expect(desk.calls.count(HISTORY)).toBe(0);
		desk.clock.forward(60_000);
		for (let at = 0; at < 205; at++) desk.staff.adjustStock('TEE', 1);
		expect(brief(await goodsIn(shipped(), { records: ['stockMovement'] }))).toEqual([
			['stockMovement', 'TEE', 1, true],
		]);
		expect(desk.calls.of(HISTORY).map((call) => call.body)).toMatchObject([
			{ pageNumber: 1 },
			{ pageNumber: 2 },
			{ pageNumber: 1 },
		]);
	});
});

describe('what cannot be read', () => {
	test.each([HISTORY, 'ReturnsRefunds/GetRMAHeadersByOrderId'])(
		'is a failure: %s',
		async (operation) => {
			desk.dispatch();
			desk.warehouse.simulator.faults.add({ operation, kind: 'status', status: 403 });
			const [done] = await desk.run('getGoodsIn', [{ restockFacts: shipped().build() }]);
			expect(done?.failure).toMatchObject({ step: 'target', code: 'SYNC_FAILED', retry: true });
			expect(done?.restockFacts?.goodsIn).toEqual([]);
		},
	);

	test('is no failure where Linnworks never had the order: nothing came in for it', async () => {
		const story = shipped().booksIn('rma', 'TEE', 1);
		expect(await goodsIn(story)).toEqual([]);
	});
});
