import type { Mappings } from '../../domain/mapping/mappings';

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
			this.mappings.stockItems[sku.trim().toLowerCase()] = {
				stockItemId: `item-${sku.trim().toLowerCase()}`,
				sku: sku.trim().toUpperCase(),
			};
		}
		return this;
	}

	translating(shopSku: string, warehouseSku: string): this {
		this.mappings.skus[shopSku.toLowerCase()] = warehouseSku;
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
