export type ProductStatus = 'ACTIVE' | 'ARCHIVED' | 'DRAFT' | 'UNLISTED';

/** A sellable variant with its product and inventory item flattened in. */
export interface Variant {
	readonly id: number;
	readonly productId: number;
	readonly inventoryItemId: number;
	/** Empty for a variant without one. */
	sku: string;
	readonly barcode: string | null;
	readonly productTitle: string;
	readonly title: string;
	readonly vendor: string;
	/** Shop currency, minor units. */
	price: number;
	readonly taxable: boolean;
	readonly requiresShipping: boolean;
	readonly giftCard: boolean;
	tracked: boolean;
	/** Of the product, the same for all of its variants. */
	productStatus: ProductStatus;
	/** What a bundle is made of, per bundle; empty for everything else. */
	readonly components: ReadonlyArray<{ readonly variantId: number; readonly quantity: number }>;
	readonly createdAt: Date;
	updatedAt: Date;
}

export interface Location {
	readonly id: number;
	readonly name: string;
	isActive: boolean;
	readonly isFulfillmentService: boolean;
}

/** Stock of one item at one location. `on_hand` is available plus committed. */
export interface InventoryLevel {
	readonly id: number;
	readonly inventoryItemId: number;
	readonly locationId: number;
	/** Whether the item is stocked there; quantities are kept where it is not. */
	isActive: boolean;
	available: number;
	committed: number;
	updatedAt: Date;
}

/** A change of quantities as one act, with what stands in the history of the stock. */
export interface Adjustment {
	readonly id: number;
	readonly createdAt: Date;
	readonly reason: string;
	readonly referenceDocumentUri: string | null;
	readonly changes: ReadonlyArray<{
		readonly inventoryItemId: number;
		readonly locationId: number;
		readonly name: 'available' | 'on_hand';
		readonly delta: number;
		readonly quantityAfterChange: number;
	}>;
}
