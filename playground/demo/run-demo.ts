import { setTimeout as sleep } from 'node:timers/promises';
import { TABLES } from '../world/install-templates';
import type { World } from '../world/world';
import { differences } from './compare';
import { editDemoOrder, placeDemoOrder, type DemoOrder } from './demo-edit';
import { sideBySide } from './print-order';

export type DemoResult = {
	order: string;
	importedAfterSeconds: number | null;
	parkedAfterSeconds: number | null;
	appliedAfterSeconds: number | null;
	shopifyTotal: string;
	linnworksTotal: string;
	linnworksCalls: number;
	converged: boolean;
};

const TIMEOUT_MS = 120_000;

/** Places an order and commits one edit of it in the shop, and watches what the templates make of both. */
export async function runDemo(world: World, say: (line: string) => void): Promise<DemoResult> {
	const { shopify, linnworks } = world;
	const placedAt = Date.now();
	const order = placeDemoOrder(world);
	say(`\nOrder ${order.name} is placed and paid in the shop. What happened when:`);
	const imported = await convergedLooks(world, order, 1);
	const importedAfterSeconds = imported ? secondsSince(placedAt) : null;
	if (importedAfterSeconds === null) {
		throw new Error(
			`Order ${order.name} did not reach the warehouse within ${TIMEOUT_MS / 1000} s.`,
		);
	}
	say(at(importedAfterSeconds, 'in the warehouse, read back, equal to the penny'));
	const before = linnworks.warehouse.order(order.legacyId);
	linnworks.calls.reset();
	say('\nNow it is edited in the shop:');
	const startedAt = Date.now();
	for (const change of editDemoOrder(world, order)) say(`  - ${change}`);
	let parkedAfterSeconds: number | null = null;
	let appliedAfterSeconds: number | null = null;
	say('\nWhat happened when:');
	const applied = await convergedLooks(world, order, 2, () => {
		if (parkedAfterSeconds !== null || linnworks.calls.count('Orders/ChangeOrderTag') === 0) return;
		parkedAfterSeconds = secondsSince(startedAt);
		say(at(parkedAfterSeconds, 'parked in the warehouse: it cannot be picked'));
	});
	if (applied) {
		appliedAfterSeconds = secondsSince(startedAt);
		say(at(appliedAfterSeconds, 'written, read back, equal to the penny, released'));
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
		importedAfterSeconds,
		parkedAfterSeconds,
		appliedAfterSeconds,
		shopifyTotal: shop.totals.total,
		linnworksTotal: (after.TotalsInfo.TotalCharge ?? 0).toFixed(2),
		linnworksCalls: linnworks.calls.count(),
		converged: found.length === 0 && released && appliedAfterSeconds !== null,
	};
}

const secondsSince = (start: number): number => Number(((Date.now() - start) / 1000).toFixed(1));

const at = (seconds: number, what: string): string =>
	`  ${seconds.toFixed(1).padStart(5)} s  ${what}`;

/** Waits until the ledger tells of so many looks that wrote something and found it in step; false if it never does. */
async function convergedLooks(
	world: World,
	order: DemoOrder,
	count: number,
	meanwhile: () => void = () => undefined,
): Promise<boolean> {
	const deadline = Date.now() + TIMEOUT_MS;
	while (Date.now() < deadline) {
		meanwhile();
		const looks = await world.api.tables.rows(TABLES.ledger, {
			filters: [
				{ columnName: 'order_name', condition: 'eq', value: order.name },
				{ columnName: 'outcome', condition: 'eq', value: 'converged' },
			],
		});
		if (looks.length >= count) return true;
		await sleep(200);
	}
	return false;
}
