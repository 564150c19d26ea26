import { judgeItem } from '../../../domain/report/judge-item';
import type { Judgement } from '../../../domain/report/judgement';
import { USUAL_WAITS } from '../../../domain/report/wait-policy';
import type { Discrepancy } from '../../../domain/verify/discrepancy';
import { anOrder } from '../../builders/order-builder';
import { aBlockedPlan, anEmptyPlan } from '../../builders/plan-builder';
import { NOW } from '../../builders/signal-builder';
import { aSyncItem, type SyncItemBuilder } from '../../builders/sync-item-builder';

const judge = (item: SyncItemBuilder): Judgement => judgeItem(item.build(), USUAL_WAITS, NOW);
const codes = (judgement: Judgement): string[] => judgement.findings.map((each) => each.code);
const DIFFERENCE: Discrepancy = {
	kind: 'total',
	detail: 'The order total differs',
	expected: '20.00 GBP',
	found: '30.00 GBP',
};

describe('an order that was written', () => {
	it.each(['done', 'alreadyDone', 'unknown', 'rejected'] as const)(
		'has converged when reading back finds no difference, though its steps said %s',
		(status) => {
			const judgement = judge(aSyncItem().gated().written(status).readBack());
			expect(judgement).toMatchObject({ outcome: 'converged', findings: [], lookAgain: false });
		},
	);

	it('is in step when there was nothing to write', () => {
		const judgement = judge(aSyncItem().gated({}, anEmptyPlan()).written('done').readBack());
		expect(judgement).toMatchObject({ outcome: 'inStep', findings: [], lookAgain: false });
	});

	it('raises the wave it slipped into, even if all went well', () => {
		const judgement = judge(aSyncItem().gated().written('done').readBack([], ['9']));
		expect(judgement.outcome).toBe('converged');
		expect(judgement.findings).toEqual([
			{ code: 'WROTE_INTO_WAVE', reason: 'Wave 9', evidence: { waves: ['9'] }, about: '9' },
		]);
	});

	it('does not mind a new wave when it wrote nothing', () => {
		expect(codes(judge(aSyncItem().gated().written('alreadyDone').readBack([], ['9'])))).toEqual(
			[],
		);
	});

	it('is tried again in silence at first, and said on the third look', () => {
		const tried = (attempt: number): Judgement =>
			judge(aSyncItem().looking({ attempt }).gated().written('done').readBack([DIFFERENCE]));
		for (const attempt of [0, 1]) {
			expect(tried(attempt)).toMatchObject({
				outcome: 'retrying',
				findings: [],
				lookAgain: true,
			});
		}
		expect(tried(2).lookAgain).toBe(true);
		expect(tried(2).findings).toEqual([
			expect.objectContaining({
				code: 'NOT_IN_STEP',
				reason: 'The order total differs: expected 20.00 GBP, found 30.00 GBP',
			}),
		]);
	});

	it.each<[string, Parameters<SyncItemBuilder['written']>[0]]>([
		['rejected', 'rejected'],
		['unknown', 'unknown'],
		['notStarted after one that was done', ['done', 'notStarted']],
		['notStarted after one that was done already', ['alreadyDone', 'notStarted']],
		['notStarted after one that was rejected', ['rejected', 'notStarted']],
	])('that has a step %s and differs is a failed write, not a difference', (_what, status) => {
		const judgement = judge(
			aSyncItem()
				.looking({ attempt: 2 })
				.gated()
				.written(status, { message: 'No' })
				.readBack([DIFFERENCE]),
		);
		expect(codes(judgement)).toEqual(['APPLY_FAILED']);
		expect(judgement.findings[0]?.reason).toContain('No');
	});

	it.each(['done', 'notStarted'] as const)(
		'that moved under the plan is looked at again, as a try (steps %s)',
		(status) => {
			const moved = aSyncItem().looking({ attempt: 2 }).gated().written(status, { conflict: true });
			expect(judge(moved)).toMatchObject({ lookAgain: true, countsAsTry: true });
			expect(codes(judge(moved))).toEqual(['APPLY_FAILED']);
		},
	);

	it.each([0, 2, 9])(
		'that the sweep had no time for is tried again at once, and nothing is held against it (%d)',
		(attempt) => {
			const late = aSyncItem()
				.looking({ attempt })
				.gated()
				.written('notStarted', { message: 'No time left in this sweep' });
			const atOnce: Judgement = {
				outcome: 'retrying',
				findings: [],
				lookAgain: true,
				retryAfterSeconds: 0,
				countsAsTry: false,
			};
			expect(judge(late)).toEqual(atOnce);
			expect(judge(late.readBack([DIFFERENCE], ['9']))).toEqual(atOnce);
		},
	);

	it('without steps was not passed over: a difference counts as a try', () => {
		const item = aSyncItem().looking({ attempt: 2 }).gated({}, anEmptyPlan()).written('done');
		expect(judge(item.readBack([DIFFERENCE]))).toMatchObject({ countsAsTry: true });
		expect(codes(judge(item))).toEqual(['NOT_IN_STEP']);
	});

	it('that was not read back is not trusted', () => {
		const judgement = judge(aSyncItem().gated().written('done'));
		expect(judgement).toMatchObject({ outcome: 'retrying', lookAgain: true });
	});

	it('tells the warehouse of a lock that keeps an order in step parked', () => {
		const item = aSyncItem()
			.looking({ attempt: 2, heldByUs: true })
			.gated({ locked: true, parked: true }, anEmptyPlan())
			.readBack()
			.releasing('failed')
			.build();
		expect(judgeItem(item, USUAL_WAITS, NOW)).toMatchObject({
			outcome: 'retrying',
			lookAgain: true,
			findings: [{ code: 'GATE_LOCKED' }],
		});
	});

	it('that could not be released is looked at again', () => {
		const item = aSyncItem().gated().written('done').readBack().releasing('failed');
		expect(judge(item)).toMatchObject({
			outcome: 'retrying',
			findings: [],
			lookAgain: true,
			countsAsTry: true,
		});
	});

	it('that could not be released still raises the wave it slipped into', () => {
		const item = (attempt: number): SyncItemBuilder =>
			aSyncItem()
				.looking({ attempt })
				.gated()
				.written('done')
				.readBack([], ['9'])
				.releasing('failed');
		expect(codes(judge(item(0)))).toEqual(['WROTE_INTO_WAVE']);
		expect(codes(judge(item(2)))).toEqual(['APPLY_FAILED', 'WROTE_INTO_WAVE']);
	});

	it.each([0, 2, 9])(
		'that is unpaid has converged, and is looked at every five minutes without a try (%d)',
		(attempt) => {
			const item = aSyncItem().looking({ attempt, heldByUs: true }).gated({ parked: true });
			expect(judge(item.written('done').readBack().releasing('unpaid'))).toEqual({
				outcome: 'converged',
				findings: [],
				lookAgain: true,
				retryAfterSeconds: 300,
				countsAsTry: false,
			});
		},
	);

	it('that is unpaid and had nothing to write is in step, and looked at again as well', () => {
		const item = aSyncItem().gated({}, anEmptyPlan()).written('done').readBack();
		expect(judge(item.releasing('unpaid'))).toEqual({
			outcome: 'inStep',
			findings: [],
			lookAgain: true,
			retryAfterSeconds: 300,
			countsAsTry: false,
		});
	});

	it('that is unpaid raises the wave it slipped into', () => {
		const item = aSyncItem().gated().written('done').readBack([], ['9']).releasing('unpaid');
		expect(codes(judge(item))).toEqual(['WROTE_INTO_WAVE']);
	});
});

describe('an order that was refused', () => {
	it('is said at once, with the reason and the evidence of the gate', () => {
		const judgement = judge(aSyncItem().gated({ labelPrinted: true }));
		expect(judgement).toMatchObject({ outcome: 'refused', lookAgain: false });
		expect(judgement.findings).toEqual([
			expect.objectContaining({
				code: 'GATE_LABEL',
				reason: 'The shipping label exists already',
				evidence: expect.objectContaining({ labelPrinted: true }) as unknown,
			}),
		]);
	});

	it('is looked at again while what stands in its way can go away by itself', () => {
		expect(judge(aSyncItem().gated({ locked: true })).lookAgain).toBe(true);
		expect(judge(aSyncItem().gated({ closed: true })).lookAgain).toBe(false);
	});

	it('for the problems of its plan says each of them', () => {
		const plan = aBlockedPlan({ code: 'LOCATION_SPLIT' }, { code: 'SKU_UNMAPPED' });
		const judgement = judge(aSyncItem().gated({}, plan));
		expect(codes(judgement)).toEqual(['LOCATION_SPLIT', 'SKU_UNMAPPED']);
		expect(judgement.lookAgain).toBe(true);
	});

	it('for problems that only a person can settle is left to that person', () => {
		const plan = aBlockedPlan({ code: 'LOCATION_SPLIT' }, { code: 'ORDER_EMPTY' });
		expect(judge(aSyncItem().gated({}, plan)).lookAgain).toBe(false);
	});
});

describe('an order that the warehouse neither has nor needs', () => {
	const fulfilled = anOrder().withLine('SKU-1', 1, '10.00', { fulfilledQuantity: 1 }).build();

	it.each([0, 20])('is in step, and nobody hears of it (attempt %d)', (attempt) => {
		expect(judge(aSyncItem().looking({ attempt }).notInWarehouse(fulfilled))).toEqual({
			outcome: 'inStep',
			findings: [],
			lookAgain: false,
			retryAfterSeconds: 0,
			countsAsTry: true,
		});
	});
});

describe('an order that is held', () => {
	const held = (attempt: number, facts: object): Judgement =>
		judge(aSyncItem().looking({ attempt }).gated(facts));

	it('for an unknown fact is said on the third look', () => {
		const blind = { unknown: ['waves'] };
		expect(held(1, blind)).toMatchObject({ outcome: 'held', findings: [], lookAgain: true });
		expect(codes(held(2, blind))).toEqual(['GATE_UNKNOWN']);
	});

	it('because it is not in the warehouse yet gets more patience: the eighth look', () => {
		const absent = { found: false };
		expect(held(6, absent)).toMatchObject({ outcome: 'held', findings: [], lookAgain: true });
		expect(codes(held(7, absent))).toEqual(['ORDER_ABSENT']);
	});

	it('gets none where the merchant refuses absent orders', () => {
		const item = aSyncItem().gated({ found: false }, undefined, { absentOrders: 'refuse' });
		expect(judge(item)).toMatchObject({ outcome: 'refused', lookAgain: true });
		expect(codes(judge(item))).toEqual(['ORDER_ABSENT']);
	});
});

describe('an order that left the flow early', () => {
	it('is tried again in silence at first, as late as the vendor asked', () => {
		const failed = (attempt: number): Judgement =>
			judge(aSyncItem().looking({ attempt }).failing({ retryAfterSeconds: 90 }));
		expect(failed(1)).toEqual({
			outcome: 'retrying',
			findings: [],
			lookAgain: true,
			retryAfterSeconds: 90,
			countsAsTry: true,
		});
		expect(codes(failed(2))).toEqual(['SYNC_FAILED']);
	});

	it('is said at once when trying again cannot help', () => {
		const judgement = judge(aSyncItem().failing({ code: 'SNAPSHOT_INVALID', retry: false }));
		expect(judgement).toMatchObject({ outcome: 'refused', lookAgain: false });
		expect(codes(judgement)).toEqual(['SNAPSHOT_INVALID']);
	});

	it('without a failure and without a decision is not forgotten', () => {
		expect(judge(aSyncItem())).toMatchObject({ outcome: 'retrying', lookAgain: true });
		expect(codes(judge(aSyncItem().looking({ attempt: 2 })))).toEqual(['SYNC_FAILED']);
	});

	it('is judged by its failure even after it passed the gate', () => {
		const item = aSyncItem().gated().written('done').readBack().failing({ step: 'release' });
		expect(judge(item).outcome).toBe('retrying');
	});
});

describe('an order that stands parked without a hold of ours', () => {
	const parked = (attempt: number): Judgement =>
		judge(aSyncItem().looking({ attempt }).gated({ parked: true }));

	it('may be parked by our own intake a moment ago: the first look says nothing and looks again', () => {
		expect(parked(0)).toMatchObject({ outcome: 'held', findings: [], lookAgain: true });
	});

	it('was parked by somebody else if the second look still finds no hold', () => {
		expect(codes(parked(1))).toEqual(['GATE_PARKED']);
	});
});
