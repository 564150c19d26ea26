import { normalised } from '../mapping/mappings';
import type { ShippedRow } from './shipment';
import type { ShopLine } from './shop-fulfilment';
import { spreadBundle } from './spread-bundle';

/** A row with the units of the shop's lines that it stands for; none if the shop has no such line. */
export type MatchedRow = { row: ShippedRow; shares: RowShare[] };

export type RowShare = {
	lineId: string;
	/** For all units of the row. */
	quantity: number;
	/** The component of a composite that the share is; empty for the row itself. */
	component: string;
};

/**
 * Finds the shop's lines that rows stand for: the line whose id a row carries, the components of the bundle whose id it
 * carries, or else lines of its SKU that no row names. Lines of one SKU are filled one after the other, up to what was
 * ever ordered of them, and the last takes the rest: goods of one SKU are alike.
 */
export function matchRows(rows: readonly ShippedRow[], lines: readonly ShopLine[]): MatchedRow[] {
	const named = new Set(rows.map(({ lineId }) => lineId).filter((lineId) => lineId !== ''));
	const free = lines.filter(
		({ lineId, bundle }) => !named.has(lineId) && !(bundle && named.has(bundle.groupId)),
	);
	const room = new Map(free.map(({ lineId, ordered }) => [lineId, ordered]));
	return rows.map((row) => {
		const own = lines.find(({ lineId }) => lineId === row.lineId);
		if (own) {
			return { row, shares: [{ lineId: own.lineId, quantity: row.quantity, component: '' }] };
		}
		const parts = lines.filter(({ bundle }) => row.lineId !== '' && bundle?.groupId === row.lineId);
		if (parts.length > 0) return { row, shares: spreadBundle(row, parts) };
		return { row, shares: bySku(row, free, room) };
	});
}

function bySku(
	{ sku, quantity }: ShippedRow,
	free: readonly ShopLine[],
	room: Map<string, number>,
): RowShare[] {
	const alike = free.filter(
		(line) => sku.trim() !== '' && normalised(line.sku) === normalised(sku),
	);
	let left = quantity;
	const shares = alike.flatMap(({ lineId }, at): RowShare[] => {
		const isLast = at === alike.length - 1;
		const taken = isLast ? left : Math.min(left, room.get(lineId) ?? 0);
		left -= taken;
		room.set(lineId, Math.max(0, (room.get(lineId) ?? 0) - taken));
		return taken > 0 ? [{ lineId, quantity: taken, component: '' }] : [];
	});
	return shares;
}
