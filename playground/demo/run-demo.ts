import { setTimeout as sleep } from 'node:timers/promises';
import { TABLES } from '../world/install-templates';
import type { World } from '../world/world';
import { differences } from './compare';
import { editDemoOrder, placeDemoOrder } from './demo-edit';
import { sideBySide } from './print-order';

export type DemoResult = {
	order: string;
	parkedAfterSeconds: number | null;
	appliedAfterSeconds: number | null;
	shopifyTotal: string;
	linnworksTotal: string;
	linnworksCalls: number;
	converged: boolean;
};

const TIMEOUT_MS = 120_000;

/** Commits one edit in the shop and watches what the templates make of it. */
export async function runDemo(world: World, say: (line: string) => void): Promise<DemoResult> {
	const { shopify, linnworks } = world;
	const order = await placeDemoOrder(world);
	const before = linnworks.warehouse.order(order.legacyId);
	linnworks.calls.reset();
	say(`\nOrder ${order.name} is paid and in the warehouse. Now it is edited in the shop:`);
	const startedAt = Date.now();
	for (const change of editDemoOrder(world, order)) say(`  - ${change}`);
	const seconds = (): number => Number(((Date.now() - startedAt) / 1000).toFixed(1));

	let parkedAfterSeconds: number | null = null;
	let appliedAfterSeconds: number | null = null;
	say('\nWhat happened when:');
	while (Date.now() - startedAt < TIMEOUT_MS) {
		if (parkedAfterSeconds === null && linnworks.calls.count('Orders/ChangeOrderTag') > 0) {
			parkedAfterSeconds = seconds();
			say(
				`  ${parkedAfterSeconds.toFixed(1).padStart(5)} s  parked in the warehouse: it cannot be picked`,
			);
		}
		const done = await world.api.tables.rows(TABLES.ledger, {
			filters: [
				{ columnName: 'order_name', condition: 'eq', value: order.name },
				{ columnName: 'outcome', condition: 'eq', value: 'converged' },
			],
		});
		if (done.length > 0) {
			appliedAfterSeconds = seconds();
			say(
				`  ${appliedAfterSeconds.toFixed(1).padStart(5)} s  written, read back, equal to the penny, released`,
			);
			break;
		}
		await sleep(200);
	}
	const shop = shopify.shop.order(order.gid);
	const after = linnworks.warehouse.order(order.legacyId);
	const found = differences(shop, after);
	const released = after.GeneralInfo.IsParked !== true;
	say(`\nWarehouse order ${after.NumOrderId}:\n${sideBySide(before, after)}`);
	for (const difference of found) say(`  NOT IN STEP  ${difference}`);
	if (!released) say('  NOT IN STEP  the order is still parked');
	return {
		order: order.name,
		parkedAfterSeconds,
		appliedAfterSeconds,
		shopifyTotal: shop.totals.total,
		linnworksTotal: (after.TotalsInfo.TotalCharge ?? 0).toFixed(2),
		linnworksCalls: linnworks.calls.count(),
		converged: found.length === 0 && released && appliedAfterSeconds !== null,
	};
}
