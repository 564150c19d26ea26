import { aRestockStory, STORE } from '../../builders/restock-builder';
import { back, inShort, judge, kept, off, shipped, TEE, type Case } from './judged';

const exchange = { exchangeLines: [{ lineId: '9003', quantity: 1 }] };

// prettier-ignore
const CASES: Case[] = [
	['S4 restocked and booked in', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1)
		.givesBack([back(TEE, 1)], ['moved'], '501').booksIn('rma', 'TEE', 1), [
		'disposition d1: 1 physicalReturn certain',
		'refundLine 7001/0: 1 moneyOnly certain',
	]],
	['S4 by the word of the shop', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1), [
		'disposition d1: 1 physicalReturn likely',
	], { proof: ['disposition'] }],
	['S4 at a place the target does not keep', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1, STORE), [
		'disposition d1: 1 physicalReturn doubtful, waits for goodsIn',
	], { proof: ['disposition'] }],
	['S4 before anything is booked in', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1), [
		'disposition d1: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['an RMA that is only announced', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1).booksIn('rma', 'TEE', 1, false), [
		'disposition d1: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['goods booked in before they left', aRestockStory().booksIn('rma', 'TEE', 1).ships(TEE, 2).givesBack([back(TEE, 1)]), [
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['a stock movement where only an RMA counts', shipped(2).givesBack([back(TEE, 1)]).booksIn('stockMovement', 'TEE', 1), [
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
	], { proof: ['rma'] }],
	['a stock movement', shipped(2).givesBack([back(TEE, 1)]).booksIn('stockMovement', ' tee', 1), [
		'refundLine 7001/0: 1 physicalReturn certain',
	]],
	['two of three are booked in', aRestockStory().selling([TEE, 'TEE', 3]).ships(TEE, 3).givesBack([back(TEE, 3)]).booksIn('rma', 'TEE', 2), [
		'refundLine 7001/0: 2 physicalReturn certain',
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['an RMA and a stock movement of the same unit prove it once',
		shipped(2).givesBack([back(TEE, 2)]).booksIn('rma', 'TEE', 1).booksIn('stockMovement', 'TEE', 1),
		[
			'refundLine 7001/0: 1 physicalReturn certain',
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
		]],
	['what a disposition proves uses up what was booked in for it',
		shipped(2).givesBack([back(TEE, 1)]).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1).booksIn('rma', 'TEE', 1),
		[
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
			'disposition d2: 1 physicalReturn certain',
		],
		{ proof: ['rma', 'disposition'] }],
	['the older of two equal claims has the proof', shipped(2).givesBack([back(TEE, 1)]).givesBack([back(TEE, 1)]).booksIn('rma', 'TEE', 1), [
		'refundLine 7001/0: 1 physicalReturn certain',
		'refundLine 7002/0: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['a disposition of every kind', aRestockStory().selling([TEE, 'TEE', 4]).ships(TEE, 4).opensReturn('501', TEE, 4)
		.looksAt('501', 'restocked', 1).looksAt('501', 'notRestocked', 1).looksAt('501', 'missing', 1)
		.looksAt('501', 'processingRequired', 1).booksIn('rma', 'TEE', 1), [
		'disposition d1: 1 physicalReturn certain',
		'disposition d2: 1 notStocked certain',
		'disposition d3: 1 notStocked certain',
		'disposition d4: 1 physicalReturn doubtful, waits for disposition',
	]],
	['what was undecided is decided since', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'processingRequired', 1).looksAt('501', 'restocked', 1).booksIn('rma', 'TEE', 1), [
		'disposition d1: 1 notStocked likely',
		'disposition d2: 1 physicalReturn certain',
	]],
	['more is looked at than was returned', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 2).booksIn('rma', 'TEE', 2), [
		'disposition d1: 1 physicalReturn certain',
		'disposition d1: 1 needsReview doubtful, RESTOCK_REVIEW',
	]],
	['more undecided than was returned', shipped(2).opensReturn('501', TEE, 1).looksAt('501', 'processingRequired', 2), [
		'disposition d1: 1 physicalReturn doubtful, waits for disposition',
		'disposition d1: 1 needsReview doubtful, RESTOCK_REVIEW',
	]],
	['more is returned than had left', shipped(1).opensReturn('501', TEE, 2).looksAt('501', 'restocked', 2).booksIn('rma', 'TEE', 2), [
		'disposition d1: 1 physicalReturn certain',
		'disposition d1: 1 needsReview doubtful, RESTOCK_REVIEW',
	]],
	['a unit that was refunded before is not there to come back', shipped(1).givesBack([kept(TEE, 1)]).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1), [
		'refundLine 7001/0: 1 keepGoods likely',
		'disposition d2: 1 needsReview doubtful, RESTOCK_REVIEW',
	]],
	['a return that is closed without goods', shipped(2).opensReturn('501', TEE, 1, { status: 'closed' }).givesBack([kept(TEE, 1)], ['moved'], '501'), [
		'refundLine 7001/0: 1 keepGoods likely',
	]],
	['a closed return that says restocked, but nobody looked at', shipped(2).opensReturn('501', TEE, 1, { status: 'closed' }).givesBack([back(TEE, 1)], ['moved'], '501'), [
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['a return that is refunded before anybody looked at it', shipped(2).opensReturn('501', TEE, 1).givesBack([kept(TEE, 1)], ['moved'], '501'), [
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['the same, but the warehouse has it', shipped(2).opensReturn('501', TEE, 1).givesBack([kept(TEE, 1)], ['moved'], '501').booksIn('rma', 'TEE', 1), [
		'refundLine 7001/0: 1 physicalReturn certain',
	]],
	['a return that was declined', shipped(2).opensReturn('501', TEE, 1, { status: 'declined' }).looksAt('501', 'restocked', 1).givesBack([kept(TEE, 1)], ['moved'], '501'), [
		'disposition d1: 1 needsReview doubtful, RESTOCK_REVIEW',
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_REVIEW',
	]],
	['a return that was not read', shipped(2).givesBack([kept(TEE, 1)], ['moved'], '501'), [
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_REVIEW',
	]],
	['S6 an exchange in which the customer pays', shipped(2).opensReturn('502', TEE, 1, exchange).givesBack([kept(TEE, 1)], [], '502'), [
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['S6 once the goods are there', shipped(2).opensReturn('502', TEE, 1, exchange).givesBack([kept(TEE, 1)], [], '502')
		.looksAt('502', 'restocked', 1).booksIn('rma', 'TEE', 1), [
		'refundLine 7001/0: 1 moneyOnly certain',
		'disposition d1: 1 physicalReturn certain',
	]],
	['a restock of goods that the customer kept', shipped(2).givesBack([back(TEE, 1)]), [
		'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
	]],
	['goods that the shop thinks kept, but the warehouse has', shipped(2).givesBack([kept(TEE, 1)]).booksIn('rma', 'TEE', 1), [
		'refundLine 7001/0: 1 physicalReturn likely',
	]],
	['a restock as returned of what never left', aRestockStory().givesBack([back(TEE, 1)]), [
		'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_REVIEW',
	]],
	['both parts of a part-shipped line', shipped(1).givesBack([kept(TEE, 1), off(TEE, 1)]), [
		'refundLine 7001/1: 1 cancellation certain',
		'refundLine 7001/0: 1 keepGoods likely',
	]],
	['both parts, the shipped one restocked', shipped(1).givesBack([off(TEE, 1), back(TEE, 1)]).booksIn('rma', 'TEE', 1), [
		'refundLine 7001/0: 1 cancellation certain',
		'refundLine 7001/1: 1 physicalReturn certain',
	]],
	['one entry for both parts', shipped(1).givesBack([kept(TEE, 2)]), [
		'refundLine 7001/0: 1 keepGoods likely',
		'refundLine 7001/0: 1 cancellation likely',
	]],
];

describe('goods that come back', () => {
	it.each(CASES)('%s', (_what, story, expected, ...[policy]) => {
		expect(inShort(judge(story, policy))).toEqual(expected);
	});
});
