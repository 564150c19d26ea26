import { DRY_RUN_MESSAGE } from '../../../domain/report/applied-step';
import { settleSignals } from '../../../domain/signal/settle-signals';
import { signalRowSchema } from '../../../domain/signal/signal-row';
import { recorded, type Fate } from '../../builders/kept-records-builder';
import { NOW, secondsAgo } from '../../builders/signal-builder';
import {
	codes,
	DONE,
	FAILED,
	next,
	REJECTED,
	report,
	stored,
	THERE,
	UNKNOWN,
	waiting,
} from './record-reports';

describe('refunds that are kept with the order', () => {
	it.each<[string, Record<string, Fate>, string]>([
		['no refund', {}, 'inStep'],
		['all there before', { 1: THERE, 2: THERE }, 'inStep'],
		['one of them new', { 1: THERE, 2: DONE }, 'converged'],
	])('are in step (%s)', (_what, fates, outcome) => {
		const said = report(recorded(fates));
		expect(said).toMatchObject({ ledger: { outcome }, exceptions: [], remember: [] });
	});

	it('that are rejected are told at once, and looked at again', () => {
		const said = report(recorded({ 7001: REJECTED }));
		expect(said.ledger.outcome).toBe('refused');
		expect(said.exceptions).toMatchObject([
			{ code: 'REFUND_NOT_RECORDED', lane: 'linnworksRefunds', owner: 'CX', order_name: '#1001' },
		]);
		expect(said.exceptions[0]?.reason).toContain(
			'Refund 7001: Not recorded: nothing is left of it',
		);
		expect(next(said)).toEqual([10, 1]);
	});

	it.each([
		['that nobody knows of', UNKNOWN],
		['whose call failed', FAILED],
	])('%s are told after some tries', (_what, fate) => {
		const tries = [0, 1, 2].map((attempt) => report(recorded({ 1: fate }, { attempt })));
		expect(tries.map(codes)).toEqual([[], [], ['REFUND_NOT_RECORDED']]);
		expect(tries.map(({ ledger }) => ledger.outcome)).toEqual(['retrying', 'retrying', 'retrying']);
		expect(tries.map((said) => next(said))).toEqual([
			[10, 1],
			[20, 2],
			[40, 3],
		]);
	});

	it.each([
		['dispatch' as const, 'held', 21_600],
		['money' as const, 'held', 900],
		['reading' as const, 'retrying', 10],
		['time' as const, 'retrying', 0],
	])('that wait for %s are told to nobody and use up no try', (waitsFor, outcome, seconds) => {
		const said = report(recorded({ 1: waiting(waitsFor), 2: THERE }, { attempt: 7 }));
		expect(said).toMatchObject({ ledger: { outcome }, exceptions: [] });
		expect(next(said)).toEqual([seconds, 7]);
	});

	it('are looked at when the first of them is due', () => {
		const both = { 1: waiting('dispatch'), 2: waiting('money') };
		expect(next(report(recorded(both)))).toEqual([900, 0]);
		expect(next(report(recorded({ ...both, 3: REJECTED }, { attempt: 3 })))).toEqual([80, 4]);
		expect(next(report(recorded({ ...both, 3: REJECTED, 4: waiting('time') })))).toEqual([0, 1]);
	});

	it('that wait are asked for when it was said, and are not due before', () => {
		const [row] = report(recorded({ 1: waiting('money') })).remember;
		const rows = [signalRowSchema.parse({ ...row, id: 1 })];
		const policy = { settleSeconds: 30, maxWaitSeconds: 300, maxOrders: 9 };
		const dueAfter = (seconds: number): number =>
			settleSignals(rows, new Date(NOW.getTime() + seconds * 1000), policy).due.length;
		expect([dueAfter(899), dueAfter(900)]).toEqual([0, 1]);
	});

	it('that wait are not forgotten, only looked at less often after a fortnight', () => {
		const long = { firstReceivedAt: secondsAgo(40 * 86_400).toISOString() };
		expect(next(report(recorded({ 1: waiting('money') }, long)))).toEqual([21_600, 0]);
		expect(next(report(recorded({ 1: waiting('dispatch') }, long)))).toEqual([21_600, 0]);
	});

	it('that are rejected after a long wait are looked at for a fortnight from then on', () => {
		const long = { firstReceivedAt: secondsAgo(40 * 86_400).toISOString() };
		const said = report(recorded({ 1: REJECTED }, long));
		expect(next(said)).toEqual([10, 1]);
		const after = (days: number): [number, number] | null => {
			const now = new Date(NOW.getTime() + days * 86_400_000);
			return next(report(recorded({ 1: REJECTED }, long), stored(said), { now }), now);
		};
		expect(after(13)).toEqual([10, 1]);
		expect(after(14)).toBeNull();
	});

	it('are partly there when one of them is and another is not', () => {
		for (const there of [DONE, THERE]) {
			const said = report(recorded({ 1: there, 2: REJECTED, 3: waiting('dispatch') }));
			expect(said.ledger.outcome).toBe('partly');
			expect(codes(said)).toEqual(['REFUND_NOT_RECORDED']);
		}
	});

	it('of a dry run tell nobody, close nothing and are not looked at again', () => {
		const open = stored(report(recorded({ 1: REJECTED })));
		const rehearsed: Fate = { status: 'notStarted', message: DRY_RUN_MESSAGE };
		expect(report(recorded({ 2: rehearsed, 3: REJECTED }), open)).toMatchObject({
			ledger: { outcome: 'held' },
			exceptions: [],
			closures: [],
			remember: [],
		});
	});

	it('stand in the ledger one by one', () => {
		const { ledger } = report(recorded({ 7001: DONE, 7002: waiting('money') }));
		expect(ledger).toMatchObject({
			lane: 'linnworksRefunds',
			target_system: 'linnworks',
			order_name: '#1001',
		});
		expect(ledger.source_updated_at).not.toBe('');
		expect(JSON.parse(ledger.steps)).toEqual([
			{
				kind: 'recordRefund',
				id: '7001',
				record: '47001',
				status: 'done',
				amount: '12.00',
				currency: 'GBP',
			},
			{
				kind: 'recordRefund',
				id: '7002',
				record: '',
				status: 'notStarted',
				message: 'Waits for money',
				waitsFor: 'money',
				amount: '12.00',
				currency: 'GBP',
			},
		]);
	});
});
