import { aRestockStory, type RestockStory } from '../../builders/restock-builder';
import { back, inShort, judge, off, shipped, TEE, type Case } from './judged';

const pending = (): RestockStory => aRestockStory().givesBack([off(TEE, 1)], ['pending']);

// prettier-ignore
const CASES: Case[] = [
	['S8 is no edit and settles nothing', pending(), [
		'refundLine 7001/0: 1 cancellation doubtful, waits for money',
	]],
	['S8 once it succeeded', pending().turns('moved'), ['refundLine 7001/0: 1 cancellation certain']],
	['goods that are back wait for it as well', shipped(1).givesBack([back(TEE, 1)], ['pending']).booksIn('rma', 'TEE', 1), [
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for money',
	]],
	['a second gateway that has paid does not settle it', aRestockStory().givesBack([off(TEE, 1)], ['moved', 'pending']), [
		'refundLine 7001/0: 1 cancellation doubtful, waits for money',
	]],
];

describe('money that may still not move', () => {
	it.each(CASES)('%s', (_what, story, expected) => {
		expect(inShort(judge(story))).toEqual(expected);
	});

	it('keeps its proof, so that no younger claim is told to have it', () => {
		const story = shipped(2)
			.givesBack([back(TEE, 1)], ['pending'])
			.givesBack([back(TEE, 1)])
			.booksIn('rma', 'TEE', 1);
		expect(inShort(judge(story))).toEqual([
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for money',
			'refundLine 7002/0: 1 physicalReturn doubtful, waits for goodsIn',
		]);
	});

	it('is an exception once it is overdue', () => {
		expect(inShort(judge(pending(), { hours: 72 }))).toEqual([
			'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_REVIEW',
		]);
	});
});

describe('waiting for a proof', () => {
	const story = (): RestockStory => shipped(2).givesBack([back(TEE, 1)]);

	it('ends at the hour it is due', () => {
		const [waiting] = judge(story(), { hours: 71.9 });
		expect(waiting?.waitsFor).toEqual({ what: 'goodsIn', dueAt: '2026-03-06T10:00:00.000Z' });
		const [late] = judge(story(), { hours: 72 });
		expect(late).toMatchObject({ verdict: 'needsReview', waitsFor: null });
	});

	it('becomes an exception that names the order, the claim and what is missing', () => {
		const [late] = judge(story(), { hours: 100 });
		expect(late?.finding).toEqual({
			code: 'RESTOCK_UNPROVEN',
			reason:
				'#1001, refund line 7001/0, 1 x TEE: The shop put shipped units back into stock without a return, and nothing proves that they are there',
			evidence: late?.evidence,
		});
		expect(late?.evidence).toEqual([
			{ fact: 'refund', value: '7001' },
			{ fact: 'restock', value: 'return, restocked at 77' },
			{ fact: 'money', value: 'moved' },
			{ fact: 'shipped', value: '2 of 2' },
		]);
	});

	it('names the proof that ended it', () => {
		const [proven] = judge(story().booksIn('rma', 'TEE', 1));
		expect(proven?.proofs).toEqual([{ kind: 'rma', proofId: '2', units: 1 }]);
		expect(proven?.evidence).toContainEqual({ fact: 'rma', value: '2: 1' });
	});
});
