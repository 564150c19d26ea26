import type { EditPlan } from '../edit/edit-plan';
import type { Lineage } from '../lineage/lineage';
import type { OrderSnapshot } from '../order/order-snapshot';

/**
 * Holds a plan back while it is uncertain whether one order of the shop took the place of another: a new order would
 * be made a second time, and a cancelled one taken from its successor. It waits as long as the other half may still
 * appear; after that a person has to say. An order that the target has under its own name is not in doubt.
 */
export function withLineageDoubt(
	plan: EditPlan,
	snapshot: OrderSnapshot,
	lineage: Lineage | undefined,
): EditPlan {
	const isNew = plan.targetOrderId === '';
	if (lineage?.verdict !== 'ambiguous' || (!isNew && snapshot.cancelledAt === null)) return plan;
	const reason = lineage.evidence.join('; ');
	const held = { ...plan, steps: [], problems: [] };
	if (lineage.waitUntil !== null) {
		return { ...held, postponed: { reason, until: lineage.waitUntil } };
	}
	return {
		...held,
		problems: [{ code: 'LINEAGE_AMBIGUOUS', detail: reason, subject: snapshot.name }],
	};
}
