import { classifyRestocks } from '../../../domain/restock/classify-restock';
import { restockFactsSchema } from '../../../domain/restock/restock-facts';
import type { RestockPolicy } from '../../../domain/restock/restock-policy';
import type { RestockVerdict } from '../../../domain/restock/restock-verdict';
import {
	aRestockStory,
	somePolicy,
	STORE,
	WAREHOUSE,
	type RestockStory,
} from '../../builders/restock-builder';

const TEE = '9001';
const MUG = '9002';

/** The verdicts on a story, some hours after its last act. */
const judge = (
	story: RestockStory,
	{ hours = 0, ...policy }: Partial<RestockPolicy> & { hours?: number } = {},
): RestockVerdict[] => classifyRestocks(story.build(), somePolicy(policy), story.now(hours));

/** "2 x synthetic certain", with what is waited for or asked of a person. */
const inShort = (verdicts: readonly RestockVerdict[]): string[] =>
	verdicts.map(({ claim, units, verdict, confidence, waitsFor, finding }) =>
		[
			`${claim.kind} ${claim.id}: ${units} ${verdict} ${confidence}`,
			...(waitsFor ? [`waits for ${waitsFor.what}`] : []),
			...(finding ? [finding.code] : []),
		].join(', '),
	);

const kept = (lineId: string, quantity: number) => ({ lineId, quantity, restock: 'none' as const });
const off = (lineId: string, quantity: number) => ({ lineId, quantity, restock: 'cancel' as const });
const back = (lineId: string, quantity: number) => ({ lineId, quantity, restock: 'return' as const });
const exchange = { exchangeLines: [{ lineId: '9003', quantity: 1 }] };

type Case = [what: string, story: RestockStory, expected: string[], policy?: Partial<RestockPolicy>];

const shipped = (tees: number): RestockStory => aRestockStory().ships(TEE, tees);

describe('edits, cancellations and money', () => {
	it.each<Case>([
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
	])('%s', (_what, story, expected, policy) => {
		expect(inShort(judge(story, policy))).toEqual(expected);
	}); // prettier-ignore
});

describe('goods that come back', () => {
	it.each<Case>([
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
				'disposition d1: 1 physicalReturn certain',
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
	])('%s', (_what, story, expected, policy) => {
		expect(inShort(judge(story, policy))).toEqual(expected);
	}); // prettier-ignore
});

describe('money that may still not move', () => {
	const pending = (): RestockStory => aRestockStory().givesBack([off(TEE, 1)], ['pending']);

	it.each<Case>([
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
	])('%s', (_what, story, expected) => {
		expect(inShort(judge(story))).toEqual(expected);
	}); // prettier-ignore

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

describe('counters, bundles and things without stock', () => {
	const sold = (): RestockStory => aRestockStory().overTheCounter().ships(TEE, 2);
	const bundle = { groupId: 'g1', title: 'A set', sku: 'SET', quantity: 1 };
	const parent = { isBundleParent: true };

	it.each<Case>([
		['taken back at a store that the target does not keep', sold().givesBack([{ ...back(TEE, 1), locationId: STORE }]), [
			'refundLine 7001/0: 1 notStocked likely',
		]],
		['taken back at a store, but the warehouse has it', sold().givesBack([{ ...back(TEE, 1), locationId: STORE }]).booksIn('rma', 'TEE', 1), [
			'refundLine 7001/0: 1 physicalReturn likely',
		]],
		['taken back at a place that nobody names', sold().givesBack([{ ...back(TEE, 1), locationId: '' }]), [
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
		]],
		['taken back where no location is mapped', sold().givesBack([{ ...back(TEE, 1), locationId: STORE }]), [
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
		], { mappedLocations: [] }],
		['taken back at a mapped location, by its long id', sold().givesBack([back(TEE, 1)]), [
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
		], { mappedLocations: [`gid://shopify/Location/${WAREHOUSE}`] }],
		['a sale over the counter that is called off', aRestockStory().overTheCounter().givesBack([off(TEE, 1)]), [
			'refundLine 7001/0: 1 cancellation likely',
		]],
		['the same store on an online order waits', shipped(2).givesBack([{ ...back(TEE, 1), locationId: STORE }]), [
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
		]],
		["a bundle's own line that an app took off", aRestockStory().knowing(TEE, parent).edits(TEE, 1), [
			'refundLine 7001/0: 1 synthetic certain',
		]],
		["a bundle's own line that comes back", shipped(2).knowing(TEE, parent).givesBack([back(TEE, 1)]).booksIn('rma', 'TEE', 1), [
			'refundLine 7001/0: 1 needsReview doubtful, RESTOCK_REVIEW',
		]],
		["a bundle's own line in a return", shipped(2).knowing(TEE, parent).opensReturn('501', TEE, 1).looksAt('501', 'restocked', 1), [
			'disposition d1: 1 needsReview doubtful, RESTOCK_REVIEW',
		], { proof: ['disposition'] }],
		["a bundle's own line that is kept", shipped(2).knowing(TEE, parent).givesBack([kept(TEE, 1)]), [
			'refundLine 7001/0: 1 keepGoods likely',
		]],
		['a component comes back like any other goods', shipped(2).knowing(TEE, { bundle }).givesBack([back(TEE, 1)]).booksIn('rma', 'TEE', 1), [
			'refundLine 7001/0: 1 physicalReturn certain',
		]],
		['a thing without stock', shipped(2).knowing(TEE, { tracked: false }).givesBack([back(TEE, 1)]), [
			'refundLine 7001/0: 1 moneyOnly certain',
		]],
		['a thing without a SKU is proven by nothing', shipped(2).knowing(TEE, { sku: '' }).givesBack([back(TEE, 1)]).booksIn('rma', '', 1), [
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
		]],
	])('%s', (_what, story, expected, policy) => {
		expect(inShort(judge(story, policy))).toEqual(expected);
	}); // prettier-ignore
});

describe('facts that contradict each other', () => {
	it.each<[string, RestockStory, string]>([
		['a line that is not there', aRestockStory().givesBack([off('9009', 1)]), 'not on the order'],
		['a list of fulfilments that is cut', shipped(1).knowing(TEE, { fulfilledQuantity: 2 }).givesBack([back(TEE, 1)]), 'hold 1'],
		['more fulfilled than ordered', aRestockStory().ships(MUG, 2).givesBack([back(MUG, 1)]), 'only 1 were ordered'],
		['a refund that the line does not know of', shipped(2).givesBack([kept(TEE, 1)]).knowing(TEE, { currentQuantity: 2 }), 'only 0 are off'],
		['stock moved for what was not restocked', shipped(2).givesBack([{ ...kept(TEE, 1), restocked: true }]), 'did not restock'],
	])('%s', (_what, story, words) => {
		const [verdict] = judge(story);
		expect(verdict).toMatchObject({ verdict: 'needsReview', finding: { code: 'RESTOCK_REVIEW' } });
		expect(verdict?.reason).toContain(words);
	}); // prettier-ignore

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
		const story = shipped(2).givesBack([back(TEE, 1)]).booksIn('rma', 'TEE', 1);
		const parsed = restockFactsSchema.safeParse(facts(story));
		expect(parsed.error?.issues.map(({ message }) => message)).toContainEqual(
			expect.stringContaining('is given twice'),
		);
	});
});

const twice = <T>(list: readonly T[]): T[] => [...list, ...list];

describe('stock levels of the shop', () => {
	it.each<Case>([
		['follow the claim that raised them', aRestockStory().edits(MUG, 1).moves('MUG', 1), [
			'refundLine 7001/0: 1 synthetic certain',
			'inventoryChange i1: 1 synthetic certain',
		]],
		['follow a claim that names no place', shipped(2).opensReturn('501', TEE, 1).givesBack([back(TEE, 1)], ['moved'], '501').moves('TEE', 1), [
			'refundLine 7001/0: 1 physicalReturn doubtful, waits for goodsIn',
			'inventoryChange i2: 1 synthetic certain',
		]],
		['follow a cancellation without a refund', aRestockStory().cancels([]).moves('MUG', 1), [
			'cancellation cancellation/9001: 2 cancellation likely',
			'cancellation cancellation/9002: 1 cancellation likely',
			'inventoryChange i1: 1 synthetic certain',
		]],
		['rise by more than the claim', aRestockStory().edits(MUG, 1).moves('MUG', 3), [
			'refundLine 7001/0: 1 synthetic certain',
			'inventoryChange i1: 1 synthetic certain',
			'inventoryChange i1: 2 needsReview doubtful, RESTOCK_REVIEW',
		]],
		['rise twice for one claim', aRestockStory().edits(MUG, 1).moves('MUG', 1).moves('MUG', 1), [
			'refundLine 7001/0: 1 synthetic certain',
			'inventoryChange i1: 1 synthetic certain',
			'inventoryChange i2: 1 needsReview doubtful, RESTOCK_REVIEW',
		]],
		['rise elsewhere', aRestockStory().edits(MUG, 1).moves('MUG', 1, { locationId: STORE }), [
			'refundLine 7001/0: 1 synthetic certain',
			'inventoryChange i1: 1 needsReview doubtful, RESTOCK_REVIEW',
		]],
		['rise long after', aRestockStory().edits(MUG, 1).moves('MUG', 1, { minutes: 16 }), [
			'refundLine 7001/0: 1 synthetic certain',
			'inventoryChange i1: 1 needsReview doubtful, RESTOCK_REVIEW',
		]],
		['rise for a claim that restocked nothing', aRestockStory().edits(MUG, 1, { restock: 'none' }).moves('MUG', 1), [
			'refundLine 7001/0: 1 synthetic certain',
			'inventoryChange i1: 1 needsReview doubtful, RESTOCK_REVIEW',
		]],
		['claim nothing when they fall', aRestockStory().moves('MUG', -1), []],
		['of a bundle are raised by somebody', aRestockStory().knowing(TEE, { bundle: { groupId: 'g', title: 'A set', sku: 'SET', quantity: 1 } }).moves('SET', 1), [
			'inventoryChange i1: 1 synthetic likely',
		]],
		["of a bundle's own line are raised by somebody", aRestockStory().knowing(TEE, { isBundleParent: true }).moves('TEE', 1), [
			'inventoryChange i1: 1 synthetic likely',
		]],
	])('%s', (_what, story, expected) => {
		expect(inShort(judge(story))).toEqual(expected);
	}); // prettier-ignore
});
