import { normalised } from '../mapping/mappings';

/** Rows by normalised SKU, in their order. */
export function groupBySku<T extends { sku: string }>(rows: readonly T[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows) {
		const key = normalised(row.sku);
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return groups;
}

/** The key of a SKU at a location of the shop. */
export const placeKey = (sku: string, locationId: string): string =>
	`${normalised(sku)}@${locationId}`;
