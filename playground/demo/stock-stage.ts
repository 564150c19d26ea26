import { TABLES } from '../world/install-templates';
import type { Row } from '../n8n/data-tables-api';
import type { World } from '../world/world';
import { countCalls, type Calls } from './count-calls';
import { at, comesTrue, secondsSince } from './timing';

/** Units that can be sold, as either system shows them. */
export type Level = { sku: string; warehouse: number; shop: number };

export type StockOutcome = {
	/** Pushes that held levels back because the order was on its way. */
	heldByPushes: number;
	equalAfterSeconds: number | null;
	levels: Level[];
	calls: Calls;
	seconds: number;
};

/** What Linnworks and the shop have for sale of some SKUs. */
export const levelsOf = (
	{ shopify, linnworks }: Pick<World, 'shopify' | 'linnworks'>,
	skus: readonly string[],
): Level[] =>
	skus.map((sku) => ({
		sku,
		warehouse: linnworks.warehouse.stockLevel(sku).available,
		shop: shopify.shop.stock({ sku }).available,
	}));

export const areEqual = (levels: readonly Level[]): boolean =>
	levels.every(({ warehouse, shop }) => warehouse === shop);

const runs = async ({ api }: World): Promise<Row[]> => await api.tables.rows(TABLES.stockRuns);

/** Waits for the first push, which looks at everything; false if it never comes. */
export const firstPush = async (world: World): Promise<boolean> =>
	await comesTrue(async () => (await runs(world)).some(({ good }) => good === 'yes'));

/** Tells how the stock of an edited order came into step; `before` is what there was before the edit at `editedAt`. */
export async function followStock(
	world: World,
	before: readonly Level[],
	editedAt: number,
	say: (line: string) => void,
): Promise<StockOutcome> {
	const startedAt = Date.now();
	say('\nFor sale of what was edited; set once the order has come to rest:');
	const calls = countCalls(world);
	const skus = before.map(({ sku }) => sku);
	const isEqual = await comesTrue(() => areEqual(levelsOf(world, skus)));
	const equalAfterSeconds = isEqual ? secondsSince(editedAt) : null;
	const levels = levelsOf(world, skus);
	const heldByPushes = (await runs(world)).filter(
		({ held, started_at: began }) => Number(held) > 0 && Date.parse(String(began)) >= editedAt,
	).length;
	say(`    ${'SKU'.padEnd(14)}${'before'.padEnd(30)}now`);
	for (const [index, now] of levels.entries()) {
		const was = before[index] ?? now;
		say(`    ${now.sku.padEnd(14)}${words(was).padEnd(30)}${words(now)}`);
	}
	const times = heldByPushes === 1 ? 'one push' : `${heldByPushes} pushes`;
	if (heldByPushes > 0) say(`  held back by ${times}, because the order was on its way`);
	else say('  NOT SEEN  no push held it back while the order was on its way');
	if (equalAfterSeconds === null) say('  NOT IN STEP  the shop does not show what Linnworks has');
	else say(at(equalAfterSeconds, 'after the edit the shop shows what Linnworks has'));
	return {
		heldByPushes,
		equalAfterSeconds,
		levels,
		calls: calls(),
		seconds: secondsSince(startedAt),
	};
}

const words = ({ warehouse, shop }: Level): string => `Linnworks ${warehouse}, shop ${shop}`;
