import type { ReadVariant } from '../transport/read-variants';
import { gidDigits } from './gid-digits';

/** A variant of the shop as others see it. Ids are digits as text; what the shop leaves empty is an empty text. */
export type Variant = {
	variantId: string;
	/** Product and variant, as people call it. */
	title: string;
	sku: string;
	barcode: string;
	/** Of the product, in lower case: active, draft, archived, unlisted. */
	status: string;
	requiresShipping: boolean;
	/** What one bundle is made of; null for a variant that is none. */
	components: Array<{ variantId: string; sku: string; quantity: number }> | null;
};

/** What the vendor calls the only variant of a product, which people never see. */
const ONLY_VARIANT = 'Default Title';

export const toVariant = (raw: ReadVariant): Variant => ({
	variantId: gidDigits(raw.id),
	title: raw.title === ONLY_VARIANT ? raw.product.title : `${raw.product.title} - ${raw.title}`,
	sku: raw.sku ?? '',
	barcode: raw.barcode ?? '',
	status: raw.product.status.toLowerCase(),
	requiresShipping: raw.inventoryItem.requiresShipping,
	components:
		raw.components?.map(({ quantity, productVariant: { id, sku } }) => ({
			variantId: gidDigits(id),
			sku: sku ?? '',
			quantity,
		})) ?? null,
});
