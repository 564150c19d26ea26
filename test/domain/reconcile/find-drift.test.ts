import type { OpenRow } from '../../../domain/reconcile/drift-order';
import { findDrift } from '../../../domain/reconcile/find-drift';
import { anOrder } from '../../builders/order-builder';
import { aLook, NOW, secondsAgo } from '../../builders/signal-builder';
import { aBlockedPlan } from '../../builders/plan-builder';
import { aTarget } from '../../builders/target-builder';
import { aLedgerLook, aMemory, aPolicy, compared } from './drift-builder';

const bought = () => anOrder().withLine('SKU-1', 2, '10.00');
const moved = () =>
	compared(
		bought().build(),
		aTarget()
			.inStepWith(bought().nowWith('SKU-1', { quantity: 3 }).build())
			.build(),
	);

const anOpenRow = (changes: Partial<OpenRow> = {}): OpenRow => ({
	id: 5,
	order_key: aLook().orderKey,
	code: 'GATE_PICKED',
	fingerprint: 'f',
	correlation_id: 'event-1',
	execution_id: '12',
	...changes,
});

const judge = (
	order = moved(),
	memory = aMemory(),
	policy = aPolicy(),
): ReturnType<typeof findDrift> => findDrift(order, memory, policy, NOW);

const minutesAgo = (minutes: number): string => secondsAgo(minutes * 60).toISOString();

describe('what counts as drift', () => {
	it('both stood still since the last look, and yet they differ', () => {
		expect(judge()).toMatchObject({
			standing: 'drift',
			findings: [{ code: 'DRIFT_QUANTITY' }],
			repair: { repair: true },
		});
	});

	it('an order that nobody ever edited or looked at', () => {
		expect(judge(moved(), aMemory({ looks: [] })).standing).toBe('drift');
	});

	it('orders that are equal', () => {
		const order = bought().build();
		const target = aTarget().inStepWith(order).build();
		expect(judge(compared(order, target))).toMatchObject({ standing: 'inStep', findings: [] });
	});

	it.each([
		['a signal or a hold waits', aMemory({ isWaiting: true }), 'waiting'],
		[
			'it was looked at a moment ago',
			aMemory({ looks: [aLedgerLook({ recorded_at: minutesAgo(5) })] }),
			'recent',
		],
		[
			'it was written after it was read',
			aMemory({ looks: [aLedgerLook({ recorded_at: NOW.toISOString() })] }),
			'recent',
		],
		[
			'the last look ended in an exception',
			aMemory({ looks: [aLedgerLook({ outcome: 'refused' })] }),
			'told',
		],
		['an exception is open', aMemory({ looks: [], open: [anOpenRow()] }), 'told'],
		[
			'only the check of a wave is open',
			aMemory({ open: [anOpenRow({ code: 'WROTE_INTO_WAVE' })] }),
			'drift',
		],
		[
			'only our own exception is open',
			aMemory({ open: [anOpenRow({ code: 'DRIFT_PRICE' })] }),
			'drift',
		],
	] as const)('%s: %#', (_what, memory, standing) => {
		const verdict = judge(moved(), memory);
		expect(verdict.standing).toBe(standing);
		if (standing !== 'drift')
			expect([verdict.findings, verdict.repair.repair]).toEqual([[], false]);
	});

	it('a row of the ordinary flow after our signal is not our own', () => {
		const raised = { correlation_id: 'drift-77', code: 'SKU_UNMAPPED' };
		const theirs = aMemory({ open: [anOpenRow({ ...raised, execution_id: '80' })] });
		const ours = aMemory({ open: [anOpenRow({ ...raised, execution_id: '77' })] });
		expect([judge(moved(), theirs).standing, judge(moved(), ours).standing]).toEqual([
			'told',
			'drift',
		]);
	});
});

describe('a change of the shop that nobody looked at', () => {
	const changed = (minutes: number, changes: object = {}) => {
		const order = moved();
		const updatedAt = minutesAgo(minutes);
		return {
			...order,
			snapshot: bought()
				.with({ updatedAt, ...changes })
				.build(),
		};
	};
	const edit = {
		kind: 'edit' as const,
		at: minutesAgo(20),
		appId: '',
		appTitle: '',
		staff: '',
		lineIds: ['101'],
	};

	it.each([
		['is in flight at first', changed(14), aMemory(), 'inFlight'],
		['is missed after a while', changed(16), aMemory(), 'missed'],
		['of an order never looked at: fresh', changed(14), aMemory({ looks: [] }), 'inFlight'],
		[
			'of an order never looked at: edited',
			changed(16, { changes: [edit] }),
			aMemory({ looks: [] }),
			'missed',
		],
		[
			'of an order never looked at: cancelled',
			changed(16, { cancelledAt: minutesAgo(16) }),
			aMemory({ looks: [] }),
			'missed',
		],
		['of an order never looked at: never edited', changed(16), aMemory({ looks: [] }), 'drift'],
		[
			'is missed though an exception is open',
			changed(16),
			aMemory({ open: [anOpenRow()] }),
			'missed',
		],
	] as const)('%s', (_what, order, memory, standing) => {
		expect(judge(order, memory)).toMatchObject({ standing });
	});

	it('counts from the last look that saw the shop', () => {
		const looks = [
			aLedgerLook({ outcome: 'retrying', source_updated_at: '', recorded_at: minutesAgo(30) }),
			aLedgerLook({ source_updated_at: minutesAgo(90), recorded_at: minutesAgo(80) }),
		];
		expect(judge(changed(60), aMemory({ looks })).standing).toBe('missed');
	});
});

describe('a change of ours that is gone', () => {
	const value = (units: number) => ({
		quantity: units,
		netMinor: Math.round((units * 100000) / 120),
		grossMinor: units * 1000,
		taxRatePpm: 200_000,
		taxIncluded: true,
	});
	const step = { kind: 'updateLine', from: value(5), to: value(2), status: 'done' };
	const wrote = (steps: object[], changes: object = {}) =>
		aMemory({ looks: [aLedgerLook({ steps: JSON.stringify(steps), ...changes })] });

	it('is told as reverted: what was written, when, and what stands there now', () => {
		const [finding] = judge(moved(), wrote([step])).findings;
		expect(finding).toEqual({
			code: 'DRIFT_REVERTED',
			details: [
				`SKU-1: 2 in the shop, 3 in the warehouse (written and verified ${minutesAgo(60)})`,
			],
		});
	});

	it('is found in an earlier look too', () => {
		const looks = [
			aLedgerLook({ outcome: 'inStep' }),
			aLedgerLook({ recorded_at: minutesAgo(120), steps: JSON.stringify([step]) }),
		];
		expect(judge(moved(), aMemory({ looks })).findings[0]?.code).toBe('DRIFT_REVERTED');
	});

	it.each([
		['another value was written', [{ ...step, to: value(4) }], {}],
		['it never was written', [{ ...step, status: 'rejected' }], {}],
		['another line was written', [{ ...step, sku: 'SKU-9' }], {}],
		['something else was written', [{ ...step, kind: 'addLine' }], {}],
		['the ledger is damaged', [{ kind: 7 }], {}],
	])('is no reversal when %s', (_what, steps, changes) => {
		expect(judge(moved(), wrote(steps, changes)).findings[0]?.code).toBe('DRIFT_QUANTITY');
	});

	it('is a line that came back', () => {
		const removed = { kind: 'removeLine', from: value(1), to: null, status: 'done' };
		const order = anOrder().withLine('SKU-1', 2, '10.00').withLine('SKU-2', 1, '10.00');
		const target = aTarget().inStepWith(order.build()).build();
		const back = compared(order.without('SKU-2').build(), target);
		expect(judge(back, wrote([removed])).findings).toMatchObject([{ code: 'DRIFT_REVERTED' }]);
		const other = { ...removed, from: value(6) };
		expect(judge(back, wrote([other])).findings).toMatchObject([{ code: 'DRIFT_QUANTITY' }]);
	});

	it('stays rounding when it is rounding', () => {
		const order = bought().build();
		const { totals, ...held } = aTarget().inStepWith(order).build();
		const off = { ...totals, taxMinor: (totals.taxMinor + 1) as never };
		const written = { kind: 'setTotals', from: off, to: totals, status: 'done' };
		const verdict = judge(compared(order, { ...held, totals: off }), wrote([written]));
		expect(verdict.findings).toMatchObject([{ code: 'DRIFT_TAX_ROUNDING' }]);
	});
});

describe('repair', () => {
	it('is left alone when it is switched off', () => {
		const verdict = judge(moved(), aMemory(), aPolicy({ repair: false }));
		expect(verdict).toMatchObject({ standing: 'drift', repair: { repair: false, why: '' } });
		expect(verdict.findings).toHaveLength(1);
	});

	it('is not asked for when the gate is shut, and says so', () => {
		const order = moved();
		const target = aTarget().inStepWith(bought().nowWith('SKU-1', { quantity: 3 }).build());
		const labelled = target.standing({ labelPrinted: true }).build();
		const verdict = judge({ ...order, target: labelled });
		expect(verdict.repair.repair).toBe(false);
		expect(verdict.repair.why).toMatch(/not corrected: .*label/i);
		expect(verdict.findings).toHaveLength(1);
	});

	it('is given up after two corrections within a day', () => {
		const corrected = (hours: number) =>
			aLedgerLook({ topics: 'drift', recorded_at: minutesAgo(hours * 60) });
		const twice = judge(moved(), aMemory({ looks: [corrected(2), corrected(5)] }));
		const long = judge(moved(), aMemory({ looks: [corrected(2), corrected(25)] }));
		expect([twice.repair.repair, long.repair.repair]).toEqual([false, true]);
		expect(twice.repair.why).toContain('2 times');
	});

	it('corrects a note without a word', () => {
		const order = bought().withNote('Ring twice').build();
		const target = aTarget().inStepWith(bought().build()).build();
		expect(judge(compared(order, target))).toMatchObject({
			findings: [],
			repair: { repair: true },
		});
	});

	it('leaves out the codes it is told to leave out', () => {
		const policy = aPolicy({ ignoredCodes: ['DRIFT_QUANTITY'] });
		expect(judge(moved(), aMemory(), policy)).toMatchObject({
			findings: [],
			repair: { repair: false },
		});
	});
});

describe('an order that needs a person', () => {
	it('has the codes of its problems, each once', () => {
		const plan = aBlockedPlan(
			{ code: 'SKU_UNMAPPED', detail: 'one' },
			{ code: 'SKU_UNMAPPED', detail: 'two' },
			{ code: 'LOCATION_SPLIT', detail: 'three' },
		);
		expect(judge({ ...moved(), plan }).findings).toEqual([
			{ code: 'SKU_UNMAPPED', details: ['one', 'two'] },
			{ code: 'LOCATION_SPLIT', details: ['three'] },
		]);
	});
});

describe('an order that could not be read', () => {
	const failing = (code: 'SYNC_FAILED' | 'ORDER_NOT_READABLE' | 'ORDER_AMBIGUOUS') => ({
		look: aLook(),
		failure: { step: 'target' as const, code, reason: 'why', retry: true, retryAfterSeconds: 0 },
	});

	it.each([
		['is left for the next run when the vendor was away', failing('SYNC_FAILED'), {}, 'unread'],
		['is not known to be the shop’s', failing('ORDER_NOT_READABLE'), {}, 'unread'],
		[
			'is told where all orders are the shop’s',
			failing('ORDER_NOT_READABLE'),
			{ reportUnreadable: true },
			'drift',
		],
		['is told when it stands for two', failing('ORDER_AMBIGUOUS'), {}, 'drift'],
		['was left without a plan', { look: aLook() }, {}, 'unread'],
	] as const)('%s', (_what, order, policy, standing) => {
		const verdict = judge(order, aMemory(), aPolicy(policy));
		expect(verdict.standing).toBe(standing);
		expect(verdict.findings).toHaveLength(standing === 'drift' ? 1 : 0);
	});

	it.each([
		['a signal waits', aMemory({ isWaiting: true }), 'waiting'],
		['it was told already', aMemory({ open: [anOpenRow()] }), 'told'],
	] as const)('and %s', (_what, memory, standing) => {
		expect(judge(failing('ORDER_AMBIGUOUS'), memory)).toMatchObject({ standing, findings: [] });
	});
});
