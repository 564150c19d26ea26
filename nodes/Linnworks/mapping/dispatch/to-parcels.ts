import type { Parcel, ParcelLine } from '../../../../domain/dispatch/shipment';
import type { RawOrder } from '../raw/raw-order';
import { componentsOf, soldAs } from '../return/order-rows';
import type { RawPacked } from './raw-dispatch';
import { goneRows, toShippedRows } from './to-shipped-rows';

/** Several numbers may stand in the one field of the header. */
const BETWEEN_NUMBERS = /[\s,;|]+/;

/** The numbers that the header of an order holds. */
export const headerNumbers = ({ ShippingInfo }: RawOrder): string[] => [
	...new Set(ShippingInfo.TrackingNumber.split(BETWEEN_NUMBERS).filter((each) => each !== '')),
];

/**
 * The parcels of an order, in their order: as they were packed where that is known, otherwise one for each number of the
 * header, without contents if there are several. Parcels under the same number are one, and so are those that have none.
 * Contents that are not those of the order, row by row, are left out; the plan compares the units.
 */
export function toParcels(order: RawOrder, packed: readonly RawPacked[]): Parcel[] {
	const header = headerNumbers(order);
	const bins = toBins(packed);
	const numbers = [...new Set(bins.map(({ trackingNumber }) => trackingNumber))];
	if (bins.length < 2 || numbers.every((number) => number === '')) {
		const own = bins.flatMap(({ trackingNumber }) => trackingNumber || []);
		return fromHeader(order, header.length > 0 ? header : own);
	}
	const rows = packed.map((row) => lineOf(order, row));
	return numbers.map((trackingNumber): Parcel => {
		const same = bins.filter((bin) => bin.trackingNumber === trackingNumber);
		const indexes = same.map(({ index }) => index);
		const lines = packed.flatMap((row, at) => (indexes.includes(row.BinIndex) ? [rows[at]] : []));
		const parcelId = same[0]?.id ?? '';
		return { parcelId, trackingNumber, url: '', lines: whole(lines) };
	});
}

type Bin = { index: number; id: string; trackingNumber: string };

function toBins(packed: readonly RawPacked[]): Bin[] {
	const bins = new Map<number, Bin>();
	for (const { BinIndex: index, pkBinId: id, TrackingNumber } of packed) {
		const known = bins.get(index);
		const trackingNumber = known?.trackingNumber || TrackingNumber.trim();
		bins.set(index, { index, id: known?.id || id || String(index), trackingNumber });
	}
	return [...bins.values()].sort((a, b) => a.index - b.index);
}

function fromHeader(order: RawOrder, numbers: readonly string[]): Parcel[] {
	const lines = toShippedRows(goneRows(order)).map(({ lineId, sku, quantity }) => ({
		...{ lineId, sku, quantity },
	}));
	const [only = ''] = numbers;
	if (numbers.length < 2) return [{ parcelId: '', trackingNumber: only, url: '', lines }];
	return numbers.map((trackingNumber) => ({ parcelId: '', trackingNumber, url: '', lines: [] }));
}

/** What a packed row is: units of a row, or of a component under the line id of its composite. */
function lineOf(order: RawOrder, packed: RawPacked): ParcelLine | null {
	const quantity = Math.round(packed.Quantity);
	if (quantity < 1) return null;
	for (const row of order.Items) {
		const { RowId, ItemNumber: lineId } = row;
		const part = componentsOf(row).find(
			(each) =>
				each.RowId === packed.fkOrderItemRowId ||
				(RowId === packed.fkOrderItemRowId && packed.SKU !== row.SKU && each.SKU === packed.SKU),
		);
		if (part) return { lineId, sku: part.SKU, quantity };
		if (RowId === packed.fkOrderItemRowId) return { lineId, sku: soldAs(row), quantity };
	}
	return null;
}

const whole = (lines: ReadonlyArray<ParcelLine | null | undefined>): ParcelLine[] => {
	const known = lines.flatMap((line) => line ?? []);
	return known.length === lines.length ? known : [];
};
