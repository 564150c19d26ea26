import type { AppliedStep } from '../../domain/report/applied-step';
import type { SyncItem } from '../../domain/report/sync-item';
import type { Discrepancy } from '../../domain/verify/discrepancy';
import { decideGate } from '../../domain/gate/decide-gate';
import { NO_CONTEXT } from '../../domain/gate/gate-context';
import { gatePolicySchema, type GatePolicy } from '../../domain/gate/gate-policy';
import { splitPlan } from '../../domain/gate/split-plan';
import type { EditPlan } from '../../domain/edit/edit-plan';
import type { OrderSnapshot } from '../../domain/order/order-snapshot';
import type { OrderLook } from '../../domain/signal/order-look';
import type { FulfilmentFacts } from '../../domain/target/fulfilment-facts';
import { someFacts } from './facts-builder';
import { anOrder } from './order-builder';
import { aPlan } from './plan-builder';
import { aLook } from './signal-builder';
import { aTarget } from './target-builder';

/** One order on its way through a sweep, stopped where the story wants it. */
export class SyncItemBuilder {
	private item: SyncItem = { look: aLook() };

	looking(changes: Partial<OrderLook>): this {
		this.item.look = aLook({ ...this.item.look, ...changes });
		return this;
	}

	/** Read, planned and put before the gate. */
	gated(
		facts: Partial<FulfilmentFacts> = {},
		plan: EditPlan = aPlan(),
		policy: Partial<GatePolicy> = {},
	): this {
		const target = aTarget()
			.inStepWith(anOrder().withLine('SKU-1', 3, '10.00').build())
			.standing(facts)
			.build();
		const snapshot = anOrder().withLine('SKU-1', 2, '10.00').build();
		this.item = { ...this.item, snapshot, target, plan };
		return this.decided(target.facts, policy);
	}

	/** Said by the shop to have been edited so, and put before the gate again. */
	editedBy(...changes: OrderSnapshot['changes']): this {
		const { snapshot, target } = this.item;
		if (!snapshot || !target) throw new Error('Tell first what was planned');
		this.item.snapshot = { ...snapshot, changes };
		return this.decided(target.facts, {});
	}

	/** Planned as an order that the warehouse is to get. */
	importing(plan: EditPlan): this {
		this.item = { ...this.item, snapshot: anOrder().withLine('SKU-1', 2, '10.00').build(), plan };
		return this.decided(someFacts({ found: false }), {});
	}

	private decided(facts: FulfilmentFacts, policy: Partial<GatePolicy>): this {
		const { plan, snapshot, look, target } = this.item;
		const decision = decideGate(
			plan ?? null,
			facts,
			look.heldByUs,
			gatePolicySchema.parse(policy),
			snapshot ?? null,
			{ ...NO_CONTEXT, lines: target?.lines ?? [] },
		);
		this.item.decision = decision;
		if (plan && decision.verdict === 'proceed') {
			this.item.plan = splitPlan(plan, decision.refused);
		}
		return this;
	}

	/** Read and put before the gate, but not in the warehouse: no target and no plan. */
	notInWarehouse(snapshot: OrderSnapshot, policy: Partial<GatePolicy> = {}): this {
		this.item = {
			...this.item,
			snapshot,
			decision: decideGate(
				null,
				someFacts({ found: false }),
				this.item.look.heldByUs,
				gatePolicySchema.parse(policy),
				snapshot,
			),
		};
		return this;
	}

	/** Written: every step of the plan with one status, or each with its own. */
	written(
		status: AppliedStep['status'] | ReadonlyArray<AppliedStep['status']>,
		options: { stillHeld?: boolean; conflict?: boolean; message?: string } = {},
	): this {
		this.item.applied = {
			steps: (this.item.plan?.steps ?? []).map((step, index) => ({
				step,
				status: typeof status === 'string' ? status : (status[index] ?? 'notStarted'),
				message: options.message ?? '',
			})),
			stillHeld: options.stillHeld ?? false,
			conflict: options.conflict ?? false,
		};
		return this;
	}

	readBack(discrepancies: Discrepancy[] = [], newWaves: string[] = []): this {
		this.item.verification = { discrepancies, newWaves, parked: false };
		return this;
	}

	releasing(outcome: NonNullable<SyncItem['released']>): this {
		this.item.released = outcome;
		return this;
	}

	failing(failure: Partial<NonNullable<SyncItem['failure']>> = {}): this {
		this.item.failure = {
			step: 'snapshot',
			code: 'SYNC_FAILED',
			reason: 'The shop did not answer',
			retry: true,
			retryAfterSeconds: 0,
			...failure,
		};
		return this;
	}

	build(): SyncItem {
		return this.item;
	}
}

export const aSyncItem = (): SyncItemBuilder => new SyncItemBuilder();
