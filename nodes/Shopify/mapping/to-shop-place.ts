import type { RawPlace } from '../transport/raw-catalogue';
import { gidDigits } from './gid-digits';

/** A location of the shop. The id is digits as text. */
export type ShopPlace = {
	id: string;
	name: string;
	active: boolean;
	/** Whether fulfilment orders wait there. */
	openOrders: boolean;
	/** Whether any article is stocked there. */
	hasStock: boolean;
};

export const toShopPlace = (raw: RawPlace): ShopPlace => ({
	id: gidDigits(raw.id),
	name: raw.name,
	active: raw.isActive,
	openOrders: raw.hasUnfulfilledOrders,
	hasStock: raw.hasActiveInventory,
});
