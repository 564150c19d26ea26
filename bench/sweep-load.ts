import { setTimeout as sleep } from 'node:timers/promises';
import { importOrder } from '../playground/world/import-order';
import { TABLES } from '../playground/world/install-templates';
import { readShopOrder } from '../playground/world/shop-query';
import type { World } from '../playground/world/world';

export type LoadResult = {
	orders: number;
	seconds: number;
	ordersPerSecond: number;
	linnworksCallsPerOrder: number;
	linnworksCalls: Record<string, number>;
	shopifyCallsPerOrder: number;
};

type Placed = { gid: string; legacyId: string; warehouseId: string };

/** Places orders and edits one line of each while webhooks are switched off, so that only the sweep is measured. */
async function placeEdited({ shopify, linnworks }: World, count: number): Promise<Placed[]> {
	const placed: Placed[] = [];
	shopify.webhooks.setPolicy({ lose: 'all' });
	for (let index = 0; index < count; index += 1) {
		const order = shopify.shop.createOrder({
			lines: [
				{ sku: 'TEE-RED-M', quantity: 2 },
				{ sku: 'MUG-01', quantity: 1 },
			],
			shipping: { title: 'Standard', price: '5.00' },
			taxesIncluded: true,
			taxRates: [{ title: 'VAT', rate: 0.2 }],
			email: 'bench@buyer.example',
		});
		const { orderId } = importOrder(linnworks, await readShopOrder(shopify, order.gid));
		shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
		placed.push({ ...order, warehouseId: orderId });
	}
	await shopify.webhooks.idle();
	shopify.webhooks.setPolicy({ lose: 0 });
	return placed;
}

/**
 * Measures how long the sweep takes for orders that are all due at once, from their signals being in the table to
 * the last one being verified. With `known` the signals carry the warehouse id, as the intake leaves it.
 */
export async function measureSweep(
	world: World,
	count: number,
	known: boolean,
): Promise<LoadResult> {
	const placed = await placeEdited(world, count);
	world.linnworks.calls.reset();
	world.shopify.calls.reset();
	const past = new Date(Date.now() - 60_000).toISOString();
	await world.api.tables.clear(TABLES.ledger);
	const startedAt = Date.now();
	await world.api.tables.insert(
		TABLES.signals,
		placed.map((order) => ({
			kind: 'signal',
			order_key: `shopify:${world.shopify.settings.domain}:${order.legacyId}`,
			source_id: order.gid,
			topic: 'bench',
			event_id: '',
			body_digest: '',
			correlation_id: 'bench',
			received_at: past,
			first_received_at: past,
			attempt: 0,
			not_before: past,
			target_order_id: known ? order.warehouseId : '',
			status: 'new',
		})),
	);
	const done = (): boolean =>
		placed.every(
			(order) =>
				world.linnworks.warehouse.order(order.legacyId).Items.find((item) => item.SKU === 'MUG-01')
					?.Quantity === 2,
		);
	while (!done()) await sleep(50);
	for (;;) {
		const rows = await world.api.tables.rows(TABLES.ledger);
		if (rows.filter((row) => row['outcome'] === 'converged').length >= count) break;
		await sleep(100);
	}
	const seconds = (Date.now() - startedAt) / 1000;
	const calls = world.linnworks.calls.all();
	const byOperation: Record<string, number> = {};
	for (const { operation } of calls) byOperation[operation] = (byOperation[operation] ?? 0) + 1;
	return {
		orders: count,
		seconds: Number(seconds.toFixed(2)),
		ordersPerSecond: Number((count / seconds).toFixed(2)),
		linnworksCallsPerOrder: Number((calls.length / count).toFixed(2)),
		linnworksCalls: byOperation,
		shopifyCallsPerOrder: Number((world.shopify.calls.count() / count).toFixed(2)),
	};
}
