import type { OrderView } from '../../../simulators/linnworks';
import type { Placed } from '../order-rows';
import type { Merchant } from './merchant';
import type { WarehouseFloor } from './warehouse-floor';

/** Units of each article. */
export type Units = Map<string, number>;

/** One parcel as it was packed. */
export type Packed = { number: string; units: Array<{ sku: string; quantity: number }> };

/** A parcel or an order, as the shop may hear of it: what left under which numbers. */
export type Gone = { numbers: string; units: Units };

export type Left = {
	order: OrderView;
	units: Units;
	/** As one, and where it is known what is in which parcel, parcel by parcel. */
	whole: Gone;
	parcels: Gone[] | null;
	/** Further numbers of parts that left before the rest. */
	before: string[];
};

export function addUnits(units: Units, sku: string, quantity: number): void {
	units.set(sku, (units.get(sku) ?? 0) + quantity);
}

/** Numbers in one word, whatever their order. */
export const inWord = (numbers: readonly string[]): string =>
	numbers
		.filter((number) => number !== '')
		.sort()
		.join(' ');

/** The orders of the warehouse that stand or stood for one of the shop. */
export const under = ({ linnworks }: Merchant, { legacyId }: Placed): OrderView[] =>
	linnworks.warehouse.orders().filter(({ GeneralInfo: { ReferenceNum, Source } }) => {
		const [own] = ReferenceNum.split('-R');
		return own === legacyId && Source === 'SHOPIFY';
	});

/** What left the warehouse of the sale of an order, as the warehouse knows it. Worked out without our code. */
export function whatLeft(merchant: Merchant, floor: WarehouseFloor, placed: Placed): Left[] {
	return under(merchant, placed)
		.filter(({ OrderId }) => !floor.again.has(OrderId))
		.filter(({ Processed, GeneralInfo }) => !(Processed && GeneralInfo.HoldOrCancel))
		.map((order): Left => {
			const units = unitsOf(order);
			const header = inWord(order.ShippingInfo.TrackingNumber.split(/[\s,]+/));
			const packed = floor.packed.get(order.OrderId) ?? [];
			const hasNumbers = order.Processed && packed.some(({ number }) => number !== '');
			const all = hasNumbers ? inWord(packed.map(({ number }) => number)) : header;
			return {
				...{ order, units, whole: { numbers: all, units } },
				parcels: hasNumbers ? byNumber(packed, units) : null,
				before: [...(floor.partNumbers.get(order.OrderId) ?? [])].map((text) =>
					inWord(text.split(/[\s,]+/)),
				),
			};
		})
		.filter(({ units }) => units.size > 0);
}

function unitsOf({ Processed, Items }: OrderView): Units {
	const units: Units = new Map();
	for (const row of Items) {
		const quantity = Processed ? row.Quantity : row.PartShippedQty;
		if (row.IsService || quantity === 0) continue;
		if (row.CompositeSubItems.length === 0) addUnits(units, row.ChannelSKU || row.SKU, quantity);
		for (const part of row.CompositeSubItems) {
			addUnits(units, part.SKU, (part.Quantity * quantity) / row.Quantity);
		}
	}
	return units;
}

/** Null where what was packed is not what left. */
function byNumber(packed: readonly Packed[], all: Units): Gone[] | null {
	const parcels = packed.map(({ number, units }) => {
		const own: Units = new Map();
		for (const { sku, quantity } of units) addUnits(own, sku, quantity);
		return { numbers: number, units: own };
	});
	const isAll = [...all].every(
		([sku, quantity]) =>
			parcels.reduce((sum, { units }) => sum + (units.get(sku) ?? 0), 0) === quantity,
	);
	return isAll ? parcels : null;
}
