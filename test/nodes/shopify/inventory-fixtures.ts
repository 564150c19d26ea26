import type { IDataObject } from 'n8n-workflow';
import type { ShopLevel } from '../../../nodes/Shopify/mapping/inventory-level';
import type { StockSet } from '../../../nodes/Shopify/mapping/inventory-write';
import { ShopifyInventory } from '../../../nodes/Shopify/ShopifyInventory.node';
import { connectInventory } from '../../../nodes/Shopify/transport/connect-shopify';
import type { InventoryClient } from '../../../nodes/Shopify/transport/inventory-client';
import type { ClientOptions } from '../../../nodes/Shopify/transport/shopify-requests';
import type { ShopifySimulator } from '../../../simulators/shopify';
import { nodeContext, type ContextOptions } from '../../support/node-context';
import { simulatorCredential } from './shopify-fixtures';

/** Points that never run short, so that a test is not about them. */
export const PLENTY = { maximumAvailable: 1_000_000, restoreRate: 1_000_000 };

/** Runs the Shopify Inventory node against a simulated shop. */
export async function runInventory(
	simulator: ShopifySimulator,
	parameters: Record<string, unknown>,
	options: Omit<ContextOptions, 'credential' | 'parameters'> = {},
): Promise<IDataObject[]> {
	const context = nodeContext({
		...options,
		parameters,
		credential: simulatorCredential(simulator),
	});
	const [output = []] = await new ShopifyInventory().execute.call(context);
	return output.map(({ json }) => json);
}

/** What the shop holds of SKUs at locations. */
export async function levelsOf(
	simulator: ShopifySimulator,
	skus: readonly string[],
	locationIds: string,
): Promise<ShopLevel[]> {
	const found = await runInventory(
		simulator,
		{ operation: 'getLevels', sku: (index: number) => skus[index], locationIds },
		{ items: skus.map((sku) => ({ sku })) },
	);
	return found.map((json) => json['shopLevel'] as unknown as ShopLevel);
}

/** One quantity to set, as an item. */
export type Wish = {
	inventoryItemId: number | string;
	locationId: number | string;
	quantity: number;
	compareQuantity?: number | null;
	levelId?: string | null;
	sku?: string;
	name?: 'available' | 'on_hand';
};

/** Sets quantities through the node, and gives what became of each. */
export async function setThem(
	simulator: ShopifySimulator,
	wishes: readonly Wish[],
	parameters: Record<string, unknown> = {},
): Promise<StockSet[]> {
	const items = await runInventory(
		simulator,
		{
			operation: 'setQuantities',
			referenceDocumentUri: 'gid://order-sync/StockPush/run-1',
			...parameters,
		},
		{ items: wishes.map((wish) => ({ ...wish })) },
	);
	return items.map((json) => json['stockSet'] as unknown as StockSet);
}

/** A client for the stock of a simulated shop, without pauses. */
export async function inventoryClient(
	simulator: ShopifySimulator,
	options: Omit<ClientOptions, 'apiVersion'> = {},
): Promise<InventoryClient> {
	const context = nodeContext({ credential: simulatorCredential(simulator) });
	return await connectInventory(context, { wait: async () => undefined, ...options });
}
