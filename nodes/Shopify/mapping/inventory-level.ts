import type { RawLevel, RawStockedItem, RawStockedVariant } from '../transport/raw-inventory';
import { gidDigits } from './gid-digits';

/** Units of an article at one location; null where there never was any stock. Ids are numbers as text. */
export type LocationLevel = {
	locationId: string;
	/** The global id of the level itself; empty where there never was any stock. */
	levelId: string;
	available: number | null;
	onHand: number | null;
	/** Whether the article is stocked there at all. */
	active: boolean;
};

/** An article with a SKU; variant and product are empty where they were not read. */
export type LevelCandidate = {
	inventoryItemId: string;
	sku: string;
	tracked: boolean;
	variantId: string;
	productId: string;
	/** The vendor's word, such as ACTIVE or ARCHIVED. */
	productStatus: string;
};

/** What the shop holds of a SKU. Without one certain article there are neither its id nor levels. */
export type ShopLevel = {
	/** As the shop writes it, or as it was asked for when the shop has none. */
	sku: string;
	problem: '' | 'notFound' | 'duplicate' | 'untracked';
	tracked: boolean;
	inventoryItemId: string;
	candidates: LevelCandidate[];
	levels: LocationLevel[];
};

/** What a search or a list found of one SKU. */
export type FoundArticle = { item: RawStockedItem; variant?: RawStockedVariant };

/** The level of a SKU from all articles that have it; `locations` are GIDs in the order in which levels were asked. */
export function toShopLevel(
	sku: string,
	found: readonly FoundArticle[],
	locations: readonly string[],
): ShopLevel {
	const candidates = found.map(toCandidate);
	const [first] = found;
	const [candidate] = candidates;
	if (!first || !candidate) return { ...unknownLevel(sku, []), problem: 'notFound' };
	if (found.length > 1) return { ...unknownLevel(candidate.sku, candidates), problem: 'duplicate' };
	return {
		sku: candidate.sku,
		problem: candidate.tracked ? '' : 'untracked',
		tracked: candidate.tracked,
		inventoryItemId: candidate.inventoryItemId,
		candidates,
		levels: locations.map((id, place) => toLocationLevel(id, first.item.levels[place] ?? null)),
	};
}

/** The level at a location by its GID. */
export function toLocationLevel(location: string, level: RawLevel): LocationLevel {
	const quantity = (name: string): number | null =>
		level?.quantities.find((each) => each.name === name)?.quantity ?? null;
	return {
		locationId: gidDigits(location),
		levelId: level?.id ?? '',
		available: quantity('available'),
		onHand: quantity('on_hand'),
		active: level?.isActive ?? false,
	};
}

const unknownLevel = (sku: string, candidates: LevelCandidate[]): Omit<ShopLevel, 'problem'> => ({
	sku,
	tracked: false,
	inventoryItemId: '',
	candidates,
	levels: [],
});

const toCandidate = ({ item, variant }: FoundArticle): LevelCandidate => ({
	inventoryItemId: gidDigits(item.id),
	sku: item.sku ?? '',
	tracked: item.tracked,
	variantId: variant ? gidDigits(variant.id) : '',
	productId: variant ? gidDigits(variant.product.id) : '',
	productStatus: variant?.product.status ?? '',
});
