import { normalisedBarcode } from '../../domain/mapping/barcode';
import type { Article, Mappings } from '../../domain/mapping/mappings';

const article = (sku: string): Article => ({
	stockItemId: `item-${sku.trim().toLowerCase()}`,
	sku: sku.trim().toUpperCase(),
});

/** Mapping tables and the warehouse's catalogue, told in a sentence. */
export class MappingsBuilder {
	private readonly mappings: Mappings = {
		skus: {},
		locations: {},
		shipping: {},
		stockItems: {},
		countries: {
			GB: { id: 'c-gb', name: 'United Kingdom' },
			FR: { id: 'c-fr', name: 'France' },
		},
	};

	/** SKUs the warehouse knows; it spells them in upper case. */
	stocking(...skus: string[]): this {
		for (const sku of skus) {
			this.mappings.stockItems[sku.trim().toLowerCase()] = article(sku);
		}
		return this;
	}

	translating(shopSku: string, warehouseSku: string): this {
		this.mappings.skus[shopSku.toLowerCase()] = warehouseSku;
		return this;
	}

	/** A mapping row for one article of the shop. */
	translatingVariant(variantId: string, warehouseSku: string): this {
		this.mappings.variants = { ...this.mappings.variants, [variantId]: warehouseSku };
		return this;
	}

	/** The items that carry a bar code. */
	scanning(barcode: string, ...skus: string[]): this {
		const found = { [normalisedBarcode(barcode)]: skus.map(article) };
		this.mappings.barcodes = { ...this.mappings.barcodes, ...found };
		return this;
	}

	archiving(...skus: string[]): this {
		this.mappings.archived = skus.map((sku) => sku.toLowerCase());
		return this;
	}

	/** A composite item, and the units of each component that go into one. */
	composing(sku: string, components: Record<string, number>): this {
		const composition = {
			...article(sku),
			components: Object.entries(components).map(([part, quantity]) => ({
				...article(part),
				quantity,
			})),
		};
		this.mappings.compositions = {
			...this.mappings.compositions,
			[sku.toLowerCase()]: composition,
		};
		return this;
	}

	shipping(title: string, serviceId: string, serviceName: string): this {
		this.mappings.shipping[title.toLowerCase()] = { serviceId, serviceName };
		return this;
	}

	locating(shopLocation: string, warehouseLocation: string): this {
		this.mappings.locations[shopLocation] = warehouseLocation;
		return this;
	}

	build(): Mappings {
		return this.mappings;
	}
}

export const someMappings = (): MappingsBuilder => new MappingsBuilder();
