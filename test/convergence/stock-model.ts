import { VARIANTS } from '../../playground/world/catalogue';
import type { LinnworksSimulator, OrderView } from '../../simulators/linnworks';

type Units = Record<string, number>;

const add = (units: Units, sku: string, quantity: number): void => {
	units[sku] = (units[sku] ?? 0) + quantity;
};

/** Units of an order that have left the building. */
function gone(order: OrderView): Units {
	const units: Units = {};
	const all = order.Processed && !order.GeneralInfo.HoldOrCancel;
	for (const row of order.Items) add(units, row.SKU, all ? row.Quantity : row.PartShippedQty);
	return units;
}

/** Stock as it must be by what was shipped and by what the shop's orders still ask for. */
export class StockModel {
	private readonly shipped: Units = {};

	constructor(
		private readonly linnworks: LinnworksSimulator,
		private readonly initial: number,
	) {}

	/** Ships, and notes what left. */
	ship(key: string, act: () => void): void {
		const before = gone(this.linnworks.warehouse.order(key));
		act();
		for (const [sku, quantity] of Object.entries(gone(this.linnworks.warehouse.order(key)))) {
			add(this.shipped, sku, quantity - (before[sku] ?? 0));
		}
	}

	/** In what the warehouse's stock is not the model's; `wanted` are the units of all orders that wait to be shipped. */
	differences(wanted: ReadonlyArray<{ sku: string; quantity: number }>): string[] {
		const inOrders: Units = {};
		for (const { sku, quantity } of wanted) add(inOrders, sku, quantity);
		return VARIANTS.flatMap(({ sku }) => {
			const held = this.linnworks.warehouse.stockLevel(sku);
			const level = this.initial - (this.shipped[sku] ?? 0);
			const reserved = inOrders[sku] ?? 0;
			return [
				...(held.level === level ? [] : [`stock of ${sku}: ${held.level} instead of ${level}`]),
				...(held.inOrders === reserved
					? []
					: [`reserved of ${sku}: ${held.inOrders} instead of ${reserved}`]),
			];
		});
	}
}
