import fc from 'fast-check';
import { rememberRows, retryDelaySeconds } from '../../../domain/signal/requeue';
import { settleSignals, type SettlePolicy } from '../../../domain/signal/settle-signals';
import { signalRowSchema, type SignalRow } from '../../../domain/signal/signal-row';
import { aLook, aSignal, NOW, secondsAgo } from '../../builders/signal-builder';

const signalRows: fc.Arbitrary<SignalRow[]> = fc
	.array(
		fc.record({
			order: fc.constantFrom('6001', '6002', '6003', '6004'),
			kind: fc.constantFrom<SignalRow['kind']>('signal', 'hold'),
			agedSeconds: fc.nat(400),
			attempt: fc.nat(3),
			notBeforeIn: fc.integer({ min: -100, max: 100 }),
		}),
		{ maxLength: 20 },
	)
	.map((rows) =>
		rows.map(({ notBeforeIn, ...row }, index) =>
			aSignal({ id: index + 1, ...row, notBefore: secondsAgo(-notBeforeIn) }),
		),
	);

const policies: fc.Arbitrary<SettlePolicy> = fc.record({
	settleSeconds: fc.nat(120),
	maxWaitSeconds: fc.nat(300),
	maxOrders: fc.nat(4),
});

describe('settling any rows', () => {
	it('puts every order into due or later, exactly once', () => {
		fc.assert(
			fc.property(signalRows, policies, (rows, policy) => {
				const { due, later } = settleSignals(rows, NOW, policy);
				const looked = [...due, ...later].map((look) => look.orderKey);
				expect([...looked].sort()).toEqual([...new Set(rows.map((row) => row.order_key))].sort());
				expect(due.length).toBeLessThanOrEqual(policy.maxOrders);
				const signalled = new Set(
					rows.filter((row) => row.kind === 'signal').map((row) => row.order_key),
				);
				expect(due.every((look) => signalled.has(look.orderKey))).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	it('does not depend on the order in which the rows are read', () => {
		fc.assert(
			fc.property(signalRows, policies, (rows, policy) => {
				const decided = (read: SignalRow[]): unknown =>
					settleSignals(read, NOW, { ...policy, maxOrders: 100 })
						.due.map((look) => [look.orderKey, look.attempt, look.heldByUs, look.notBefore])
						.sort();
				expect(decided([...rows].reverse())).toEqual(decided(rows));
			}),
			{ numRuns: 200 },
		);
	});

	it('decides the same from the rows it asks to have remembered', () => {
		fc.assert(
			fc.property(signalRows, policies, (rows, policy) => {
				const { later } = settleSignals(rows, NOW, { ...policy, maxOrders: 0 });
				const remembered = later
					.flatMap((look) =>
						rememberRows(look, { signal: look.topics.length > 0, hold: look.heldByUs }),
					)
					.map((row, index) => signalRowSchema.parse({ ...row, id: 100 + index }));
				const all = { ...policy, maxOrders: 100 };
				const keys = (read: SignalRow[]): string[] =>
					settleSignals(read, NOW, all)
						.due.map((look) => `${look.orderKey} ${look.attempt} ${look.heldByUs}`)
						.sort();
				expect(keys(remembered)).toEqual(keys(rows));
			}),
			{ numRuns: 200 },
		);
	});
});

describe('the rows that keep an order remembered', () => {
	const look = aLook({ attempt: 2, heldByUs: true, targetOrderId: 'order-1' });

	it('are a signal, a hold, both or none', () => {
		const kinds = (signal: boolean, hold: boolean): string[] =>
			rememberRows(look, { signal, hold }).map((row) => row.kind);
		expect(kinds(false, false)).toEqual([]);
		expect(kinds(true, false)).toEqual(['signal']);
		expect(kinds(false, true)).toEqual(['hold']);
		expect(kinds(true, true)).toEqual(['signal', 'hold']);
	});

	it('carry attempts, times and the warehouse order on', () => {
		expect(rememberRows(look, { signal: true, hold: false })[0]).toMatchObject({
			order_key: look.orderKey,
			attempt: 2,
			target_order_id: 'order-1',
			first_received_at: look.firstReceivedAt,
			received_at: look.lastReceivedAt,
			status: 'new',
		});
	});
});

describe('the delay before the next look', () => {
	it.each([
		[0, 10],
		[1, 20],
		[2, 40],
		[6, 640],
		[7, 900],
		[500, 900],
	])('after attempt %d is %d seconds', (attempt, seconds) => {
		expect(retryDelaySeconds(attempt)).toBe(seconds);
	});

	it('grows with a wish of the vendor, never shrinks', () => {
		expect(retryDelaySeconds(0, 45)).toBe(45);
		expect(retryDelaySeconds(3, 45)).toBe(80);
		expect(retryDelaySeconds(9, 3600)).toBe(3600);
	});
});
