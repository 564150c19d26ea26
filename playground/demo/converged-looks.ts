import { TABLES } from '../world/install-templates';
import type { World } from '../world/world';
import type { DemoOrder } from './demo-edit';

/** How many looks of a lane wrote something about an order and found it in step, as the ledger tells. */
export async function convergedLooks(
	world: Pick<World, 'api'>,
	order: DemoOrder,
	lane: 'linnworks' | 'netsuite' | 'dispatch',
): Promise<number> {
	const looks = await world.api.tables.rows(TABLES.ledger, {
		filters: [
			{ columnName: 'order_name', condition: 'eq', value: order.name },
			{ columnName: 'lane', condition: 'eq', value: lane },
			{ columnName: 'outcome', condition: 'eq', value: 'converged' },
		],
	});
	return looks.length;
}
