/** A sellable variant with its product and inventory item flattened in. */
export interface Variant {
	readonly id: number;
	readonly productId: number;
	readonly inventoryItemId: number;
	/** Empty for a variant without one. */
	readonly sku: string;
	readonly barcode: string | null;
	readonly productTitle: string;
	readonly title: string;
	readonly vendor: string;
	/** Shop currency, minor units. */
	price: number;
	readonly taxable: boolean;
	readonly requiresShipping: boolean;
	readonly giftCard: boolean;
	readonly tracked: boolean;
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
	available: number;
	committed: number;
	updatedAt: Date;
}
