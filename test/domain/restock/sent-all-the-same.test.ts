import { classifyRestocks } from '../../../domain/restock/classify-restock';
import { aRestockStory, somePolicy } from '../../builders/restock-builder';

/** Units that were refunded without a restock while they were still here, and that left afterwards. */
describe('units that were refunded before they left, and sent all the same', () => {
	const sent = () =>
		aRestockStory()
			.givesBack([{ lineId: '9001', quantity: 2, restock: 'none' }])
			.ships('9001', 2);

	test('stay with the customer', () => {
		const story = sent();
		expect(classifyRestocks(story.build(), somePolicy(), story.now(500))).toMatchObject([
			{ verdict: 'keepGoods', units: 2, finding: null },
		]);
	});

	test('are back as far as the warehouse booked them in', () => {
		const story = sent().booksIn('rma', 'TEE', 1);
		expect(classifyRestocks(story.build(), somePolicy(), story.now(500))).toMatchObject([
			{ verdict: 'physicalReturn', units: 1, finding: null },
			{ verdict: 'keepGoods', units: 1, finding: null },
		]);
	});
});
