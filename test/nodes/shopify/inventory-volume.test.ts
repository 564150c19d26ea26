import { writePairs } from '../../../nodes/Shopify/actions/inventory/set/write-pairs';
import { readBack } from '../../../nodes/Shopify/actions/inventory/set/read-back';
import {
	inventoryPairSchema,
	type InventoryPair,
} from '../../../nodes/Shopify/mapping/inventory-pair';
import { connectShopify } from '../../../nodes/Shopify/transport/connect-shopify';
import type { InventoryClient } from '../../../nodes/Shopify/transport/inventory-client';
import { InventoryReader } from '../../../nodes/Shopify/transport/inventory-reader';
import { CostBudget } from '../../../nodes/shared/cost-budget';
import { startShopifySimulator, type ShopifySimulator } from '../../../simulators/shopify';
import { nodeContext } from '../../support/node-context';
import { inventoryClient } from './inventory-fixtures';
import { simulatorCredential } from './shopify-fixtures';

/** What one call takes on the way, on the clock of the test. */
const LATENCY_MS = 150;
const STANDARD = { maximumAvailable: 2000, restoreRate: 100 };

let simulator: ShopifySimulator;
let nowMs: number;
let budget: { costs: CostBudget; key: string };
let client: InventoryClient;
let locations: string[];

beforeEach(async () => {
	nowMs = 0;
	const costs = new CostBudget(
		() => nowMs,
		async (ms) => void (nowMs += ms),
	);
	budget = { costs, key: 'shop' };
	simulator = await startShopifySimulator({
		withLocation: false,
		throttle: { ...STANDARD, nowMs: () => (nowMs += LATENCY_MS / 3) },
	});
	const ids = ['Main', 'Second'].map((name) => simulator.shop.addLocation({ name }).id);
	locations = ids.map((id) => `gid://shopify/Location/${id}`);
	client = await inventoryClient(simulator, { budget });
});

afterEach(async () => await simulator.close());

function fill(articles: number): void {
	for (let index = 0; index < articles; index += 1) {
		simulator.shop.addVariant({ sku: `SKU-${index}`, title: 'T', price: '1.00', available: 10 });
	}
}

const spent = (): number => simulator.calls.all().reduce((sum, call) => sum + (call.cost ?? 0), 0);
const refused = (): number => simulator.calls.all().filter(({ error }) => error !== null).length;

it('10,000 articles at two locations are 51 calls, at the pace of the bucket, and none is refused', async () => {
	fill(10_000);
	const items = await new InventoryReader(client, locations).all();
	expect(items).toHaveLength(10_000);
	expect(items.every(({ levels }) => levels.length === 2)).toBe(true);
	expect(simulator.calls.count()).toBe(51);
	expect(refused()).toBe(0);
	expect(spent()).toBeLessThanOrEqual(50_102);
	const given = STANDARD.maximumAvailable + (nowMs / 1000) * STANDARD.restoreRate;
	expect(spent() / given).toBeGreaterThan(0.9);
});

it('2,000 quantities are eight writes and eight reads, and none is refused', async () => {
	fill(2_000);
	const [location = ''] = locations;
	const items = await new InventoryReader(client, [location]).all();
	const pairs: InventoryPair[] = items.map(({ id }) =>
		inventoryPairSchema.parse({
			inventoryItemId: id,
			locationId: location,
			quantity: 7,
			compareQuantity: 10,
		}),
	);
	const terms = { reason: 'correction', referenceDocumentUri: 'gid://order-sync/StockPush/1' };
	const writes = await writePairs(client, pairs, terms, () => false);
	expect([...writes.values()].every(({ state }) => state === 'set')).toBe(true);
	expect((await readBack(client, pairs)).size).toBe(2_000);
	expect(simulator.calls.count('SetQuantities')).toBe(8);
	expect(simulator.calls.count('StockOfItems')).toBe(8);
	expect(refused()).toBe(0);
});

it('1,000 levels whose ids were read are read back for two points each', async () => {
	fill(1_000);
	const [location = ''] = locations;
	const items = await new InventoryReader(client, [location]).all();
	const pairs = items.map(({ id, levels: [level] }) =>
		inventoryPairSchema.parse({
			...{ inventoryItemId: id, locationId: location, quantity: 7, levelId: level?.id },
		}),
	);
	simulator.calls.reset();
	const read = await readBack(client, pairs);
	expect([...read.values()]).toHaveLength(1_000);
	expect([simulator.calls.count('LevelsById'), simulator.calls.all().length]).toEqual([4, 4]);
	expect(spent()).toBe(2_000);
	expect(refused()).toBe(0);
});

it('levels are read back location by location where that is fewer points', async () => {
	fill(20);
	const ids = (await new InventoryReader(client, locations).all()).map(({ id }) => id);
	const pairAt = (inventoryItemId: string, locationId: string) =>
		inventoryPairSchema.parse({ inventoryItemId, locationId, quantity: 1 });
	const [main = '', second = ''] = locations;
	simulator.calls.reset();
	const scattered = ids.map((id, at) => pairAt(id, at % 2 === 0 ? main : second));
	expect((await readBack(client, scattered)).size).toBe(20);
	expect(simulator.calls.count()).toBe(2);
	simulator.calls.reset();
	const everywhere = ids.flatMap((id) => [pairAt(id, main), pairAt(id, second)]);
	expect((await readBack(client, everywhere)).size).toBe(40);
	expect(simulator.calls.count()).toBe(1);
});

it('an order edit goes before the pages that wait, on the points of the same shop', async () => {
	fill(600);
	const context = nodeContext({ credential: simulatorCredential(simulator) });
	const { client: edits } = await connectShopify(context, { budget });
	await edits.hasOrder('gid://shopify/Order/1');
	const reading = new InventoryReader(client, locations).all();
	const reads = [edits, edits].map(async (each) => await each.hasOrder('gid://shopify/Order/1'));
	await Promise.all(reads);
	expect(simulator.calls.count('StockOfAll')).toBeLessThan(4);
	await reading;
	expect(simulator.calls.count('StockOfAll')).toBe(4);
	expect(refused()).toBe(0);
});
