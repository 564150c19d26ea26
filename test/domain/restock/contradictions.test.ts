import { restockFactsSchema } from '../../../domain/restock/restock-facts';
import { aRestockStory, type RestockStory } from '../../builders/restock-builder';
import { back, inShort, judge, kept, MUG, off, shipped, TEE } from './judged';

// prettier-ignore
const CASES: Array<[string, RestockStory, string]> = [
	['a line that is not there', aRestockStory().givesBack([off('9009', 1)]), 'not on the order'],
	['a list of fulfilments that is cut', shipped(1).knowing(TEE, { fulfilledQuantity: 2 }).givesBack([back(TEE, 1)]), 'hold 1'],
	['more fulfilled than ordered', aRestockStory().ships(MUG, 2).givesBack([back(MUG, 1)]), 'only 1 were ordered'],
	['a refund that the line does not know of', shipped(2).givesBack([kept(TEE, 1)]).knowing(TEE, { currentQuantity: 2 }), 'only 0 are off'],
	['stock moved for what was not restocked', shipped(2).givesBack([{ ...kept(TEE, 1), restocked: true }]), 'did not restock'],
];

describe('facts that contradict each other', () => {
	it.each(CASES)('%s', (_what, story, words) => {
		const [verdict] = judge(story);
		expect(verdict).toMatchObject({ verdict: 'needsReview', finding: { code: 'RESTOCK_REVIEW' } });
		expect(verdict?.reason).toContain(words);
	});

	it('does not free the units of a line in doubt', () => {
		const story = aRestockStory().knowing(TEE, { fulfilments: [] }).cancels([]);
		story.knowing(MUG, { orderedQuantity: 2, fulfilledQuantity: 1 });
		expect(inShort(judge(story))).toEqual([
			'cancellation cancellation/9001: 2 cancellation likely',
			'cancellation cancellation/9002: 1 needsReview doubtful, RESTOCK_REVIEW',
		]);
	});

	it.each<[string, (story: RestockStory) => unknown]>([
		['goodsIn', (story) => ({ ...story.build(), goodsIn: twice(story.build().goodsIn) })],
		['lines', (story) => ({ ...story.build(), lines: twice(story.build().lines) })],
		['refunds', (story) => ({ ...story.build(), refunds: twice(story.build().refunds) })],
	])('are refused when %s holds one thing twice', (_field, facts) => {
		const story = shipped(2)
			.givesBack([back(TEE, 1)])
			.booksIn('rma', 'TEE', 1);
		const parsed = restockFactsSchema.safeParse(facts(story));
		expect(parsed.error?.issues.map(({ message }) => message)).toContainEqual(
			expect.stringContaining('is given twice'),
		);
	});
});

const twice = <T>(list: readonly T[]): T[] => [...list, ...list];
