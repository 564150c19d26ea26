import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SyncItem, Verification } from '../../../domain/report/sync-item';
import { verifyApplied } from '../../../domain/verify/verify-applied';
import { readSyncItems } from '../../shared/sync-items';
import type { RawOrder } from '../mapping/raw/raw-order';
import { toTargetSnapshot } from '../mapping/to-target-snapshot';
import { connectLinnworks } from './connect-linnworks';
import { readOrdersById } from './find-orders';
import { readMappingTables } from './mapping-tables';
import { withFields } from './order-items';
import { mappingsFor, plannedStockItems, readAccountNames } from './plan-context';

type Needed = 'snapshot' | 'target' | 'plan' | 'applied';
type Applied = SyncItem & { [field in Needed]: NonNullable<SyncItem[field]> };

/**
 * Orders that were applied in, each with its `verification` out: what Linnworks holds now against what the shop's
 * order said, pick waves that came in between, and whether the order is parked. One read for 50 orders; `target`
 * stays what the plan was made from.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const orders = readSyncItems(items, this.getNode()).flatMap((item, index) =>
		item.failure || !item.snapshot || !item.target || !item.plan || !item.applied
			? []
			: [{ index, item: item as Applied }],
	);
	if (orders.length === 0) return withFields(items, new Map());
	const connection = connectLinnworks(this);
	const ids = orders.map(({ item }) => item.target.orderId);
	const fresh = await readOrdersById(connection.client, ids, 'verify');
	const names = await readAccountNames(
		connection,
		readMappingTables(this),
		orders.map(({ item }) => item.snapshot),
	);
	const fields = new Map<number, object>();
	for (const { index, item } of orders) {
		const lookup = fresh.get(item.target.orderId.toLowerCase());
		const mappings = mappingsFor(item.snapshot, names, plannedStockItems(item), 'verify');
		if (lookup && 'failure' in lookup) fields.set(index, lookup);
		else if (!mappings.ok) fields.set(index, { failure: mappings.error });
		else if (!lookup?.order) fields.set(index, { verification: GONE });
		else {
			const target = toTargetSnapshot(lookup.order);
			fields.set(index, {
				verification: {
					discrepancies: verifyApplied(item.plan, item.snapshot, target, mappings.value),
					newWaves: newWaves(item, lookup.order),
					parked: target.facts.parked && !target.facts.closed,
				} satisfies Verification,
			});
		}
	}
	return withFields(items, fields);
}

const GONE: Verification = {
	discrepancies: [
		{
			kind: 'state',
			detail: 'Linnworks no longer has the order',
			expected: 'open',
			found: 'nothing',
		},
	],
	newWaves: [],
	parked: false,
};

function newWaves(item: Applied, order: RawOrder): string[] {
	const known = new Set(item.target.facts.waves.map((wave) => wave.waveId));
	return order.GeneralInfo.PickwaveIds.map(String).filter((id) => !known.has(id));
}
