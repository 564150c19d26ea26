import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { DriftMemory, DriftOrder, DriftPolicy } from '../../../domain/reconcile/drift-order';
import type { LedgerLook } from '../../../domain/reconcile/ledger-look';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { someMappings } from '../../builders/mappings-builder';
import { aLook, NOW, secondsAgo } from '../../builders/signal-builder';

/** An open warehouse order, read on both sides a moment ago and planned. */
export function compared(
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
	plan: EditPlan = planEdit(snapshot, target, someMappings().build()),
): DriftOrder {
	const readAt = secondsAgo(20).toISOString();
	return {
		look: aLook({ topics: ['drift'], firstReceivedAt: readAt, lastReceivedAt: readAt }),
		snapshot,
		target,
		plan,
	};
}

/** A look at order 6001 an hour ago that ended with both orders equal. */
export const aLedgerLook = (changes: Partial<LedgerLook> = {}): LedgerLook => ({
	order_key: aLook().orderKey,
	outcome: 'converged',
	source_updated_at: '2026-03-02T08:00:00Z',
	recorded_at: secondsAgo(3600).toISOString(),
	topics: 'orders/edited',
	steps: '[]',
	...changes,
});

export const aMemory = (changes: Partial<DriftMemory> = {}): DriftMemory => ({
	open: [],
	isWaiting: false,
	looks: [aLedgerLook()],
	...changes,
});

export const aPolicy = (changes: Partial<DriftPolicy> = {}): DriftPolicy => ({
	quietMinutes: 10,
	missedMinutes: 15,
	repair: true,
	reportUnreadable: false,
	ignoredCodes: [],
	...changes,
});

export const CONTEXT = { now: NOW, executionId: '77', link: 'https://shop.example/6001' };
