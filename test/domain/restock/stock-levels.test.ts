import { aRestockStory, STORE } from '../../builders/restock-builder';
import { back, inShort, judge, MUG, shipped, TEE, type Case } from './judged';

// prettier-ignore
const CASES: Case[] = [
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
];

describe('stock levels of the shop', () => {
	it.each(CASES)('%s', (_what, story, expected) => {
		expect(inShort(judge(story))).toEqual(expected);
	});
});
