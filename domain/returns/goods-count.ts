import { normalised } from '../mapping/mappings';

/** Units by SKU. SKUs are the same whatever their case and blanks, and keep the spelling in which they came first. */
export class GoodsCount {
	private readonly counts = new Map<string, { sku: string; units: number }>();

	add(sku: string, units: number): void {
		const key = normalised(sku);
		const count = this.counts.get(key) ?? { sku, units: 0 };
		this.counts.set(key, { ...count, units: count.units + units });
	}

	of(sku: string): number {
		return this.counts.get(normalised(sku))?.units ?? 0;
	}

	/** Every SKU of which there is at least one unit. */
	list(): Array<{ sku: string; units: number }> {
		return [...this.counts.values()].filter(({ units }) => units > 0);
	}

	get total(): number {
		return this.list().reduce((sum, { units }) => sum + units, 0);
	}
}
