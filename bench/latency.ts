import { setTimeout as sleep } from 'node:timers/promises';
import { importOrder } from '../playground/world/import-order';
import { TABLES } from '../playground/world/install-templates';
import { readShopOrder } from '../playground/world/shop-query';
import type { World } from '../playground/world/world';

export type LatencyResult = {
	edits: number;
	webhookToParkedSeconds: { median: number; worst: number };
	settledToAppliedSeconds: { median: number; worst: number };
	linnworksCallsPerEdit: number;
};

/** Measures single edits, one after the other, in an idle n8n, from the webhook on. */
export async function measureLatency(
	world: World,
	edits: number,
	settleSeconds: number,
): Promise<LatencyResult> {
	const { shopify, linnworks } = world;
	const parked: number[] = [];
	const applied: number[] = [];
	linnworks.calls.reset();
	for (let index = 0; index < edits; index += 1) {
		const order = shopify.shop.createOrder({
			lines: [{ sku: 'MUG-01', quantity: 1 }],
			shipping: { title: 'Standard', price: '5.00' },
			taxesIncluded: true,
			taxRates: [{ title: 'VAT', rate: 0.2 }],
			email: 'bench@buyer.example',
		});
		importOrder(linnworks, await readShopOrder(shopify, order.gid));
		const editedAt = Date.now();
		shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
		const held = (): boolean =>
			linnworks.warehouse.order(order.legacyId).GeneralInfo.IsParked === true;
		while (!held()) await sleep(10);
		parked.push((Date.now() - editedAt) / 1000);
		let row;
		do {
			await sleep(50);
			[row] = await world.api.tables.rows(TABLES.ledger, {
				filters: [
					{ columnName: 'order_name', condition: 'eq', value: order.name },
					{ columnName: 'outcome', condition: 'eq', value: 'converged' },
				],
			});
		} while (!row);
		applied.push((Date.now() - editedAt) / 1000 - settleSeconds);
	}
	return {
		edits,
		webhookToParkedSeconds: spread(parked),
		settledToAppliedSeconds: spread(applied),
		linnworksCallsPerEdit: Number((linnworks.calls.count() / edits).toFixed(2)),
	};
}

function spread(values: readonly number[]): { median: number; worst: number } {
	const sorted = [...values].sort((a, b) => a - b);
	const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
	return { median: Number(median.toFixed(2)), worst: Number((sorted.at(-1) ?? 0).toFixed(2)) };
}
