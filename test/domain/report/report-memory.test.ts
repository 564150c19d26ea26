import { buildReport } from '../../../domain/report/build-report';
import type { EditReport } from '../../../domain/report/edit-report';
import type { NewSignalRow } from '../../../domain/signal/signal-row';
import { newSignalRowSchema, signalRowSchema } from '../../../domain/signal/signal-row';
import { settleSignals } from '../../../domain/signal/settle-signals';
import { anOrder } from '../../builders/order-builder';
import { anEmptyPlan } from '../../builders/plan-builder';
import { NOW, secondsAgo } from '../../builders/signal-builder';
import { aSyncItem, type SyncItemBuilder } from '../../builders/sync-item-builder';

const report = (item: SyncItemBuilder): EditReport =>
	buildReport(item.build(), [], { lane: 'linnworks', now: NOW, executionId: '42', link: '' });
const remembered = (item: SyncItemBuilder): NewSignalRow[] => report(item).remember;
const kinds = (item: SyncItemBuilder): string[] => remembered(item).map((row) => row.kind);
const FORTNIGHT = 14 * 24 * 3600;
const waitOf = (row: NewSignalRow | undefined): number =>
	(Date.parse(row?.not_before ?? '') - NOW.getTime()) / 1000;

describe('what is remembered of an order', () => {
	it('is nothing once it is done', () => {
		expect(remembered(aSyncItem().gated().written('done').readBack())).toEqual([]);
	});

	it('is nothing when only a person can go on', () => {
		expect(remembered(aSyncItem().gated({ closed: true }))).toEqual([]);
	});

	it('is a signal that counts the attempt and waits', () => {
		const [row, ...others] = remembered(aSyncItem().looking({ attempt: 2 }).failing());
		expect(others).toEqual([]);
		expect(newSignalRowSchema.parse(row)).toEqual(row);
		expect(row).toMatchObject({ kind: 'signal', attempt: 3, status: 'new' });
		expect(waitOf(row)).toBe(40);
	});

	it('waits twice as long each time, up to a quarter of an hour', () => {
		const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 50].map((attempt) =>
			waitOf(remembered(aSyncItem().looking({ attempt }).failing())[0]),
		);
		expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
	});

	it('waits as long as the vendor asked, if that is longer', () => {
		const asked = (retryAfterSeconds: number): number =>
			waitOf(remembered(aSyncItem().failing({ retryAfterSeconds }))[0]);
		expect(asked(120)).toBe(120);
		expect(asked(1)).toBe(10);
	});

	it('is a signal without delay and without a further attempt when the sweep had no time', () => {
		const [row, ...others] = remembered(
			aSyncItem().looking({ attempt: 2 }).gated().written('notStarted'),
		);
		expect(others).toEqual([]);
		expect(row).toMatchObject({ kind: 'signal', attempt: 2 });
		expect(waitOf(row)).toBe(0);
	});

	it('is nothing once the warehouse need not have it', () => {
		const fulfilled = anOrder().withLine('SKU-1', 1, '10.00', { fulfilledQuantity: 1 }).build();
		expect(remembered(aSyncItem().looking({ attempt: 3 }).notInWarehouse(fulfilled))).toEqual([]);
	});

	it('is nothing once two weeks have passed since its first signal', () => {
		const failing = (agedSeconds: number): SyncItemBuilder =>
			aSyncItem()
				.looking({ firstReceivedAt: secondsAgo(agedSeconds).toISOString() })
				.failing();
		expect(kinds(failing(FORTNIGHT - 1))).toEqual(['signal']);
		expect(kinds(failing(FORTNIGHT))).toEqual([]);
	});

	it('names the warehouse order once that is known', () => {
		expect(remembered(aSyncItem().gated({ locked: true }))[0]?.target_order_id).toBe('order-1');
		const unread = aSyncItem().looking({ targetOrderId: 'order-9' }).failing();
		expect(remembered(unread)[0]?.target_order_id).toBe('order-9');
	});

	it('is a signal without delay when the release found a further edit', () => {
		const item = aSyncItem()
			.looking({ heldByUs: true })
			.gated({ parked: true })
			.written('done', { stillHeld: true })
			.readBack()
			.releasing('stillEdited');
		const rows = remembered(item);
		expect(rows.map((row) => row.kind)).toEqual(['signal', 'hold']);
		expect(rows[0]?.attempt).toBe(0);
		expect(waitOf(rows[0])).toBeLessThanOrEqual(0);
	});
});

describe('our hold on an order', () => {
	const parked = (): SyncItemBuilder => aSyncItem().looking({ heldByUs: true });

	it('is kept while the order could not even be read', () => {
		expect(kinds(parked().failing())).toEqual(['signal', 'hold']);
	});

	it('is kept while the order stands parked and is refused, and looked at every quarter of an hour', () => {
		for (const attempt of [0, 1, 9]) {
			const rows = remembered(parked().looking({ attempt }).gated({ parked: true, merged: true }));
			expect(rows.map((row) => row.kind)).toEqual(['signal', 'hold']);
			expect(rows.map((row) => row.attempt)).toEqual([attempt + 1, attempt + 1]);
			expect(rows.map(waitOf)).toEqual([900, 900]);
		}
	});

	it('is kept while its exception looks again by itself, which then decides when', () => {
		const rows = remembered(parked().gated({ parked: true, locked: true }));
		expect(rows.map((row) => row.kind)).toEqual(['signal', 'hold']);
		expect(waitOf(rows[0])).toBe(10);
	});

	it('is kept after two weeks, but is no longer a reason to look', () => {
		const refused = (agedSeconds: number): SyncItemBuilder =>
			parked()
				.looking({ firstReceivedAt: secondsAgo(agedSeconds).toISOString() })
				.gated({ parked: true, merged: true });
		expect(kinds(refused(FORTNIGHT - 1))).toEqual(['signal', 'hold']);
		expect(kinds(refused(FORTNIGHT))).toEqual(['hold']);
	});

	it.each([
		['somebody unparked the order', { parked: false, locked: true }],
		['the order is closed', { parked: true, closed: true }],
	])('is dropped when %s', (_what, facts) => {
		expect(kinds(parked().gated(facts))).not.toContain('hold');
	});

	it.each(['released', 'notHeld'] as const)('is dropped once the release says %s', (outcome) => {
		const item = parked()
			.gated({ parked: true })
			.written('done', { stillHeld: true })
			.readBack()
			.releasing(outcome);
		expect(kinds(item)).toEqual([]);
	});

	it('is kept when the release failed, so that it is tried again', () => {
		const item = parked().gated({ parked: true }, anEmptyPlan()).readBack().releasing('failed');
		expect(kinds(item)).toEqual(['signal', 'hold']);
	});

	it.each([0, 4])(
		'is kept on an unpaid order, which is looked at every five minutes (%d)',
		(attempt) => {
			const item = parked()
				.looking({ attempt })
				.gated({ parked: true, paid: false })
				.written('done', { stillHeld: true })
				.readBack()
				.releasing('unpaid');
			const rows = remembered(item);
			expect(report(item).ledger.outcome).toBe('converged');
			expect(rows.map((row) => row.kind)).toEqual(['signal', 'hold']);
			expect(rows.map((row) => row.attempt)).toEqual([attempt, attempt]);
			expect(rows.map(waitOf)).toEqual([300, 300]);
		},
	);

	it('on an unpaid order is not dropped where nothing had to be written', () => {
		const item = parked().gated({ parked: true, paid: false }, anEmptyPlan()).readBack();
		expect(kinds(item.releasing('unpaid'))).toEqual(['signal', 'hold']);
		expect(waitOf(remembered(item)[0])).toBe(300);
	});

	it('on an unpaid order that we put off is settled no sooner than that', () => {
		const item = parked()
			.gated({ parked: true, paid: false })
			.written('done', { stillHeld: true })
			.readBack()
			.releasing('unpaid');
		const rows = remembered(item).map((row, index) =>
			signalRowSchema.parse({ ...row, id: index + 1 }),
		);
		const dueIn = (seconds: number): number =>
			settleSignals(rows, secondsAgo(-seconds), {
				settleSeconds: 30,
				maxWaitSeconds: 300,
				maxOrders: 10,
			}).due.length;
		expect([2, 299, 300].map(dueIn)).toEqual([0, 0, 1]);
	});

	it.each([true, false])('is what the writing left of it: %s', (stillHeld) => {
		const item = parked().gated({ parked: true }).written('rejected', { stillHeld });
		expect(kinds(item).includes('hold')).toBe(stillHeld);
	});

	it('is not claimed for an order that somebody else parked', () => {
		expect(kinds(aSyncItem().gated({ parked: true }))).toEqual(['signal']);
	});
});

describe('the ledger row', () => {
	it('tells what was written, step by step, with both totals', () => {
		const { ledger } = report(aSyncItem().gated().written('done').readBack());
		expect(ledger).toMatchObject({
			order_name: '#1001',
			target_system: 'linnworks',
			target_order: '100017',
			outcome: 'converged',
			source_total: '20.00',
			target_total: '20.00',
			currency: 'GBP',
			source_updated_at: '2026-03-02T08:00:00Z',
			recorded_at: NOW.toISOString(),
			execution_id: '42',
		});
		const steps = JSON.parse(ledger.steps) as Array<Record<string, unknown>>;
		expect(steps.map((step) => [step['kind'], step['status']])).toEqual([
			['updateLine', 'done'],
			['setTotals', 'done'],
		]);
		expect(steps[0]).toMatchObject({ from: { quantity: 3 }, to: { quantity: 2 } });
	});

	it('shows the totals apart while they are', () => {
		expect(report(aSyncItem().gated({ locked: true })).ledger).toMatchObject({
			outcome: 'refused',
			source_total: '20.00',
			target_total: '30.00',
		});
	});

	it('claims no total of a warehouse that has nothing of the order', () => {
		const order = anOrder().withLine('SKU-1', 1, '10.00', { fulfilledQuantity: 1 }).build();
		expect(report(aSyncItem().notInWarehouse(order)).ledger).toMatchObject({
			outcome: 'inStep',
			target_order: '',
			source_total: '10.00',
			target_total: '',
		});
	});

	it('is written for an order that was never read', () => {
		expect(report(aSyncItem().looking({ attempt: 4 }).failing()).ledger).toMatchObject({
			outcome: 'retrying',
			order_name: '',
			source_total: '',
			target_total: '',
			attempt: 4,
		});
	});
});
