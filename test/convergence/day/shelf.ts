export type Units = Map<string, number>;

export const addUnits = (units: Units, sku: string, count: number): void => {
	units.set(sku, (units.get(sku) ?? 0) + count);
};

export type Place = 'shelf' | 'bay';

/**
 * What is where, in units that one could touch. Only people move them: into a parcel that leaves, out of one that comes
 * back, onto the scrap heap, and from the returns bay to the shelf. It knows of no order, no refund and no restock.
 */
export class Shelf {
	private readonly places: Record<Place, Units> = { shelf: new Map(), bay: new Map() };

	constructor(skus: readonly string[], each: number) {
		for (const sku of skus) this.places.shelf.set(sku, each);
	}

	of(place: Place, sku: string): number {
		return this.places[place].get(sku) ?? 0;
	}

	/** A parcel leaves. */
	leave(goods: Units): void {
		for (const [sku, count] of goods) addUnits(this.places.shelf, sku, -count);
	}

	/** Goods fit to be sold are put down. */
	putDown(place: Place, sku: string, count: number): void {
		addUnits(this.places[place], sku, count);
	}

	/** Empties the bay; answers what was in it. */
	putAway(): Units {
		const moved = new Map([...this.places.bay].filter(([, count]) => count > 0));
		for (const [sku, count] of moved) {
			addUnits(this.places.bay, sku, -count);
			addUnits(this.places.shelf, sku, count);
		}
		return moved;
	}
}
