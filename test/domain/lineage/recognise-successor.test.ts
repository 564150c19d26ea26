import fc from 'fast-check';
import type { LineageVerdict } from '../../../domain/lineage/lineage';
import type { LineageFacts } from '../../../domain/lineage/lineage-facts';
import { DEFAULT_LINEAGE_POLICY, type LineagePolicy } from '../../../domain/lineage/lineage-policy';
import { classifySuccessor } from '../../../domain/lineage/recognise-successor';
import { laterOrder, newOrder, oldOrder } from './lineage-fixtures';

const policy: LineagePolicy = { ...DEFAULT_LINEAGE_POLICY, editingApps: ['Duplicator', '77'] };
const verdictOf = (candidate: LineageFacts, base: LineageFacts): LineageVerdict =>
	classifySuccessor(candidate, base, policy).verdict;

type Change = Partial<LineageFacts>;
const SAME: Change = { customerId: '3001' };
const NAMED: Change = { name: '#1031A' };
const AT_ONCE: Change = { createdAt: '2026-11-20T12:00:20Z' };
const LIKE: Change = { units: { 'sku:TEE': 2, 'sku:CAP': 1 } };
const PAID: Change = { paidMinor: 8420 };
const TAGGED: Change = { tags: ['edit order'] };
const BY_APP: Change = { channel: { id: '77', title: 'Something' } };
const OPEN: Change = { cancelledAt: null };
const RETIRED: Change = { tags: ['Edit Order - Cancelled'] };
const OTHER: Change = { customerId: '9' };

describe('an order that was cancelled and made anew', () => {
	it.each<[string, Change, Change, LineageVerdict]>([
		['a name alone', NAMED, {}, 'unrelated'],
		['a name and the same customer', { ...NAMED, ...SAME }, {}, 'unrelated'],
		['a name and a tag of the app', { ...NAMED, ...TAGGED }, {}, 'successor'],
		['a name and a tag on the old one', NAMED, RETIRED, 'successor'],
		['a name and a cancellation at once', { ...NAMED, ...AT_ONCE }, {}, 'successor'],
		['a name, the customer and the payment', { ...NAMED, ...SAME, ...PAID }, {}, 'successor'],
		['a name and the payment of nobody', { ...NAMED, ...PAID }, {}, 'unrelated'],
		['a name, the customer and the articles', { ...NAMED, ...SAME, ...LIKE }, {}, 'ambiguous'],
		['a name and a tag, but another customer', { ...NAMED, ...TAGGED, ...OTHER }, {}, 'ambiguous'],
		['a name and a tag, but the old one open', { ...NAMED, ...TAGGED }, OPEN, 'ambiguous'],
		[
			'a name and the customer, the old one open',
			{ ...NAMED, ...SAME, ...PAID },
			OPEN,
			'ambiguous',
		],
		['nothing', {}, {}, 'unrelated'],
		['a tag alone', TAGGED, {}, 'unrelated'],
		['both tags of nobody', { ...TAGGED, ...AT_ONCE, ...LIKE }, RETIRED, 'unrelated'],
		[
			'no name, but everything else',
			{ ...TAGGED, ...SAME, ...AT_ONCE, ...LIKE },
			RETIRED,
			'successor',
		],
		['an app that duplicates', { ...BY_APP, ...SAME, ...AT_ONCE, ...LIKE }, {}, 'successor'],
		['such an app, other articles', { ...BY_APP, ...SAME, ...AT_ONCE }, {}, 'ambiguous'],
		['such an app, the old one open', { ...BY_APP, ...SAME, ...LIKE }, OPEN, 'ambiguous'],
		['such an app, hours later', { ...BY_APP, ...SAME }, {}, 'unrelated'],
		['the same again by the customer', { ...SAME, ...AT_ONCE, ...LIKE, ...PAID }, {}, 'unrelated'],
	])('%s', (_what, candidate, base, verdict) => {
		expect(verdictOf(laterOrder(candidate), oldOrder(base))).toBe(verdict);
	});

	it('says why', () => {
		expect(
			classifySuccessor(newOrder(), oldOrder({ tags: ['Edit Order - Cancelled'] }), policy),
		).toEqual({
			verdict: 'successor',
			evidence: [
				'#1031A is named after #1031',
				'#1031 is tagged as cancelled by an editing app',
				'#1031A is tagged as made by an editing app',
				'The customer is the same',
				'The payment is the same',
				'The articles are nearly the same',
				'#1031 was cancelled 0 min from the creation',
			],
		});
	});

	it('takes totals where no payment is known, and never compares currencies', () => {
		const candidate = laterOrder({ ...NAMED, ...SAME, paidMinor: null, totalMinor: 8420 });
		expect(verdictOf(candidate, oldOrder())).toBe('successor');
		expect(verdictOf({ ...candidate, currency: 'EUR' }, oldOrder())).toBe('unrelated');
		expect(verdictOf({ ...candidate, totalMinor: 0 }, oldOrder({ totalMinor: 0 }))).toBe(
			'unrelated',
		);
	});

	it('knows customers by e-mail where they have no id', () => {
		const base = oldOrder({ customerId: '', email: 'Ada@example.test' });
		const mine = laterOrder({ ...NAMED, ...PAID, email: 'ada@example.test' });
		expect(verdictOf(mine, base)).toBe('successor');
		expect(verdictOf({ ...mine, ...AT_ONCE, email: 'bob@example.test' }, base)).toBe('ambiguous');
	});
});

describe('what people say settles it', () => {
	it.each<[string, Change, Change, LineageVerdict]>([
		['own order', { ...newOrder(), tags: ['order-sync:own-order'] }, RETIRED, 'unrelated'],
		[
			'own order, said of the old one',
			newOrder(),
			{ tags: ['Order-Sync:Own-Order', 'Edit Order - Cancelled'] },
			'unrelated',
		],
		['successor by name', { ...NAMED, tags: ['order-sync:successor'] }, OPEN, 'successor'],
		['successor by customer', { ...SAME, tags: ['order-sync:successor'] }, {}, 'successor'],
		['successor of a stranger', { tags: ['order-sync:successor'] }, {}, 'unrelated'],
		['successor of #1031', { tags: ['order-sync:successor=#1031'] }, OPEN, 'successor'],
		['successor of 1031', { tags: ['order-sync:successor= 1031'] }, {}, 'successor'],
		[
			'successor of another',
			{ ...NAMED, ...AT_ONCE, tags: ['order-sync:successor=#1030'] },
			RETIRED,
			'unrelated',
		],
		[
			'both',
			{ ...NAMED, tags: ['order-sync:successor', 'order-sync:own-order'] },
			RETIRED,
			'ambiguous',
		],
	])('%s', (_what, candidate, base, verdict) => {
		expect(verdictOf(laterOrder(candidate), oldOrder(base))).toBe(verdict);
	});
});

describe('laws', () => {
	const minute = fc.integer({ min: 0, max: 600 });
	const at = (minutes: number): string =>
		new Date(Date.parse('2026-11-20T10:00:00Z') + minutes * 60_000).toISOString();
	const tags = fc.subarray([
		'Edit Order',
		'Edit Order - Cancelled',
		'order-sync:successor',
		'order-sync:own-order',
		'order-sync:successor=#1031',
		'VIP',
	]);
	const anyOrder = (reference: string): fc.Arbitrary<LineageFacts> =>
		fc
			.record({
				name: fc.constantFrom('#1031', '#1031A', '#1031B', '#1031-1', '#1040'),
				createdAt: minute.map(at),
				cancelledAt: fc.option(minute.map(at), { nil: null }),
				tags,
				customerId: fc.constantFrom('', '1', '2'),
				channel: fc.constantFrom({ id: '77', title: '' }, { id: '580111', title: 'Online Store' }),
				paidMinor: fc.constantFrom(null, 0, 100),
				totalMinor: fc.constantFrom(null, 100, 200),
				units: fc.dictionary(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 3 })),
			})
			.map((drawn) => ({
				...oldOrder(),
				...drawn,
				reference,
				sourceId: `gid://shopify/Order/${reference}`,
			}));

	it('two orders never replace each other, and none replaces itself', () => {
		fc.assert(
			fc.property(anyOrder('1'), anyOrder('2'), (a, b) => {
				const both = [verdictOf(a, b), verdictOf(b, a)];
				expect(both.filter((verdict) => verdict === 'successor').length).toBeLessThan(2);
				expect(verdictOf(a, a)).toBe('unrelated');
			}),
			{ numRuns: 2000 },
		);
	});

	it('a name without any other sign is never a successor', () => {
		fc.assert(
			fc.property(anyOrder('1'), anyOrder('2'), (base, drawn) => {
				const candidate = {
					...drawn,
					tags: [],
					channel: { id: '580111', title: 'Online Store' },
					customerId: '',
					email: '',
					createdAt: at(2000),
				};
				expect(verdictOf(candidate, { ...base, tags: [] })).toBe('unrelated');
			}),
			{ numRuns: 1000 },
		);
	});

	it('unless people say so, a successor follows a cancelled order of a customer that is not another', () => {
		fc.assert(
			fc.property(anyOrder('1'), anyOrder('2'), (base, drawn) => {
				const candidate = { ...drawn, tags: drawn.tags.filter((tag) => !tag.startsWith('order-')) };
				if (verdictOf(candidate, base) !== 'successor') return;
				expect(base.cancelledAt).not.toBeNull();
				expect(Date.parse(candidate.createdAt)).toBeGreaterThan(Date.parse(base.createdAt));
				if (candidate.customerId !== '' && base.customerId !== '') {
					expect(candidate.customerId).toBe(base.customerId);
				}
			}),
			{ numRuns: 3000 },
		);
	});
});
