import { buildDriftReport } from '../../../domain/reconcile/build-drift-report';
import { findDrift } from '../../../domain/reconcile/find-drift';
import type { DriftOrder, OpenRow } from '../../../domain/reconcile/drift-order';
import { anOrder } from '../../builders/order-builder';
import { aBlockedPlan } from '../../builders/plan-builder';
import { NOW, secondsAgo } from '../../builders/signal-builder';
import { aTarget } from '../../builders/target-builder';
import { aMemory, aPolicy, compared, CONTEXT } from './drift-builder';

const bought = () => anOrder().withLine('SKU-1', 2, '10.00');
const holding = (units: number): DriftOrder =>
	compared(
		bought().build(),
		aTarget()
			.inStepWith(bought().nowWith('SKU-1', { quantity: units }).build())
			.build(),
	);

function report(order: DriftOrder, open: OpenRow[] = [], policy = aPolicy(), memory = {}) {
	const known = aMemory({ open, ...memory });
	return buildDriftReport(order, findDrift(order, known, policy, NOW), known, CONTEXT);
}

/** The table after a report was written into it. */
const written = (rows: ReturnType<typeof report>['exceptions']): OpenRow[] =>
	rows.map((row, index) => ({ ...row, id: index + 1 }));

it('raises one row a code and queues the order', () => {
	const { exceptions, closures, signals } = report(holding(3));
	expect(exceptions).toMatchObject([
		{
			code: 'DRIFT_QUANTITY',
			order_name: '#1001',
			target_order: '100017',
			owner: 'Operations',
			status: 'open',
			correlation_id: 'drift-77',
			execution_id: '77',
			link: 'https://shop.example/6001',
		},
	]);
	expect(exceptions[0]?.reason).toContain('SKU-1: 2 in the shop, 3 in the warehouse.');
	expect(closures).toEqual([]);
	expect(signals).toMatchObject([
		{
			kind: 'signal',
			topic: 'drift',
			source_id: 'gid://shopify/Order/6001',
			target_order_id: 'order-1',
			attempt: 0,
			status: 'new',
		},
	]);
});

it('says the same drift once, and tries again to correct it', () => {
	const open = written(report(holding(3)).exceptions);
	const again = report(holding(3), open);
	expect([again.exceptions, again.closures]).toEqual([[], []]);
	expect(again.signals).toHaveLength(1);
});

it('another drift supersedes the first', () => {
	const open = written(report(holding(3)).exceptions);
	const other = report(holding(4), open);
	expect(other.exceptions).toHaveLength(1);
	expect(other.closures).toEqual([
		{ exception_id: 1, status: 'superseded', closed_at: NOW.toISOString() },
	]);
});

it('drift that is gone closes its row, and no row of the ordinary flow', () => {
	const drift = written(report(holding(3)).exceptions);
	const other = { ...(drift[0] as OpenRow), id: 9, code: 'WROTE_INTO_WAVE' };
	const foreign = { ...other, correlation_id: 'event-1' };
	expect(report(holding(2), [...drift, foreign]).closures).toEqual([
		{ exception_id: 1, status: 'resolved', closed_at: NOW.toISOString() },
	]);
});

it('leaves its rows alone while the order is in flight', () => {
	const open = written(report(holding(3)).exceptions);
	const inFlight = report(holding(4), open, aPolicy(), { isWaiting: true });
	expect(inFlight).toEqual({ exceptions: [], closures: [], signals: [] });
});

it('queues a missed change and raises nothing', () => {
	const order = holding(3);
	const updatedAt = secondsAgo(3000).toISOString();
	const late = { ...order, snapshot: bought().with({ updatedAt }).build() };
	const missed = report(late, [], aPolicy({ repair: false }));
	expect(missed.exceptions).toEqual([]);
	expect(missed.signals).toHaveLength(1);
});

it('says why an order is not corrected', () => {
	const shut = aTarget()
		.inStepWith(bought().nowWith('SKU-1', { quantity: 3 }).build())
		.standing({ handedOver: true })
		.build();
	const { exceptions, signals } = report(compared(bought().build(), shut));
	expect(exceptions[0]?.reason).toContain('It is not corrected:');
	expect(signals).toEqual([]);
});

describe('a problem of the plan', () => {
	const blocked = { ...holding(3), plan: aBlockedPlan({ code: 'SKU_UNMAPPED' }) };

	it('is left to the ordinary flow when that will look at the order', () => {
		const { exceptions, signals } = report(blocked);
		expect([exceptions.length, signals.length]).toEqual([0, 1]);
	});

	it('is told here when nobody else will, and closed here when it is gone', () => {
		const policy = aPolicy({ repair: false });
		const told = report(blocked, [], policy);
		expect(told.exceptions).toMatchObject([{ code: 'SKU_UNMAPPED' }]);
		expect(told.signals).toEqual([]);
		const open = written(told.exceptions);
		expect(report(blocked, open, policy).exceptions).toEqual([]);
		expect(report(holding(2), open, policy).closures).toMatchObject([{ status: 'resolved' }]);
	});
});
