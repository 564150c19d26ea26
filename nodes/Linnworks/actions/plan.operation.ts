import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { planEdit } from '../../../domain/edit/plan-edit';
import { skusToResolve } from '../../../domain/edit/skus-to-resolve';
import { readSyncItems, toFailure } from '../../shared/sync-items';
import { connectLinnworks } from './connect-linnworks';
import { readMappingTables } from './mapping-tables';
import { withFields } from './order-items';
import { mappingsFor, readAccountNames, readStockItems } from './plan-context';

/**
 * Orders with `snapshot` and `target` in, each with its `plan` out; orders without one of the two pass. Everything
 * that can fail is looked up here, for all orders at once, so that nothing is left for the writes to find out.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode()).flatMap((item, index) =>
		item.failure || !item.snapshot || !item.target
			? []
			: [{ index, snapshot: item.snapshot, target: item.target }],
	);
	if (orders.length === 0) return withFields(items, new Map());
	const connection = connectLinnworks(this);
	const tables = readMappingTables(this);
	const names = await readAccountNames(
		connection,
		tables,
		orders.map(({ snapshot }) => snapshot),
	);
	const stockItems = await readStockItems(connection, orders, tables);
	const fields = new Map<number, object>();
	for (const { index, snapshot, target } of orders) {
		const mappings = mappingsFor(snapshot, names, stockItems.ok ? stockItems.value : {}, 'plan');
		if (!mappings.ok) fields.set(index, { failure: mappings.error });
		else if (!stockItems.ok && skusToResolve(snapshot, target, tables).length > 0) {
			fields.set(index, { failure: toFailure('plan', stockItems.error) });
		} else fields.set(index, { plan: planEdit(snapshot, target, mappings.value) });
	}
	return withFields(items, fields);
}
