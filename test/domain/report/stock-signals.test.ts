import type { ToldRow } from '../../../domain/report/restock-steps';
import { aRestockStory, type RestockStory } from '../../builders/restock-builder';
import { marks, report, saidBack, told } from './restock-reports';

describe('the stock that the shop may show wrongly', () => {
	it.each<[string, RestockStory, string[]]>([
		['an edit', aRestockStory().edits('9002', 1), ['MUG@77 synthetic restock of order #1001']],
		[
			'a cancellation',
			aRestockStory().cancels([{ lineId: '9002', quantity: 1, restock: 'cancel' }]),
			['MUG@77 cancelled units of order #1001', 'TEE@ cancelled units of order #1001'],
		],
		[
			'units that are said to be back',
			saidBack(),
			['TEE@77 restock ahead of its goods of order #1001'],
		],
		[
			'units that are back',
			saidBack().booksIn('rma', 'TEE', 1),
			['TEE@77 goods back of order #1001'],
		],
		[
			'units that had left',
			aRestockStory()
				.ships('9002', 1)
				.givesBack([{ lineId: '9002', quantity: 1, restock: 'cancel' }]),
			['MUG@77 doubtful restock of order #1001'],
		],
		[
			'returned units that are scrapped',
			aRestockStory()
				.ships('9002', 1)
				.opensReturn('501', '9002', 1)
				.looksAt('501', 'notRestocked', 1),
			['MUG@77 returned goods on no shelf of order #1001'],
		],
		[
			'a refund of a return that the shop restocked',
			aRestockStory()
				.ships('9002', 1)
				.opensReturn('501', '9002', 1)
				.looksAt('501', 'missing', 1)
				.givesBack(
					[{ lineId: '9002', quantity: 1, restock: 'return', locationId: '88' }],
					['moved'],
					'501',
				),
			[
				'MUG@77 returned goods on no shelf of order #1001',
				'MUG@88 restock by a refund of order #1001',
			],
		],
		[
			'a level that rose by itself',
			aRestockStory().moves('MUG', 1),
			['MUG@77 doubtful restock of order #1001'],
		],
		[
			'several claims on one place',
			aRestockStory().edits('9001', 1).edits('9001', 1),
			['TEE@77 synthetic restock of order #1001'],
		],
		[
			'goods that stay with the customer, and were not restocked',
			aRestockStory()
				.ships('9002', 1)
				.givesBack([{ lineId: '9002', quantity: 1, restock: 'none' }]),
			[],
		],
		[
			'what no stock is kept of',
			aRestockStory().knowing('9002', { tracked: false }).edits('9002', 1),
			[],
		],
		['an article without a SKU', aRestockStory().knowing('9002', { sku: '' }).edits('9002', 1), []],
	])('is marked: %s', (_what, story, expected) => {
		expect(marks(report(story)).sort()).toEqual([...expected].sort());
	});

	it('is marked in the words of its table', () => {
		const story = aRestockStory().edits('9002', 1);
		expect(report(story).stockSignals).toEqual([
			{
				sku: 'MUG',
				location_id: '77',
				reason: 'synthetic restock of order #1001',
				order_key: 'shopify:demo.myshopify.com:6001',
				order_name: '#1001',
				correlation_id: 'correlation-1',
				received_at: story.now().toISOString(),
				status: 'new',
			},
		]);
	});

	it('is marked once for each verdict, however often the order is looked at', () => {
		const first = report(saidBack());
		expect(marks(report(saidBack(), { hours: 3, told: [told(first)] }))).toEqual([]);
		const edited = saidBack().edits('9002', 1);
		expect(marks(report(edited, { told: [told(first)] }))).toEqual([
			'MUG@77 synthetic restock of order #1001',
		]);
	});

	it('is marked again when the goods came, or when they did not', () => {
		const first = told(report(saidBack()));
		expect(marks(report(saidBack().booksIn('rma', 'TEE', 1), { told: [first] }))).toEqual([
			'TEE@77 goods back of order #1001',
		]);
		expect(marks(report(saidBack(), { hours: 80, told: [first] }))).toEqual([
			'TEE@77 doubtful restock of order #1001',
		]);
	});

	it('is marked by what the newest row of this order tells, a failed look aside', () => {
		const first = told(report(saidBack()));
		const failed = { ...first, recorded_at: '2026-04-01T00:00:00Z', steps: '[]' };
		const foreign = { ...first, order_key: 'shopify:demo.myshopify.com:6002' };
		const older = {
			...told(report(aRestockStory().edits('9002', 1))),
			recorded_at: '2026-01-01T00:00:00Z',
		};
		const again = (...rows: ToldRow[]): string[] =>
			marks(report(saidBack(), { hours: 3, told: rows }));
		expect(again(failed, first, older)).toEqual([]);
		expect(again(foreign, failed, older)).toHaveLength(1);
		expect(again({ ...first, steps: 'no JSON' })).toHaveLength(1);
	});
});
