import type { BookCreditStep, EditPlan } from '../../../domain/edit/edit-plan';
import { decideGate } from '../../../domain/gate/decide-gate';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { minorUnits } from '../../../domain/money/money';
import { buildReport } from '../../../domain/report/build-report';
import type { SyncItem } from '../../../domain/report/sync-item';
import { ABSENT_FACTS } from '../../../domain/target/fulfilment-facts';
import { aSyncItem } from '../../builders/sync-item-builder';

const NOW = new Date('2026-03-02T10:00:00Z');
const credit: BookCreditStep = {
	kind: 'bookCredit',
	refundId: '7001',
	route: { kind: 'standalone' },
	currency: 'GBP',
	lines: [
		{
			lineId: '101',
			kind: 'goods',
			sku: 'SKU-1',
			title: 'Article SKU-1',
			quantity: 1,
			netMinor: minorUnits(1000),
			taxMinor: minorUnits(200),
			grossMinor: minorUnits(1200),
		},
	],
	note: '',
	applyMinor: minorUnits(0),
	from: null,
	to: { totalMinor: minorUnits(1200), taxMinor: minorUnits(200) },
};
const problem = { code: 'REFUND_DUPLICATE', detail: 'Refund 7002', subject: '7002' } as const;

const plan = (changes: Partial<EditPlan>): EditPlan => ({
	kind: 'editPlan',
	schemaVersion: 1,
	planKey: 'key',
	orderKey: aSyncItem().build().look.orderKey,
	orderName: '#1001',
	targetSystem: 'netsuite',
	targetOrderId: '17',
	targetVersion: 'v',
	steps: [],
	expected: null,
	problems: [],
	postponed: null,
	about: 'money',
	...changes,
});
const decide = (changes: Partial<EditPlan>) =>
	decideGate(plan(changes), ABSENT_FACTS, false, gatePolicySchema.parse({}));

describe('a plan of money at the gate', () => {
	it('is not bound to how far the goods are', () => {
		expect(decide({ steps: [credit] })).toMatchObject({
			verdict: 'proceed',
			code: 'BOOK',
			refused: [],
			unpark: false,
		});
	});

	it('goes on although another refund of the order is in doubt', () => {
		expect(decide({ steps: [credit], problems: [problem] }).verdict).toBe('proceed');
		expect(decide({ problems: [problem] })).toMatchObject({
			verdict: 'refuse',
			code: 'PLAN_BLOCKED',
		});
	});

	it('waits where only time is missing, and passes where nothing is', () => {
		const postponed = { reason: 'The money is still pending', until: '2026-03-02T11:00:00Z' };
		expect(decide({ postponed })).toMatchObject({ verdict: 'hold', code: 'POSTPONED' });
		expect(decide({})).toMatchObject({ verdict: 'proceed', code: 'NOTHING_TO_DO' });
	});
});

describe('what is written down of money', () => {
	const look = aSyncItem().build().look;
	const report = (changes: Partial<EditPlan>) => {
		const made = plan(changes);
		const item: SyncItem = {
			look,
			plan: made,
			decision: decideGate(made, ABSENT_FACTS, false, gatePolicySchema.parse({})),
			applied: {
				steps: made.steps.map((step) => ({ step, status: 'done', message: '' })),
				stillHeld: false,
				conflict: false,
			},
			verification: { discrepancies: [], newWaves: [], parked: false },
		};
		const context = { lane: 'netsuiteRefunds' as const, now: NOW, executionId: '1', link: '' };
		return buildReport(item, [], context);
	};

	it('is all there: converged, nothing to remember', () => {
		const { ledger, exceptions, remember } = report({ steps: [credit] });
		expect(ledger).toMatchObject({ lane: 'netsuiteRefunds', outcome: 'converged' });
		expect(ledger.steps).toContain('"kind":"bookCredit"');
		expect([exceptions, remember]).toEqual([[], []]);
	});

	it('tells the problem of one refund beside what was booked of another', () => {
		const { ledger, exceptions } = report({ steps: [credit], problems: [problem] });
		expect(ledger.outcome).toBe('partly');
		expect(exceptions).toMatchObject([{ code: 'REFUND_DUPLICATE', lane: 'netsuiteRefunds' }]);
	});

	it('looks again when pending money may have moved, without using up a try', () => {
		const until = '2026-03-02T11:00:00.000Z';
		const postponed = { reason: 'The money is still pending', until };
		for (const steps of [[credit], []]) {
			const { remember, exceptions } = report({ steps, postponed });
			expect(exceptions).toEqual([]);
			expect(remember).toMatchObject([{ not_before: until, attempt: look.attempt }]);
		}
	});
});
