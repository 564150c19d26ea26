import type { EditPlan } from '../../../domain/edit/edit-plan';
import type { Lineage } from '../../../domain/lineage/lineage';
import { awaitSuccessor, TAKE_OVER_WAIT_MINUTES } from '../../../domain/succession/await-successor';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { anOrder } from '../../builders/order-builder';
import { aPlan } from '../../builders/plan-builder';
import { shopOrder } from '../../builders/signal-builder';
import { aTarget } from '../../builders/target-builder';

const CANCELLED = '2026-03-02T12:00:00.000Z';
const minutesLater = (minutes: number): Date => new Date(Date.parse(CANCELLED) + minutes * 60_000);

const successor: Lineage['successor'] = {
	orderKey: shopOrder('6002'),
	reference: '6002',
	sourceId: 'gid://shopify/Order/6002',
	name: '#1031A',
	createdAt: CANCELLED,
	cancelledAt: null,
};
const replaced: Lineage = {
	kind: 'lineage',
	schemaVersion: 1,
	verdict: 'successor',
	evidence: [],
	predecessor: null,
	successor,
	waitUntil: null,
};
const cancellation = (): EditPlan => ({
	...aPlan(),
	steps: [{ kind: 'cancelOrder', from: 'open', to: 'cancelled' }],
	expected: null,
});

type Case = {
	cancelledAt?: string | null;
	lineage?: Lineage | undefined;
	target?: Partial<TargetSnapshot>;
	told?: Date;
	now?: Date;
	plan?: EditPlan;
};

function decide({
	cancelledAt = CANCELLED,
	lineage,
	target = {},
	told = minutesLater(0),
	now = minutesLater(1),
	plan = cancellation(),
}: Case): EditPlan {
	const snapshot = { ...anOrder().withLine('SKU-1', 1, '10.00').build(), cancelledAt };
	const look = { firstReceivedAt: told.toISOString() };
	const held = { ...aTarget().build(), ...target };
	return awaitSuccessor(plan, { snapshot, target: held, lineage, look }, now);
}

const waits = (decided: EditPlan): boolean => decided.postponed !== null;

it('a cancelled order waits for the one that takes its place, and is looked at again soon', () => {
	expect(decide({ lineage: replaced })).toMatchObject({
		steps: [],
		postponed: {
			reason: '#1031A takes its place but is not in the warehouse yet',
			until: '2026-03-02T12:01:30.000Z',
		},
	});
});

it.each<[string, Case, boolean]>([
	['it is there', { lineage: replaced, target: { succeededBy: '100018' } }, false],
	['nothing replaces the order', {}, false],
	['that is in doubt', { lineage: { ...replaced, verdict: 'ambiguous' } }, false],
	['the order is alive', { lineage: replaced, cancelledAt: null }, false],
	['the wait is nearly over', { lineage: replaced, now: minutesLater(14.9) }, true],
	['the wait is over', { lineage: replaced, now: minutesLater(TAKE_OVER_WAIT_MINUTES) }, false],
	[
		'we only heard of it later',
		{ lineage: replaced, told: minutesLater(60), now: minutesLater(70) },
		true,
	],
])('%s: waits %s', (_what, given, expected) => {
	expect(waits(decide(given))).toBe(expected);
});

it('is never told to look again after the end of the wait', () => {
	const { postponed } = decide({ lineage: replaced, now: minutesLater(14.9) });
	expect(postponed?.until).toBe(minutesLater(TAKE_OVER_WAIT_MINUTES).toISOString());
});

it('an order that is cancelled in the warehouse too has nothing to wait for', () => {
	const done = { ...cancellation(), steps: [] };
	expect(decide({ lineage: replaced, plan: done })).toBe(done);
});
