export interface StockItemRecord {
	id: string;
	intId: number;
	sku: string;
	title: string;
	barcode: string;
	/** Percent; -1 means the rate of the buyer's country. */
	taxRate: number;
	retailPrice: number;
	unitCost: number;
	weight: number;
	channelSkus: string[];
	/** Component SKU and quantity per parent; empty for a plain item. */
	components: { sku: string; quantity: number }[];
	isComposite: boolean;
	/** A group of variations, which has no goods of its own. */
	isVariationParent: boolean;
	/** Ordered from the supplier when it is sold, at every location. */
	jit: boolean;
	/** Below this it is ordered anew; -1 where it is not. */
	minimumLevel: number;
	/** Out of use: no list, search or look-up by SKU shows it, orders that hold it keep it. */
	archived: boolean;
	/** Physical level by location id. */
	levels: Map<string, number>;
}

export interface StockChangeRecord {
	stockItemId: string;
	locationId: string;
	at: Date;
	level: number;
	change: number;
	note: string;
}

export interface LocationRecord {
	id: string;
	intId: number;
	name: string;
	tag: string;
	isFulfilmentCentre: boolean;
}

export interface PostalServiceRecord {
	id: string;
	name: string;
	code: string;
	vendor: string;
	trackingRequired: boolean;
}
