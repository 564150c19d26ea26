import { aRestockStory } from '../../builders/restock-builder';
import { back, inShort, judge, kept, MUG, off, shipped, TEE, type Case } from './judged';

// prettier-ignore
const CASES: Case[] = [
	['S1 an edit removes a unit', aRestockStory().edits(MUG, 1), [
		'refundLine 7001/0: 1 synthetic certain',
	]],
	['S1b the same without a restock', aRestockStory().edits(MUG, 1, { restock: 'none' }), [
		'refundLine 7001/0: 1 synthetic certain',
	]],
	['S1 without the ledger', aRestockStory().edits(MUG, 1, { ledger: false }), [
		'refundLine 7001/0: 1 synthetic likely',
	]],
	['S1b without the ledger', aRestockStory().edits(MUG, 1, { ledger: false, restock: 'none' }), [
		'refundLine 7001/0: 1 synthetic likely',
	]],
	['S1c what the edit left over is paid back', aRestockStory().edits(MUG, 1).givesBack([]), [
		'refundLine 7001/0: 1 synthetic certain',
		'refund 7002: 0 moneyOnly certain',
	]],
	['S2 an edit of a part-shipped line', shipped(1).edits(TEE, 1), [
		'refundLine 7001/0: 1 synthetic certain',
	]],
	['an edit that takes off more than was unshipped', shipped(1).edits(TEE, 2), [
		'refundLine 7001/0: 1 synthetic certain',
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_SHIPPED',
	]],
	['an edit without restock of a shipped unit', shipped(2).edits(TEE, 1, { restock: 'none' }), [
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_SHIPPED',
	]],
	['S3 goodwill', aRestockStory().givesBack([]), ['refund 7001: 0 moneyOnly certain']],
	['goodwill that is pending', aRestockStory().givesBack([], ['pending']), [
		'refund 7001: 0 moneyOnly certain',
	]],
	['S3b a shipped unit is refunded and kept', shipped(2).givesBack([kept(TEE, 1)]), [
		'refundLine 7001/0: 1 keepGoods likely',
	]],
	['an unshipped unit is refunded and put back', aRestockStory().givesBack([off(TEE, 1)]), [
		'refundLine 7001/0: 1 cancellation certain',
	]],
	['an unshipped unit is refunded and written off', aRestockStory().givesBack([kept(TEE, 1)]), [
		'refundLine 7001/0: 1 cancellation likely',
	]],
	['a refund without money is one if the ledger says so',
		aRestockStory().givesBack([off(TEE, 1)], []).isRefundByTheLedger(),
		['refundLine 7001/0: 1 cancellation certain']],
	['a refund whose money never went', aRestockStory().givesBack([off(TEE, 1)], ['failed']), [
		'refundLine 7001/0: 1 cancellation likely',
	]],
	['S5 the order is cancelled', aRestockStory().cancels([off(TEE, 2), off(MUG, 1)]), [
		'refundLine 7001/0: 2 cancellation certain',
		'refundLine 7001/1: 1 cancellation certain',
	]],
	['S5b the same with a voided authorisation', aRestockStory().cancels([off(TEE, 2), off(MUG, 1)], ['moved']), [
		'refundLine 7001/0: 2 cancellation certain',
		'refundLine 7001/1: 1 cancellation certain',
	]],
	['S5b without money, and S7', aRestockStory().cancels([off(TEE, 2), off(MUG, 1)], []), [
		'refundLine 7001/0: 2 cancellation certain',
		'refundLine 7001/1: 1 cancellation certain',
	]],
	['S7 without any refund', aRestockStory().cancels([]), [
		'cancellation cancellation/9001: 2 cancellation likely',
		'cancellation cancellation/9002: 1 cancellation likely',
	]],
	['S7 of which a part was sent all the same', aRestockStory().cancels([]).ships(TEE, 1), [
		'cancellation cancellation/9001: 1 cancellation likely',
		'cancellation cancellation/9001: 1 needsReview doubtful, RESTOCK_SHIPPED',
		'cancellation cancellation/9002: 1 cancellation likely',
	]],
	['S7 after a part was shipped', shipped(1).cancels([]), [
		'cancellation cancellation/9001: 1 cancellation likely',
		'cancellation cancellation/9002: 1 cancellation likely',
	]],
	['a refunded cancellation that was sent all the same',
		aRestockStory().cancels([off(TEE, 2), off(MUG, 1)]).ships(TEE, 2), [
		'refundLine 7001/0: 2 needsReview doubtful, RESTOCK_SHIPPED',
		'refundLine 7001/1: 1 cancellation certain',
	]],
	['a cancellation without restock', shipped(1).cancels([kept(TEE, 1), kept(MUG, 1)]), [
		'refundLine 7001/0: 1 cancellation certain',
		'refundLine 7001/1: 1 cancellation certain',
	]],
	['a cancellation after a part was shipped', shipped(1).cancels([off(TEE, 2), off(MUG, 1)]), [
		'refundLine 7001/0: 1 cancellation certain',
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_SHIPPED',
		'refundLine 7001/1: 1 cancellation certain',
	]],
	['a cancellation that takes back what was shipped',
		shipped(1).cancels([off(TEE, 1), back(TEE, 1), off(MUG, 1)]).booksIn('rma', 'TEE', 1),
		[
			'refundLine 7001/0: 1 cancellation certain',
			'refundLine 7001/2: 1 cancellation certain',
			'refundLine 7001/1: 1 physicalReturn certain',
		]],
	['a part of an edit before the order is cancelled', aRestockStory().edits(TEE, 1).cancels([]), [
		'refundLine 7001/0: 1 synthetic certain',
		'cancellation cancellation/9001: 1 cancellation likely',
		'cancellation cancellation/9002: 1 cancellation likely',
	]],
	['three units of which one had left', aRestockStory().selling([TEE, 'TEE', 3]).ships(TEE, 1).givesBack([off(TEE, 3)]), [
		'refundLine 7001/0: 2 cancellation certain',
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_SHIPPED',
	]],
	['units put back first and shipped all the same', aRestockStory().edits(MUG, 1).ships(MUG, 1), [
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_SHIPPED',
	]],
];

describe('edits, cancellations and money', () => {
	it.each(CASES)('%s', (_what, story, expected, ...[policy]) => {
		expect(inShort(judge(story, policy))).toEqual(expected);
	});
});
