import { planEdit } from '../../domain/edit/plan-edit';
import { decideGate } from '../../domain/gate/decide-gate';
import type { GateDecision } from '../../domain/gate/gate-decision';
import { gatePolicySchema } from '../../domain/gate/gate-policy';
import type { Mappings } from '../../domain/mapping/mappings';
import type { OrderChange, OrderSnapshot } from '../../domain/order/order-snapshot';
import type { FulfilmentFacts } from '../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../domain/target/target-snapshot';
import { someMappings } from './mappings-builder';
import { anOrder, type OrderBuilder } from './order-builder';
import { aTarget } from './target-builder';

/** The moment at which the order of these stories left. */
export const LEFT_AT = '2026-03-03T12:00:00.000Z';
export const BEFORE = '2026-03-03T11:00:00Z';
export const AFTER = '2026-03-04T09:00:00Z';
export const LATER = '2026-03-05T09:00:00Z';

/** Three of SKU-1 (line 101) and two of SKU-2 (line 102), sent by Standard for 4.00. */
export const soldOrder = (): OrderBuilder =>
	anOrder()
		.withLine('SKU-1', 3, '10.00')
		.withLine('SKU-2', 2, '5.00')
		.shippedBy('Standard', '4.00');

/** An entry of the shop's record; `units` by line id, less than nothing for units taken off. */
export const entry = (
	kind: OrderChange['kind'],
	at: string,
	units: Record<string, number> = {},
	changes: Partial<OrderChange> = {},
): OrderChange => ({
	kind,
	at,
	appId: '',
	appTitle: '',
	staff: '',
	lineIds: Object.keys(units),
	units,
	postage: false,
	...changes,
});

/** The warehouse order as it left: all of what was sold. */
export const goneTarget = (
	sold: OrderSnapshot = soldOrder().build(),
	facts: Partial<FulfilmentFacts> = {},
): TargetSnapshot =>
	aTarget()
		.inStepWith(sold)
		.standing({ closed: true, closedAt: LEFT_AT, ...facts })
		.build();

const KNOWN = someMappings()
	.stocking('SKU-1', 'SKU-2', 'SKU-3')
	.shipping('Express', 'svc-2', 'Express')
	.build();

/** What the gate says of the shop's order as it is now, by the default policy. */
export function decideNow(
	now: OrderSnapshot,
	target: TargetSnapshot,
	mappings: Mappings = KNOWN,
	heldByUs = false,
): GateDecision {
	return decideGate(
		planEdit(now, target, mappings),
		target.facts,
		heldByUs,
		gatePolicySchema.parse({}),
		now,
		{ lines: target.lines, replaced: [], clock: null },
	);
}
