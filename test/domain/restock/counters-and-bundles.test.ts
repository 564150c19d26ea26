import { aRestockStory, STORE, WAREHOUSE, type RestockStory } from '../../builders/restock-builder';
import { back, inShort, judge, kept, off, shipped, TEE, type Case } from './judged';

const sold = (): RestockStory => aRestockStory().overTheCounter().ships(TEE, 2);
const bundle = { groupId: 'g1', title: 'A set', sku: 'SET', quantity: 1 };
const parent = { isBundleParent: true };

// prettier-ignore
const CASES: Case[] = [
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
];

describe('counters, bundles and things without stock', () => {
	it.each(CASES)('%s', (_what, story, expected, ...[policy]) => {
		expect(inShort(judge(story, policy))).toEqual(expected);
	});
});
