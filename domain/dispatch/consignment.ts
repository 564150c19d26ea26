import { normalised } from '../mapping/mappings';
import { toTracking, type CarrierRow } from './carrier-map';
import type { Tracking } from './dispatch-step';
import { matchRows, type MatchedRow } from './match-rows';
import type { Parcel, ParcelLine, ShippedOrder, ShippedRow } from './shipment';
import type { ShopLine } from './shop-fulfilment';
import { addUnits, isSameUnits, sumUnits, type Units } from './units';

/** What left together and can be followed under the same numbers, in units of the shop's lines. */
export type Consignment = {
	/** The warehouse order and the parcel, or the order alone; an order that has left in part is marked. */
	key: string;
	/** The number of the warehouse order. */
	targetOrder: string;
	/** The warehouse's location. */
	locationId: string;
	tracking: Tracking;
	units: Units;
};

export type ConsignmentTerms = {
	carriers: readonly CarrierRow[];
	parcels: 'apart' | 'together';
};

/**
 * What left of the sale, order by order: one consignment for each parcel if it is known what is in which, otherwise one
 * for the order with all of its numbers. Rows that stand for nothing the shop has are listed apart.
 */
export function toConsignments(
	orders: readonly ShippedOrder[],
	lines: readonly ShopLine[],
	terms: ConsignmentTerms,
): { consignments: Consignment[]; unmatched: Array<{ order: ShippedOrder; row: ShippedRow }> } {
	const sales = orders.filter(({ kind }) => kind === 'sale');
	const matched = matchRows(
		sales.flatMap((order) => order.lines),
		lines,
	).values();
	const consignments: Consignment[] = [];
	const unmatched: Array<{ order: ShippedOrder; row: ShippedRow }> = [];
	for (const order of sales) {
		const rows = order.lines.flatMap((): MatchedRow[] => {
			const next = matched.next();
			return next.done ? [] : [next.value];
		});
		for (const { row, shares } of rows) if (shares.length === 0) unmatched.push({ order, row });
		consignments.push(...ofOrder(order, rows, terms));
	}
	return { consignments: consignments.filter(({ units }) => units.size > 0), unmatched };
}

function ofOrder(
	order: ShippedOrder,
	rows: readonly MatchedRow[],
	{ carriers, parcels }: ConsignmentTerms,
): Consignment[] {
	const all: Units = new Map();
	for (const { lineId, quantity } of rows.flatMap(({ shares }) => shares)) {
		addUnits(all, lineId, quantity);
	}
	const make = (some: readonly Parcel[], units: Units, name: string): Consignment => ({
		key: `${order.orderId}/${order.processedAt === null ? 'part' : name}`,
		targetOrder: order.displayNumber,
		locationId: order.locationId,
		tracking: toTracking(some, order, carriers),
		units,
	});
	const contents = parcels === 'apart' ? contentsOf(order.parcels, rows, all) : null;
	if (!contents) return [make(order.parcels, all, '')];
	return order.parcels.map((parcel, at) =>
		make([parcel], contents[at] ?? new Map(), contents.length > 1 ? nameOf(parcel, at) : ''),
	);
}

const nameOf = ({ parcelId }: Parcel, at: number): string => parcelId || String(at + 1);

/** The units of each parcel; null unless they come to exactly what left. */
function contentsOf(
	parcels: readonly Parcel[],
	rows: readonly MatchedRow[],
	all: Units,
): Units[] | null {
	if (parcels.length === 1) return [all];
	const contents = parcels.map((parcel) => unitsIn(parcel, rows));
	const known = contents.flatMap((units) => units ?? []);
	return known.length === parcels.length && isSameUnits(sumUnits(known), all) ? known : null;
}

function unitsIn({ lines }: Parcel, rows: readonly MatchedRow[]): Units | null {
	const units: Units = new Map();
	for (const line of lines) {
		const found = rows.find(({ row }) => row.lineId === line.lineId && isSku(row.sku, line.sku));
		const shares = found ? partOf(found, line.quantity) : componentOf(line, rows);
		if (!shares) return null;
		for (const { lineId, quantity } of shares) addUnits(units, lineId, quantity);
	}
	return units;
}

type Part = Array<{ lineId: string; quantity: number }>;

/** So many units of a row; null where they cannot be told apart by line. */
function partOf({ row, shares }: MatchedRow, quantity: number): Part | null {
	const part = shares.map((share) => ({
		lineId: share.lineId,
		quantity: (share.quantity * quantity) / row.quantity,
	}));
	return part.every((share) => Number.isInteger(share.quantity)) ? part : null;
}

/** Units of a composite's component, where the shop has a line for it. */
function componentOf(
	{ lineId, sku, quantity }: ParcelLine,
	rows: readonly MatchedRow[],
): Part | null {
	const own = rows
		.filter(({ row }) => row.lineId === lineId)
		.flatMap(({ shares }) => shares.filter(({ component }) => isSku(component, sku)));
	const [share] = own;
	return share && own.length === 1 ? [{ lineId: share.lineId, quantity }] : null;
}

const isSku = (left: string, right: string): boolean => normalised(left) === normalised(right);
