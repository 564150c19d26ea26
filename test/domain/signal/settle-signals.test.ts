import { settleSignals, type SettlePolicy } from '../../../domain/signal/settle-signals';
import { aSignal, NOW, secondsAgo, shopOrder } from '../../builders/signal-builder';

const POLICY: SettlePolicy = { settleSeconds: 30, maxWaitSeconds: 300, maxOrders: 100 };
const settle = (
	rows: Parameters<typeof settleSignals>[0],
	policy: Partial<SettlePolicy> = {},
): ReturnType<typeof settleSignals> => settleSignals(rows, NOW, { ...POLICY, ...policy });
const DAY = 24 * 3600;

describe('folding signals', () => {
	it('looks once at an order that was signalled three times', () => {
		const { due, later } = settle([
			aSignal({ id: 1, topic: 'orders/edited', agedSeconds: 90 }),
			aSignal({ id: 2, topic: 'orders/updated', agedSeconds: 80 }),
			aSignal({ id: 3, topic: 'orders/edited', agedSeconds: 70 }),
		]);
		expect(later).toEqual([]);
		expect(due).toHaveLength(1);
		expect(due[0]).toMatchObject({
			orderKey: shopOrder('6001'),
			signalCount: 3,
			topics: ['orders/edited', 'orders/updated'],
			firstReceivedAt: secondsAgo(90).toISOString(),
			lastReceivedAt: secondsAgo(70).toISOString(),
			correlationId: 'correlation-3',
		});
	});

	it('takes the newest row by id, whatever the order of the rows', () => {
		const { due } = settle([aSignal({ id: 9 }), aSignal({ id: 2 })]);
		expect(due[0]?.correlationId).toBe('correlation-9');
	});

	it('remembers the warehouse order that any row names', () => {
		const { due } = settle([aSignal({ id: 1, targetOrderId: 'order-1' }), aSignal({ id: 2 })]);
		expect(due[0]?.targetOrderId).toBe('order-1');
	});

	it('names the highest signal and the highest hold it read, be they due or not', () => {
		const signals = [
			aSignal({ id: 5 }),
			aSignal({ id: 8, order: '6002', agedSeconds: 1 }),
			aSignal({ id: 2 }),
		];
		const holds = [
			aSignal({ id: 11, kind: 'hold', order: '6003' }),
			aSignal({ id: 3, kind: 'hold' }),
		];
		expect(settle([...signals, ...holds])).toMatchObject({ lastSignalId: 8, lastHoldId: 11 });
		expect(settle(signals)).toMatchObject({ lastSignalId: 8, lastHoldId: 0 });
		expect(settle(holds)).toMatchObject({ lastSignalId: 0, lastHoldId: 11 });
		expect(settle([])).toMatchObject({ lastSignalId: 0, lastHoldId: 0 });
	});
});

describe('the settle window', () => {
	it('leaves an order alone until it has been quiet for the window', () => {
		expect(settle([aSignal({ id: 1, agedSeconds: 29 })]).due).toHaveLength(0);
		expect(settle([aSignal({ id: 1, agedSeconds: 30 })]).due).toHaveLength(1);
	});

	it('starts again with every further edit', () => {
		const { due, later } = settle([
			aSignal({ id: 1, agedSeconds: 100 }),
			aSignal({ id: 2, agedSeconds: 5 }),
		]);
		expect(due).toEqual([]);
		expect(later.map((look) => look.signalCount)).toEqual([2]);
	});

	it('ends after the longest wait even if edits keep coming', () => {
		const restless = (first: number): ReturnType<typeof aSignal>[] => [
			aSignal({ id: 1, agedSeconds: first }),
			aSignal({ id: 2, agedSeconds: 1 }),
		];
		expect(settle(restless(299)).due).toHaveLength(0);
		expect(settle(restless(300)).due).toHaveLength(1);
	});

	it('counts the longest wait from the first signal, across sweeps', () => {
		const { due } = settle([aSignal({ id: 4, agedSeconds: 3, firstAgedSeconds: 301 })]);
		expect(due).toHaveLength(1);
	});
});

describe('the back-off', () => {
	const waiting = { attempt: 3, notBefore: secondsAgo(-60), agedSeconds: 600 };

	it('keeps a tried order waiting, with its attempts counted', () => {
		const { due, later } = settle([aSignal({ id: 1, ...waiting })]);
		expect(due).toEqual([]);
		expect(later[0]).toMatchObject({ attempt: 3, notBefore: secondsAgo(-60).toISOString() });
	});

	it('ends at its time', () => {
		const { due } = settle([aSignal({ id: 1, ...waiting, notBefore: NOW })]);
		expect(due[0]).toMatchObject({ attempt: 3 });
	});

	it('waits for the longest of several', () => {
		const { due } = settle([
			aSignal({ id: 1, ...waiting, notBefore: secondsAgo(10) }),
			aSignal({ id: 2, ...waiting, attempt: 4 }),
		]);
		expect(due).toEqual([]);
	});

	it('is ended by a fresh signal, which also starts the attempts again', () => {
		const { due } = settle([aSignal({ id: 1, ...waiting }), aSignal({ id: 2, agedSeconds: 31 })]);
		expect(due[0]).toMatchObject({
			attempt: 0,
			notBefore: new Date(0).toISOString(),
			signalCount: 1,
			firstReceivedAt: secondsAgo(31).toISOString(),
			lastReceivedAt: secondsAgo(31).toISOString(),
		});
	});

	it('gives way to a new settle window: what was tried before makes no fresh signal due', () => {
		const tried = { ...waiting, notBefore: secondsAgo(10), firstAgedSeconds: 3600 };
		const { due, later } = settle([
			aSignal({ id: 1, ...tried }),
			aSignal({ id: 2, agedSeconds: 29 }),
		]);
		expect(due).toEqual([]);
		expect(later).toHaveLength(1);
		expect(later[0]).toMatchObject({
			attempt: 0,
			firstReceivedAt: secondsAgo(29).toISOString(),
			lastReceivedAt: secondsAgo(29).toISOString(),
		});
	});

	it('is not taken over by the times of a fresh signal that is older than the try', () => {
		const { due } = settle([
			aSignal({ id: 1, agedSeconds: 45 }),
			aSignal({ id: 2, ...waiting, agedSeconds: 1 }),
		]);
		expect(due[0]).toMatchObject({ attempt: 0, lastReceivedAt: secondsAgo(45).toISOString() });
	});

	it('keeps the topics and the warehouse order of the tries before', () => {
		const { due } = settle([
			aSignal({ id: 1, ...waiting, topic: 'orders/updated', targetOrderId: 'order-1' }),
			aSignal({ id: 2, agedSeconds: 31 }),
		]);
		expect(due[0]).toMatchObject({
			topics: ['orders/updated', 'orders/edited'],
			targetOrderId: 'order-1',
			correlationId: 'correlation-2',
		});
	});

	it('takes first and last received from all tries when nothing is fresh', () => {
		const { later } = settle([
			aSignal({ id: 1, ...waiting, firstAgedSeconds: 900 }),
			aSignal({ id: 2, ...waiting, attempt: 1, agedSeconds: 500 }),
		]);
		expect(later[0]).toMatchObject({
			attempt: 3,
			signalCount: 2,
			firstReceivedAt: secondsAgo(900).toISOString(),
			lastReceivedAt: secondsAgo(500).toISOString(),
		});
	});
});

describe('an order put off without a try', () => {
	const putOff = { attempt: 0, notBefore: secondsAgo(-200), agedSeconds: 600 };

	it('waits for its time like one that was tried', () => {
		const { due, later } = settle([aSignal({ id: 1, ...putOff })]);
		expect(due).toEqual([]);
		expect(later[0]).toMatchObject({ attempt: 0, notBefore: secondsAgo(-200).toISOString() });
		expect(settle([aSignal({ id: 1, ...putOff, notBefore: NOW })]).due).toHaveLength(1);
	});

	it('is looked at for a fresh signal, after a settle window of its own', () => {
		const withSignal = (agedSeconds: number): ReturnType<typeof settle> =>
			settle([aSignal({ id: 1, ...putOff }), aSignal({ id: 2, agedSeconds })]);
		expect(withSignal(29).due).toEqual([]);
		expect(withSignal(30).due[0]).toMatchObject({
			attempt: 0,
			signalCount: 1,
			firstReceivedAt: secondsAgo(30).toISOString(),
		});
	});

	it('is told from a signal that says itself from when it may be worked on', () => {
		const received = secondsAgo(600);
		const fresh = aSignal({ id: 1, agedSeconds: 600, notBefore: received });
		expect(settle([fresh]).due[0]).toMatchObject({
			attempt: 0,
			notBefore: new Date(0).toISOString(),
		});
	});
});

describe('holds', () => {
	it('alone are remembered but never due', () => {
		const { due, later } = settle([
			aSignal({ id: 1, kind: 'hold', agedSeconds: DAY, targetOrderId: 'order-1' }),
		]);
		expect(due).toEqual([]);
		expect(later[0]).toMatchObject({ heldByUs: true, topics: [], targetOrderId: 'order-1' });
	});

	it('travel with the look that a signal makes due, without being a reason of their own', () => {
		const { due } = settle([
			aSignal({ id: 1 }),
			aSignal({ id: 2, kind: 'hold', topic: 'hold', agedSeconds: 1 }),
		]);
		expect(due[0]).toMatchObject({
			heldByUs: true,
			signalCount: 1,
			topics: ['orders/edited'],
			lastReceivedAt: secondsAgo(60).toISOString(),
		});
	});

	it('are forgotten after two weeks of silence, unless a signal asks again', () => {
		const old = aSignal({ id: 1, kind: 'hold', agedSeconds: 14 * DAY });
		const younger = aSignal({ id: 1, kind: 'hold', agedSeconds: 14 * DAY - 1 });
		expect(settle([old])).toEqual({ due: [], later: [], lastSignalId: 0, lastHoldId: 1 });
		expect(settle([younger]).later).toHaveLength(1);
		expect(settle([old, aSignal({ id: 2 })]).due[0]?.heldByUs).toBe(true);
	});

	it('are folded in beside a fresh signal and a try, and decide no times', () => {
		const { due } = settle([
			aSignal({ id: 1, attempt: 2, agedSeconds: 900 }),
			aSignal({ id: 2, agedSeconds: 40 }),
			aSignal({ id: 3, kind: 'hold', agedSeconds: 1, targetOrderId: 'order-1' }),
		]);
		expect(due[0]).toMatchObject({
			heldByUs: true,
			targetOrderId: 'order-1',
			signalCount: 1,
			firstReceivedAt: secondsAgo(40).toISOString(),
			lastReceivedAt: secondsAgo(40).toISOString(),
		});
	});

	it('are not claimed for an order that nobody parked', () => {
		expect(settle([aSignal({ id: 1 })]).due[0]?.heldByUs).toBe(false);
	});
});

describe('the limit of a sweep', () => {
	const rows = [
		aSignal({ id: 1, order: '6001', agedSeconds: 40 }),
		aSignal({ id: 2, order: '6002', agedSeconds: 90 }),
		aSignal({ id: 3, order: '6003', agedSeconds: 70 }),
	];

	it('takes the oldest first and keeps the rest for the next', () => {
		const { due, later } = settle(rows, { maxOrders: 2 });
		expect(due.map((look) => look.orderKey)).toEqual(['6002', '6003'].map(shopOrder));
		expect(later.map((look) => look.orderKey)).toEqual([shopOrder('6001')]);
	});

	it('takes nothing when nothing is allowed, and forgets nothing', () => {
		const { due, later } = settle(rows, { maxOrders: 0 });
		expect(due).toEqual([]);
		expect(later).toHaveLength(3);
	});
});
