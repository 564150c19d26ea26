import type { Mappings } from '../mapping/mappings';
import type { OrderSnapshot } from '../order/order-snapshot';
import { stableHash } from '../stable-hash';
import { isCalledOff } from '../target/fulfilment-facts';
import type { TargetSnapshot } from '../target/target-snapshot';
import type { EditPlan, PlanStep } from './edit-plan';
import { diffOrder } from './diff-order';
import type { OrderDiff } from './order-diff';
import { rowValue } from './row-value';
import { targetVersion } from './target-version';
import type { WantedLine } from './wanted-line';

/**
 * Plans the amendment in place that brings the target in step with the source. Lines are added before any is
 * removed, so the order is never empty in between; totals come last, because every other step recomputes them.
 * A plan with problems has no steps: nothing is written until a person has decided.
 */
export function planEdit(
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
	mappings: Mappings,
): EditPlan {
	const diff = diffOrder(snapshot, target, mappings);
	const version = targetVersion(target);
	const steps = diff.problems.length > 0 ? [] : toSteps(diff, target);
	return {
		kind: 'editPlan',
		schemaVersion: 1,
		planKey: stableHash({
			orderKey: snapshot.orderKey,
			target: [target.system, target.orderId, version],
			steps,
			problems: diff.problems,
		}),
		orderKey: snapshot.orderKey,
		orderName: snapshot.name,
		targetSystem: target.system,
		targetOrderId: target.orderId,
		targetVersion: version,
		steps,
		expected: diff.prices
			? {
					currency: diff.prices.currency,
					lines: diff.wanted,
					taxMinor: diff.prices.taxMinor,
					totalMinor: diff.prices.totalMinor,
					shipping: diff.shipping?.to ?? target.shipping,
					contact: diff.contact?.to ?? {
						deliveryAddress: target.deliveryAddress,
						billingAddress: target.billingAddress,
						email: target.email,
					},
				}
			: null,
		problems: diff.problems,
		postponed: null,
	};
}

function toSteps(diff: OrderDiff, target: TargetSnapshot): PlanStep[] {
	if (diff.cancel) {
		return isCalledOff(target.facts)
			? []
			: [{ kind: 'cancelOrder', from: 'open', to: 'cancelled' }];
	}
	return [
		...diff.changed.map(({ wanted, row, fields }): PlanStep => ({
			kind: 'updateLine',
			rowId: row.rowId,
			lineId: wanted.lineId,
			sku: row.sku,
			fields,
			from: rowValue(row),
			to: rowValue(wanted),
		})),
		...diff.added.map(addStep),
		...diff.removed.map((row): PlanStep => ({
			kind: 'removeLine',
			rowId: row.rowId,
			sku: row.sku,
			from: rowValue(row),
			to: null,
		})),
		...(diff.contact ? [{ kind: 'setContact' as const, ...diff.contact }] : []),
		...(diff.shipping ? [{ kind: 'setShipping' as const, ...diff.shipping }] : []),
		...(diff.note ? [{ kind: 'setNote' as const, ...diff.note }] : []),
		...(diff.totals ? [{ kind: 'setTotals' as const, ...diff.totals }] : []),
	];
}

function addStep(line: WantedLine): PlanStep {
	if (line.isService) {
		return {
			kind: 'addService',
			lineId: line.lineId,
			title: line.title,
			from: null,
			to: rowValue(line),
		};
	}
	return {
		kind: 'addLine',
		lineId: line.lineId,
		sku: line.sku,
		stockItemId: line.stockItemId,
		from: null,
		to: rowValue(line),
	};
}
