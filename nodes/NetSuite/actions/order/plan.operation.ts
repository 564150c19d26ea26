import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { decideImport } from '../../../../domain/import/import-conditions';
import { planPostponed } from '../../../../domain/import/plan-import';
import type { Failure } from '../../../../domain/report/sync-item';
import type { EditPlan } from '../../../../domain/edit/edit-plan';
import { isImporting, readImportConditions } from '../../../shared/import-conditions';
import { mappingDescription } from '../../../shared/mapping-tables';
import { withFields } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { readSyncItems } from '../../../shared/sync-items';
import { connectOrders } from './connect-orders';
import { customerMapDescription, importDescription } from './import-settings';
import { planOrders, type PlanOrder } from './plan-orders';

/** The mapping tables are the same for everything that plans or compares. */
export const description: INodeProperties[] = [
	...showFor('order', ['create', 'plan', 'verify'], mappingDescription),
	...customerMapDescription,
	...importDescription,
];

type Fields = Map<number, { plan: EditPlan } | { failure: Failure }>;

/**
 * Orders with `snapshot` in, each with its `plan` out: the amendment of `target`, or, where orders are imported, the
 * creation of an order that NetSuite does not have. Others pass.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const fields: Fields = new Map();
	const orders = ordersToPlan.call(this, fields, new Date());
	if (orders.length === 0) return withFields(items, fields);
	const connection = await connectOrders(this);
	for (const [index, outcome] of await planOrders(this, connection, orders)) {
		fields.set(index, outcome);
	}
	return withFields(items, fields);
}

/** The orders to plan; those whose creation has to wait get the plan that says so at once. */
function ordersToPlan(this: IExecuteFunctions, fields: Fields, now: Date): PlanOrder[] {
	const items = readSyncItems(this.getInputData(), this.getNode());
	const conditions = isImporting(this) ? readImportConditions(this) : null;
	return items.flatMap(({ failure, snapshot, target }, index): PlanOrder[] => {
		if (failure || !snapshot) return [];
		if (target) return [{ index, snapshot, target }];
		const verdict = conditions ? decideImport(snapshot, conditions, now) : null;
		if (verdict?.kind === 'import') return [{ index, snapshot, target: null }];
		if (verdict?.kind === 'postponed') {
			const { reason, until } = verdict;
			fields.set(index, { plan: planPostponed(snapshot, 'netsuite', { reason, until }) });
		}
		return [];
	});
}
