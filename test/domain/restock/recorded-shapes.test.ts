import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { classifyRestocks } from '../../../domain/restock/classify-restock';
import { restockFactsSchema, type RestockFacts } from '../../../domain/restock/restock-facts';
import { aRestockStory, somePolicy } from '../../builders/restock-builder';
import { inShort } from './judged';

const FOLDER = path.resolve(__dirname, '../../../../shared/contracts/shopify/payloads');

type Recorded = {
	legacyResourceId: string;
	createdAt: string;
	return: { id: string; status: string } | null;
	transactions: { nodes: Array<{ id: string; status: string }> };
	refundLineItems: {
		nodes: Array<{
			quantity: number;
			restockType: string;
			restocked: boolean;
			location: { id: string } | null;
			lineItem: { id: string };
		}>;
	};
};

const digits = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);
const RESTOCKS: Record<string, string> = { CANCEL: 'cancel', RETURN: 'return', NO_RESTOCK: 'none' };
const STATES: Record<string, string> = { SUCCESS: 'moved', PENDING: 'pending' };

/** A recorded refund in an order of which so many tees and mugs have left. */
function factsOf(
	name: string,
	shipped: { tees?: number; mugs?: number; cancelled?: boolean },
): RestockFacts {
	const text = readFileSync(path.join(FOLDER, `${name}.graphql.json`), 'utf8');
	const { refund } = (JSON.parse(text) as { data: { refund: Recorded } }).data;
	const { tees = 0, mugs = 0, cancelled = false } = shipped;
	const story = aRestockStory();
	if (tees > 0) story.ships('9001', tees);
	if (mugs > 0) story.ships('9002', mugs);
	const facts = story.build();
	const rows = refund.refundLineItems.nodes;
	return restockFactsSchema.parse({
		...facts,
		order: { ...facts.order, cancelledAt: cancelled ? refund.createdAt : null },
		lines: facts.lines.map((line) => ({
			...line,
			currentQuantity: rows
				.filter(({ lineItem }) => digits(lineItem.id) === line.lineId)
				.reduce((left, { quantity }) => left - quantity, line.orderedQuantity),
		})),
		refunds: [
			{
				refundId: refund.legacyResourceId,
				createdAt: refund.createdAt,
				returnId: digits(refund.return?.id ?? ''),
				transactions: refund.transactions.nodes.map(({ id, status }) => ({
					transactionId: digits(id),
					state: STATES[status],
				})),
				lines: rows.map(({ quantity, restockType, restocked, location, lineItem }, ordinal) => ({
					ordinal,
					lineId: digits(lineItem.id),
					quantity,
					restock: RESTOCKS[restockType],
					restocked,
					locationId: location?.id ?? '',
				})),
			},
		],
		returns: refund.return
			? [
					{
						returnId: digits(refund.return.id),
						status: refund.return.status.toLowerCase(),
						lines: [{ lineId: '9001', quantity: 1 }],
						exchangeLines: [],
						dispositions: [],
					},
				]
			: [],
	});
}

const judged = (facts: RestockFacts): string[] =>
	inShort(classifyRestocks(facts, somePolicy(), new Date('2026-11-19T00:00:00Z')));

const SHAPES: Array<[string, Parameters<typeof factsOf>[1], string[]]> = [
	['s1-edit-removal-unfulfilled', {}, ['refundLine 7001/0: 1 synthetic likely']],
	['s1b-edit-removal-no-restock', {}, ['refundLine 7002/0: 1 synthetic likely']],
	['s1c-later-settlement-of-edit-balance', {}, ['refund 7003: 0 moneyOnly certain']],
	[
		's2-edit-removal-partially-fulfilled-line',
		{ tees: 1 },
		['refundLine 7004/0: 1 synthetic likely'],
	],
	['s3-goodwill-no-lines', { tees: 2, mugs: 1 }, ['refund 7005: 0 moneyOnly certain']],
	['s3b-refund-line-no-restock-fulfilled', { mugs: 1 }, ['refundLine 7006/0: 1 keepGoods likely']],
	[
		's4-return-restock',
		{ tees: 2 },
		['refundLine 7007/0: 1 physicalReturn doubtful, waits for goodsIn'],
	],
	[
		's5-cancel-restock-paid',
		{ cancelled: true },
		['refundLine 7008/0: 2 cancellation certain', 'refundLine 7008/1: 1 cancellation certain'],
	],
	[
		's5b-cancel-restock-authorized-only',
		{ cancelled: true },
		['refundLine 7009/0: 2 cancellation certain', 'refundLine 7009/1: 1 cancellation certain'],
	],
	[
		's6-exchange-uneven-customer-pays',
		{ tees: 2 },
		['refundLine 7010/0: 1 physicalReturn doubtful, waits for goodsIn'],
	],
	[
		's8-pending-gateway-refund',
		{},
		['refundLine 7012/0: 1 cancellation doubtful, waits for money'],
	],
];

const suite = existsSync(FOLDER) ? describe : describe.skip;
if (!existsSync(FOLDER)) {
	console.warn('The Shopify payloads are not at hand: recorded restocks were skipped.');
}

suite('refunds as the vendor writes them', () => {
	it.each(SHAPES)('%s', (name, shipped, expected) => {
		expect(judged(factsOf(name, shipped))).toEqual(expected);
	});
});
