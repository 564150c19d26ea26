import { MAIN_LOCATION, UNKNOWN_TO_WAREHOUSE, VARIANTS } from '../../playground/world/catalogue';
import { TABLES } from '../../playground/world/install-templates';
import type { World } from '../../playground/world/world';

const SECOND_LOCATION = 'Second warehouse';

/** A location of the shop and the one of Linnworks that feeds it. */
export type Pair = { name: string; shopId: number; linnworksId: string };

type Article = { sku: string; variantId: number };

/** What both systems hold at the start. */
export type Catalogue = { articles: Article[]; pairs: Pair[] };

/**
 * Fills both systems with so many plain articles, all of them at two mapped locations. The shop differs from Linnworks in
 * `differing` percent of them, at both locations.
 */
export async function fillCatalogue(
	world: World,
	skus: number,
	differing: number,
): Promise<Catalogue> {
	const pairs = await mapLocations(world);
	const { shop } = world.shopify;
	shop.deleteVariant({ sku: UNKNOWN_TO_WAREHOUSE.sku });
	for (const { sku } of VARIANTS) shop.deleteVariant({ sku });
	for (const { sku } of VARIANTS) world.linnworks.warehouse.archiveStockItem(sku);
	const articles: Article[] = [];
	for (let index = 0; index < skus; index += 1) {
		const sku = `SKU-${String(index).padStart(6, '0')}`;
		const [main = 0, second = 0] = unitsOf(index);
		const wrong = isOneIn(index, differing) ? 4 : 0;
		const available = main + wrong;
		const { variantId } = shop.addVariant({
			sku,
			title: `Article ${index}`,
			price: '9.00',
			available,
		});
		articles.push({ sku, variantId });
		world.linnworks.warehouse.addStockItem({ sku, level: main });
		for (const [place, { name, shopId }] of pairs.entries()) {
			if (place === 0) continue;
			shop.setStock({ variantId, locationId: shopId, available: second + wrong });
			world.linnworks.warehouse.addStockItem({ sku, level: second, location: name });
		}
	}
	return { articles, pairs };
}

/** Moves the stock of so many percent of the articles in Linnworks; answers how many these are. */
export function changeInWarehouse(world: World, { articles, pairs }: Catalogue, percent: number) {
	const changed = articles.filter((_, index) => isOneIn(index + 3, percent));
	for (const { sku } of changed) {
		for (const [place, { name }] of pairs.entries()) {
			world.linnworks.warehouse.adjustStock(sku, 3, place === 0 ? undefined : name);
		}
	}
	return changed.length;
}

/** Levels of the shop that are not what Linnworks has, and levels in all. */
export function compareLevels(world: World, { articles, pairs }: Catalogue) {
	const levels = articles.flatMap(({ sku, variantId }) =>
		pairs.map(({ name, shopId }, place) => {
			const held = world.shopify.shop.stock({ variantId, locationId: shopId }).available;
			const where = place === 0 ? undefined : name;
			return held === world.linnworks.warehouse.stockLevel(sku, where).available;
		}),
	);
	return { levels: levels.length, wrong: levels.filter((isRight) => !isRight).length };
}

async function mapLocations(world: World): Promise<Pair[]> {
	const [row] = await world.api.tables.rows(TABLES.locationMap, {
		filters: [{ columnName: 'target_system', condition: 'eq', value: 'linnworks' }],
	});
	if (!row) throw new Error('The main location is not mapped');
	const { id: shopId, gid } = world.shopify.shop.addLocation({ name: SECOND_LOCATION });
	const linnworksId = world.linnworks.warehouse.addLocation({ name: SECOND_LOCATION });
	await world.api.tables.insert(TABLES.locationMap, [
		{
			target_system: 'linnworks',
			source_location_id: gid,
			source_location_name: SECOND_LOCATION,
			target_location_id: linnworksId,
			target_location_name: SECOND_LOCATION,
		},
	]);
	const mainId = Number(String(row['source_location_id']).split('/').pop());
	return [
		{ name: MAIN_LOCATION, shopId: mainId, linnworksId: String(row['target_location_id']) },
		{ name: SECOND_LOCATION, shopId, linnworksId },
	];
}

/** Units that Linnworks has at the two locations. */
const unitsOf = (index: number): number[] => [5 + ((index * 7919) % 200), (index * 104_729) % 50];

/** Whether an article is one of so many percent, spread over all of them. */
const isOneIn = (index: number, percent: number): boolean => (index * percent) % 100 < percent;
