import fc from 'fast-check';
import { compareReturns, type ReturnComparison } from '../../../domain/returns/compare-returns';
import type { RestockReturn } from '../../../domain/restock/restock-facts';
import { aReturnStory, hoursIn, type ReturnStory } from '../../builders/return-builder';

const WAIT = 336;
const compare = (story: ReturnStory, hours = 48): ReturnComparison =>
	compareReturns(story.build(), { now: new Date(hoursIn(hours)), waitHours: WAIT });
/** Return and kind of each mismatch, and what is still awaited. */
const inShort = (story: ReturnStory, hours = 48): string[] => {
	const { mismatches, awaited } = compare(story, hours);
	return [
		...mismatches.map(({ returnId, kind }) => `${returnId} ${kind}`),
		...awaited.map((returnId) => `${returnId} awaited`),
	];
};
const words = (story: ReturnStory, hours = 48): string =>
	compare(story, hours)
		.mismatches.map(({ reason }) => reason)
		.join('\n');
const one = (status: RestockReturn['status'] = 'open'): ReturnStory =>
	aReturnStory().returning('501', { '9001': 2 }, { status });

describe('a return of which everything came in', () => {
	it.each<[string, ReturnStory]>([
		['as it was announced', one().bookingIn('501', 'TEE', 2)],
		['in another spelling', one().bookingIn(' 501 ', ' tee ', 2)],
		['in two bookings', one().bookingIn('501', 'TEE', 1).bookingIn('501', 'TEE', 1)],
		['with a unit that was scrapped', one().bookingIn('501', 'TEE', 1, { scrapped: 1 })],
		['all of it scrapped', one().bookingIn('501', 'TEE', 0, { scrapped: 2 })],
		['closed by the shop', one('closed').bookingIn('501', 'TEE', 2)],
		[
			'from two lines of one SKU',
			aReturnStory().returning('501', { '9001': 1, '9003': 1 }).bookingIn('501', 'TEE', 2),
		],
		[
			'with another line given out in exchange',
			aReturnStory()
				.returning('501', { '9001': 1 }, { exchangeLines: [{ lineId: '9002', quantity: 1 }] })
				.bookingIn('501', 'TEE', 1),
		],
		['in a way of the warehouse of its own', one().bookingIn('RMA 17', 'TEE', 2)],
	])('needs nobody: %s', (_what, story) => {
		expect(inShort(story, 10_000)).toEqual([]);
	});
});

describe('what came in for a return', () => {
	it.each<[string, ReturnStory, string[]]>([
		['is another article', one().bookingIn('501', 'CAP', 2), ['501 otherGoods']],
		['is another article of the order', one().bookingIn('501', 'MUG', 2), ['501 otherGoods']],
		[
			'is more of one article and less of another',
			aReturnStory()
				.returning('501', { '9001': 1, '9002': 1 })
				.bookingIn('501', 'TEE', 2)
				.bookingIn('501', 'MUG', 0),
			['501 otherGoods'],
		],
		[
			'is another article beside everything that was returned',
			one().bookingIn('501', 'TEE', 2).bookingIn('501', 'CAP', 1),
			['501 otherGoods'],
		],
		['is more', one().bookingIn('501', 'TEE', 3), ['501 more']],
		[
			'is more, counting what was scrapped',
			one().bookingIn('501', 'TEE', 2, { scrapped: 1 }),
			['501 more'],
		],
		['is less, and the booking is in', one().bookingIn('501', 'TEE', 1), ['501 fewer']],
		[
			'is less, and the shop closed the return',
			one('closed').bookingIn('501', 'TEE', 1),
			['501 fewer'],
		],
		[
			'is another article, and less of it',
			one().bookingIn('501', 'CAP', 1),
			['501 otherGoods', '501 fewer'],
		],
		[
			'is less, while the rest is still announced',
			one().bookingIn('501', 'TEE', 1).bookingIn('501', 'TEE', 1, { actioned: false }),
			['501 awaited'],
		],
		[
			'is less, with the rest announced, but the shop closed the return',
			one('closed').bookingIn('501', 'TEE', 1).bookingIn('501', 'TEE', 1, { actioned: false }),
			['501 fewer'],
		],
		['is only announced', one().bookingIn('501', 'TEE', 2, { actioned: false }), ['501 awaited']],
		[
			'is only told by the stock history',
			one().bookingIn('501', 'TEE', 2, { kind: 'stockMovement' }),
			['501 awaited'],
		],
		['is nothing yet', one(), ['501 awaited']],
		['is nothing yet of a closed return', one('closed'), ['501 awaited']],
	])('%s', (_what, story, expected) => {
		expect(inShort(story)).toEqual(expected);
	});

	it.each(['requested', 'cancelled', 'declined'] as const)(
		'is awaited by no return that is %s, but told if it comes',
		(status) => {
			expect(inShort(one(status), 10_000)).toEqual([]);
			expect(inShort(one(status).bookingIn('501', 'TEE', 1))).toEqual(['501 uncalledFor']);
		},
	);

	it('counts for the return that it names, and each unit of a booking without one only once', () => {
		const both = aReturnStory().returning('501', { '9001': 1 }).returning('502', { '9003': 1 });
		expect(inShort(both.bookingIn('502', 'TEE', 1))).toEqual(['501 awaited']);
		expect(inShort(both.bookingIn('by hand', 'TEE', 1))).toEqual([]);
		const more = aReturnStory().returning('501', { '9001': 1 }).returning('502', { '9003': 1 });
		expect(inShort(more.bookingIn('by hand', 'TEE', 1))).toEqual(['502 awaited']);
	});
});

describe('goods that never came', () => {
	it.each([
		[WAIT - 1, ['501 awaited']],
		[WAIT, ['501 missing']],
	])('are missing from their time on (%s hours)', (hours, expected) => {
		for (const status of ['open', 'closed'] as const) {
			expect(inShort(one(status), hours)).toEqual(expected);
		}
	});

	it('are counted from the agreement, or the first refund, or the last change of the order', () => {
		const open = (): ReturnStory => aReturnStory().returning('501', { '9001': 2 }, {}, null);
		expect(inShort(open().refunding('501', 20).refunding('501', 10), WAIT + 9)).toEqual([
			'501 awaited',
		]);
		expect(inShort(open().refunding('501', 20).refunding('501', 10), WAIT + 10)).toEqual([
			'501 missing',
		]);
		const agreed = aReturnStory().returning('501', { '9001': 2 }, {}, 30).refunding('501', 0);
		expect(inShort(agreed, WAIT + 29)).toEqual(['501 awaited']);
		const changedAt =
			(Date.parse(open().build().order.updatedAt) - Date.parse(hoursIn(0))) / 3_600_000;
		expect(inShort(open(), changedAt + WAIT - 1)).toEqual(['501 awaited']);
		expect(inShort(open(), changedAt + WAIT)).toEqual(['501 missing']);
	});

	it('are fewer, not missing, once something came in and the time is over', () => {
		const half = one().bookingIn('501', 'TEE', 1).bookingIn('501', 'TEE', 1, { actioned: false });
		expect(inShort(half, WAIT)).toEqual(['501 fewer']);
	});

	it('are missing at once if the shop says so, and no longer awaited', () => {
		expect(inShort(one().deciding('501', '9001', 'missing', 2))).toEqual(['501 missing']);
		expect(inShort(one().deciding('501', '9001', 'missing', 1))).toEqual([
			'501 missing',
			'501 awaited',
		]);
		const rest = one().deciding('501', '9001', 'missing', 1).bookingIn('501', 'TEE', 1);
		expect(inShort(rest)).toEqual(['501 missing']);
	});

	it('are not missing if the shop found them since', () => {
		const found = one()
			.deciding('501', '9001', 'missing', 2)
			.deciding('501', '9001', 'restocked', 1)
			.deciding('501', '9001', 'notRestocked', 1);
		expect(inShort(found.bookingIn('501', 'TEE', 2))).toEqual([]);
	});
});

describe('a bundle', () => {
	const bundle = { groupId: 'G', title: 'Set', sku: 'SET', quantity: 5 };
	const sold = (): ReturnStory =>
		aReturnStory()
			.knowing('9001', { bundle, orderedQuantity: 10 })
			.knowing('9002', { bundle })
			.knowing('9003', { sku: 'OTHER' });
	const parts = (story: ReturnStory): ReturnStory =>
		story.returning('501', { '9001': 2, '9002': 1 });

	it('that comes back by its components is no mismatch', () => {
		expect(inShort(parts(sold()).bookingIn('501', 'TEE', 2).bookingIn('501', 'MUG', 1))).toEqual(
			[],
		);
	});

	it('that is booked in as one row is its components', () => {
		expect(inShort(parts(sold()).bookingIn('501', 'SET', 1))).toEqual([]);
		expect(inShort(parts(sold()).bookingIn('501', 'SET', 2))).toEqual(['501 more']);
	});

	it('that is returned as one line is its components', () => {
		const parent = sold().knowing('9003', { sku: 'SET', isBundleParent: true });
		const returned = parent.returning('501', { '9003': 1 });
		expect(inShort(returned.bookingIn('501', 'TEE', 2).bookingIn('501', 'MUG', 1))).toEqual([]);
	});
});

describe('what a person reads', () => {
	it.each<[string, ReturnStory, RegExp[]]>([
		[
			'other goods',
			one().bookingIn('501', 'CAP', 2),
			[/2 x CAP, of which the return has 0/, /0 of 2 x TEE/],
		],
		['more', one().bookingIn('501', 'TEE', 3), [/more .* 3 of 2 x TEE/]],
		['fewer', one().bookingIn('501', 'TEE', 1), [/fewer .* 1 of 2 x TEE/]],
		[
			'lost',
			one().deciding('501', '9001', 'missing', 1),
			[/1 of 2 x TEE never arrived; 0 came in/],
		],
		[
			'uncalled for',
			one('declined').bookingIn('501', 'TEE', 1),
			[/declined .* 0 units .* 1 x TEE came in/],
		],
		[
			'nameless',
			one().knowing('9001', { sku: '' }).bookingIn('501', '', 1),
			[/1 of 2 x an item without SKU/],
		],
	])('names order, return, SKU, both numbers and the next step (%s)', (_what, story, parts) => {
		const said = words(story);
		for (const part of [/^#1001, return 501: /, / [A-Z][^.]+\.$/, ...parts])
			expect(said).toMatch(part);
	});

	it('says how long nothing came', () => {
		expect(words(one(), WAIT)).toContain('0 of 2 x TEE came in, and that for 336 hours.');
	});

	it('carries what was returned, came in and was scrapped as evidence', () => {
		const story = one().bookingIn('501', 'TEE', 0, { scrapped: 1 });
		expect(compare(story).mismatches[0]?.evidence).toEqual({
			returnId: '501',
			status: 'open',
			kind: 'fewer',
			returned: [{ sku: 'TEE', units: 2 }],
			cameIn: [{ sku: 'TEE', units: 1 }],
			scrapped: [{ sku: 'TEE', units: 1 }],
			proofs: ['p1'],
		});
	});
});

describe('whatever comes back', () => {
	const units = fc.integer({ min: 0, max: 3 });
	const counts = fc.record({ tees: units, mugs: units, more: units });
	const status = fc.constantFrom('open' as const, 'closed' as const);
	const told = (returned: { tees: number; mugs: number; more: number }, state: 'open' | 'closed') =>
		aReturnStory().returning(
			'501',
			Object.fromEntries(
				[
					['9001', returned.tees] as const,
					['9002', returned.mugs] as const,
					['9003', returned.more] as const,
				].filter(([, quantity]) => quantity > 0),
			),
			{ status: state },
		);

	it('nobody is told exactly when as many of each SKU came in as were returned', () => {
		fc.assert(
			fc.property(counts, counts, status, fc.boolean(), (returned, came, state, scrap) => {
				const story = told(returned, state);
				const book = (sku: string, quantity: number): void => {
					if (scrap) story.bookingIn('501', sku, 0, { scrapped: quantity });
					else story.bookingIn('501', sku, quantity);
				};
				book('TEE', came.tees + came.more);
				book('MUG', came.mugs);
				const isSame =
					returned.tees + returned.more === came.tees + came.more && returned.mugs === came.mugs;
				const { mismatches, awaited } = compare(story);
				expect(mismatches.length === 0).toBe(isSame);
				expect(awaited).toEqual([]);
			}),
		);
	});

	it('each kind is said once of a return, and a return that lacks something is told or awaited', () => {
		fc.assert(
			fc.property(
				counts,
				counts,
				status,
				fc.boolean(),
				fc.nat(800),
				(returned, came, state, isIn, hours) => {
					const story = told(returned, state)
						.bookingIn('501', 'TEE', came.tees, { actioned: isIn })
						.bookingIn('501', 'MUG', came.mugs)
						.bookingIn('elsewhere', 'TEE', came.more);
					const { mismatches, awaited } = compare(story, hours);
					const kinds = mismatches.map(({ kind }) => kind);
					expect(new Set(kinds).size).toBe(kinds.length);
					const tees = Math.min(returned.tees + returned.more, (isIn ? came.tees : 0) + came.more);
					const lacks = tees < returned.tees + returned.more || came.mugs < returned.mugs;
					if (lacks) expect(mismatches.length + awaited.length).toBeGreaterThan(0);
					if (!lacks) expect(awaited).toEqual([]);
				},
			),
		);
	});
});
