import { seedCatalogue } from '../../../playground/world/catalogue';
import type { LinnworksSimulator } from '../../../simulators/linnworks';
import type { ShopifySimulator } from '../../../simulators/shopify';
import type { Place } from './steps';

/** Leaves in no parcel. */
export const CARD = 'CARD';
/** Of the shop, a bundle; of the warehouse, a composite. */
export const SET = 'SET';
export const PARTS = [
	{ sku: 'MUG-01', quantity: 1 },
	{ sku: 'SOCK-3P', quantity: 2 },
];

/** A place as shop and warehouse call it. The warehouse keeps no goods in the store. */
export type Site = { shopId: number; targetId: string; targetName: string };

/** Fills shop and warehouse with the same articles and says where both keep them. */
export function seed(
	shopify: ShopifySimulator,
	linnworks: LinnworksSimulator,
): Record<Place, Site> {
	const { shop } = shopify;
	const { warehouse } = linnworks;
	const [main] = seedCatalogue({ shopify, linnworks });
	const annex = shop.addLocation({ name: 'Annex' });
	const annexId = warehouse.addLocation({ name: 'Annex' });
	shop.addVariant({
		sku: CARD,
		title: 'Card',
		price: '20',
		giftCard: true,
		requiresShipping: false,
	});
	shop.addVariant({ sku: SET, title: 'Gift set', price: '29.00', components: PARTS });
	warehouse.addStockItem({ sku: CARD, title: 'Card' });
	warehouse.addStockItem({ sku: SET, title: 'Gift set', components: PARTS });
	const store = shop.addLocation({ name: 'Store' });
	return {
		main: { shopId: digits(main?.shopifyId), targetId: main?.linnworksId ?? '', targetName: '' },
		annex: { shopId: annex.id, targetId: annexId, targetName: 'Annex' },
		store: { shopId: store.id, targetId: '', targetName: '' },
	};
}

const digits = (gid = ''): number => Number(gid.slice(gid.lastIndexOf('/') + 1));
