import { classifyRestocks } from '../../../../domain/restock/classify-restock';
import { aRestockStory, somePolicy, type RestockStory } from '../../../builders/restock-builder';
import { ReturnDesk, teesAndMug } from './return-desk';

jest.setTimeout(30_000);

let desk: ReturnDesk;
beforeEach(async () => {
	desk = await ReturnDesk.open();
});
afterEach(async () => await desk.close());

/** Two tees and a mug, as Linnworks tells of them; what the shop counts as shipped is the story's. */
const facts = async (story: RestockStory) => {
	const [done] = await desk.run('getGoodsIn', [{ restockFacts: story.build() }]);
	if (!done?.restockFacts) throw new Error(JSON.stringify(done?.failure));
	return done.restockFacts;
};
const shipped = async (story: RestockStory) =>
	(await facts(story)).lines.map((line) => [line.lineId, line.fulfilledQuantity]);

describe('units that Linnworks sent', () => {
	test('have left, though the shop has not heard of it', async () => {
		desk.dispatch();
		const { lines } = await facts(aRestockStory());
		const at = desk.clock.read().toISOString();
		expect(
			lines.map(({ fulfilledQuantity, fulfilments }) => [fulfilledQuantity, fulfilments]),
		).toEqual([
			[2, [{ at, quantity: 2, locationId: '' }]],
			[1, [{ at, quantity: 1, locationId: '' }]],
		]);
	});

	test('are not counted twice once it has', async () => {
		desk.dispatch();
		expect(await shipped(aRestockStory().ships('9001', 2).ships('9002', 1))).toEqual([
			['9001', 2],
			['9002', 1],
		]);
		expect(await shipped(aRestockStory().ships('9001', 1))).toEqual([
			['9001', 2],
			['9002', 1],
		]);
	});

	test('and that the shop calls off afterwards are told, as units that had left', async () => {
		desk.dispatch();
		const story = aRestockStory().givesBack([{ lineId: '9001', quantity: 1, restock: 'cancel' }]);
		const verdicts = classifyRestocks(await facts(story), somePolicy(), story.now());
		expect(verdicts).toMatchObject([
			{ verdict: 'needsReview', finding: { code: 'RESTOCK_SHIPPED' } },
		]);
	});

	test('are those that the order still wants, where an edit put the article on anew', async () => {
		desk.dispatch();
		const story = aRestockStory()
			.selling(['9001', 'TEE', 2], ['9002', 'MUG', 1], ['9003', 'TEE', 2])
			.edits('9001', 2);
		expect(await shipped(story)).toEqual([
			['9001', 0],
			['9002', 1],
			['9003', 2],
		]);
	});

	test('are none of an order that is open or was cancelled', async () => {
		desk.warehouse.place(teesAndMug().build());
		expect(await shipped(aRestockStory())).toEqual([
			['9001', 0],
			['9002', 0],
		]);
		desk.staff.cancel('6001');
		expect(await shipped(aRestockStory())).toEqual([
			['9001', 0],
			['9002', 0],
		]);
	});
});

describe('units that an open order of Linnworks would send', () => {
	const wouldLeave = async (story: RestockStory) =>
		(await facts(story)).lines.map((line) => [line.lineId, line.wouldLeave ?? 0]);

	test('are told as far as they are off the order', async () => {
		desk.warehouse.place(teesAndMug().build());
		expect(await wouldLeave(aRestockStory())).toEqual([
			['9001', 0],
			['9002', 0],
		]);
		const story = aRestockStory().edits('9001', 1);
		expect(await wouldLeave(story)).toEqual([
			['9001', 1],
			['9002', 0],
		]);
		expect(await shipped(story)).toEqual([
			['9001', 0],
			['9002', 0],
		]);
	});

	test('are none that a line which was put on anew wants', async () => {
		desk.warehouse.place(teesAndMug().build());
		const story = aRestockStory()
			.selling(['9001', 'TEE', 2], ['9002', 'MUG', 1], ['9003', 'TEE', 1])
			.edits('9001', 2);
		expect(await wouldLeave(story)).toEqual([
			['9001', 1],
			['9002', 0],
			['9003', 0],
		]);
	});

	test('are none that the shop knows to have left', async () => {
		desk.warehouse.place(teesAndMug().build());
		const story = aRestockStory().ships('9001', 1).edits('9001', 1);
		expect(await wouldLeave(story)).toEqual([
			['9001', 1],
			['9002', 0],
		]);
		expect(await wouldLeave(story.ships('9001', 1))).toEqual([
			['9001', 0],
			['9002', 0],
		]);
	});

	test('are none any more once it has left or was cancelled', async () => {
		const story = aRestockStory().edits('9001', 1);
		desk.warehouse.place(teesAndMug().build());
		desk.staff.process('6001');
		expect(await wouldLeave(story)).toEqual([
			['9001', 0],
			['9002', 0],
		]);
		expect(await shipped(story)).toEqual([
			['9001', 2],
			['9002', 1],
		]);
	});
});
