import fc from 'fast-check';
import type { RestockReport } from '../../../domain/report/build-restock-report';
import type { SyncItem } from '../../../domain/report/sync-item';
import { aRestockStory, type RestockStory } from '../../builders/restock-builder';
import { aLook } from '../../builders/signal-builder';
import { someWorld } from '../restock/some-world';
import { codes, itemOf, next, report, reportOn, saidBack, stored, told } from './restock-reports';

describe('an order whose restocks are settled', () => {
	it.each<[string, RestockStory]>([
		['nothing was restocked', aRestockStory().ships('9001', 2)],
		['an edit', aRestockStory().edits('9002', 1)],
		['goods that are back', saidBack().booksIn('rma', 'TEE', 1)],
		['money without goods', aRestockStory().givesBack([])],
	])('is in step (%s)', (_what, story) => {
		expect(report(story)).toMatchObject({
			ledger: { outcome: 'inStep', lane: 'restocks', order_name: '#1001' },
			exceptions: [],
			remember: [],
		});
	});

	it('resolves what was said before', () => {
		const said = report(saidBack(), { hours: 80 });
		expect(codes(said)).toEqual(['RESTOCK_UNPROVEN']);
		const story = saidBack().booksIn('rma', 'TEE', 1);
		expect(report(story, { hours: 90, open: stored(said) }).closures).toMatchObject([
			{ exception_id: 1, status: 'resolved' },
		]);
	});
});

describe('a claim that waits', () => {
	it('is told to nobody and looked at every hour, without using up a try', () => {
		const said = report(saidBack(), { hours: 2 });
		expect(said).toMatchObject({ ledger: { outcome: 'held' }, exceptions: [] });
		expect(said.remember).toMatchObject([{ attempt: 0, kind: 'signal' }]);
		expect(next(said)).toBe(3600);
	});

	it('is looked at when its time is over, if that is sooner', () => {
		expect(next(report(saidBack(), { hours: 71.5 }))).toBe(1800);
	});

	it('is told when its time is over, and then looked at every hour for a fortnight', () => {
		const said = report(saidBack(), { hours: 72 });
		expect(codes(said)).toEqual(['RESTOCK_UNPROVEN']);
		expect(said.ledger.outcome).toBe('refused');
		expect(next(said)).toBe(3600);
		const open = stored(said);
		const later = (hours: number): RestockReport => report(saidBack(), { hours, open });
		expect(later(100)).toMatchObject({ exceptions: [], closures: [] });
		expect(next(later(72 + 13 * 24))).toBe(3600);
		expect(next(later(72 + 14 * 24))).toBeNull();
	});
});

describe('what goes to review', () => {
	/** One tee left; the shop puts both back as if neither had. */
	const lied = (): RestockStory =>
		aRestockStory()
			.ships('9001', 1)
			.givesBack([{ lineId: '9001', quantity: 2, restock: 'cancel' }]);

	it('is told once, names the claim and is left to a person', () => {
		const said = report(lied());
		expect(codes(said)).toEqual(['RESTOCK_SHIPPED']);
		expect(said.exceptions[0]?.reason).toContain('#1001, refund line 7001/0, 1 x TEE');
		expect(said.exceptions[0]).toMatchObject({
			owner: 'Operations',
			severity: 'high',
			lane: 'restocks',
		});
		expect(said.remember).toEqual([]);
		expect(report(lied(), { open: stored(said) })).toMatchObject({ exceptions: [], closures: [] });
	});

	it('closes what is no longer said, also while something waits', () => {
		const said = report(lied());
		expect(report(saidBack(), { open: stored(said) }).closures).toMatchObject([
			{ exception_id: 1, status: 'superseded' },
		]);
	});

	it('is said for each claim', () => {
		const twice = aRestockStory()
			.ships('9001', 2)
			.ships('9002', 1)
			.givesBack([
				{ lineId: '9001', quantity: 2, restock: 'cancel' },
				{ lineId: '9002', quantity: 1, restock: 'cancel' },
			]);
		expect(codes(report(twice))).toEqual(['RESTOCK_SHIPPED', 'RESTOCK_SHIPPED']);
	});
});

describe('an order that was not judged', () => {
	const failure = {
		step: 'target' as const,
		code: 'SYNC_FAILED' as const,
		reason: 'Linnworks did not answer',
		retry: true,
		retryAfterSeconds: 0,
	};
	const story = saidBack();
	const now = story.now(80);

	it.each<[string, Partial<SyncItem>, RegExp]>([
		['because it could not be read', { failure }, /Linnworks did not answer/],
		[
			'because a verdict got lost',
			{ restockFacts: story.build() },
			/refundLine 7001\/0.*Connect all/,
		],
		['because it has no facts', {}, /without restock facts/],
	])('is tried again and told in the end, and closes nothing (%s)', (_what, state, reason) => {
		const open = stored(report(story, { hours: 80 }));
		const look = (attempt: number): RestockReport =>
			reportOn({ look: aLook({ attempt }), ...state }, [], now, { open });
		expect(look(0)).toMatchObject({
			ledger: { outcome: 'retrying' },
			exceptions: [],
			closures: [],
		});
		expect(look(2)).toMatchObject({ exceptions: [{ code: 'SYNC_FAILED' }], closures: [] });
		expect(look(2).exceptions[0]?.reason).toMatch(reason);
	});
});

describe('the ledger', () => {
	it('keeps each verdict with what it rests on', () => {
		const story = aRestockStory()
			.ships('9001', 2)
			.givesBack([{ lineId: '9001', quantity: 2, restock: 'return' }])
			.booksIn('rma', 'TEE', 1);
		const steps = JSON.parse(report(story).ledger.steps) as object[];
		expect(steps).toEqual([
			{
				kind: 'refundLine',
				id: '7001/0',
				sku: 'TEE',
				locationId: '77',
				units: 1,
				verdict: 'physicalReturn',
				confidence: 'certain',
				reason: 'The shop put shipped units back into stock without a return',
				proofs: [{ kind: 'rma', proofId: '2', units: 1 }],
			},
			expect.objectContaining({
				units: 1,
				waitsFor: 'goodsIn',
				confidence: 'doubtful',
				proofs: [],
			}),
		]);
	});
});

describe('whatever happens to the goods of an order', () => {
	it('each look is one ledger row, everything that waits is looked at again, and a second look says nothing anew', () => {
		fc.assert(
			fc.property(someWorld(false), fc.constantFrom(0, 1, 73, 500), (world, hours) => {
				const facts = world.story.build();
				const now = world.story.now(hours);
				const verdicts = world.judge({}, hours);
				const first = reportOn(itemOf(facts), verdicts, now);
				expect(JSON.parse(first.ledger.steps)).toHaveLength(verdicts.length);
				const reviewed = new Set(
					verdicts.flatMap(({ finding, claim }) =>
						finding ? [`${finding.code} ${claim.kind} ${claim.id}`] : [],
					),
				);
				expect(first.exceptions).toHaveLength(reviewed.size);
				const isOpen = verdicts.some(
					({ waitsFor, finding }) => waitsFor !== null || finding?.code === 'RESTOCK_UNPROVEN',
				);
				expect(first.remember).toHaveLength(isOpen ? 1 : 0);
				const second = reportOn(itemOf(facts), verdicts, now, {
					open: stored(first),
					told: [told(first)],
				});
				expect(second).toMatchObject({ exceptions: [], closures: [], stockSignals: [] });
			}),
			{ numRuns: 200 },
		);
	});
});
