import type { BoundQuery } from './order-queries';

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Items are compared without surrounding blanks and case; an item group is none that a line can be (docs/vendors/netsuite.md §6). */
const named = (skus: readonly string[]): BoundQuery => ({
	q: `UPPER(TRIM(i.itemid)) IN (${marks(skus)}) AND i.itemtype <> 'Group'`,
	params: skus.map((sku) => sku.trim().toUpperCase()),
});

/** Items by SKU: those in use, or those out of use. */
export function itemsQuery(skus: readonly string[], use: 'inUse' | 'outOfUse'): BoundQuery {
	const { q, params } = named(skus);
	const isInactive = use === 'inUse' ? 'F' : 'T';
	return {
		q: `SELECT i.id, i.itemid FROM item i WHERE ${q} AND NVL(i.isinactive, 'F') = '${isInactive}' ORDER BY i.id`,
		params,
	};
}

export const itemByIdQuery = (id: string): BoundQuery => ({
	q: 'SELECT i.id, i.itemid FROM item i WHERE i.id = ?',
	params: [id],
});

/** Components of the items with these SKUs, one row each. */
export function compositionsQuery(skus: readonly string[]): BoundQuery {
	const { q, params } = named(skus);
	return {
		q:
			'SELECT i.id, i.itemid, m.item AS component, c.itemid AS component_name, NVL(m.quantity, 0) AS quantity ' +
			'FROM item i JOIN itemmember m ON m.parentitem = i.id JOIN item c ON c.id = m.item ' +
			`WHERE ${q} AND NVL(i.isinactive, 'F') = 'F' ORDER BY i.id, m.item`,
		params,
	};
}

/** Items by bar code; one code may be written with zeros in front or without. */
export const barcodesQuery = (codes: readonly string[]): BoundQuery => ({
	q:
		`SELECT i.id, i.itemid, i.upccode FROM item i WHERE i.upccode IN (${marks(codes)}) ` +
		"AND i.itemtype <> 'Group' AND NVL(i.isinactive, 'F') = 'F' ORDER BY i.id",
	params: [...codes],
});

export const SERVICES_QUERY = 'SELECT s.id, s.itemid FROM shipitem s ORDER BY s.id';
export const LOCATIONS_QUERY = 'SELECT l.id, l.name FROM location l ORDER BY l.id';

/** Customers by external id or email, both without regard to case. */
export function customersQuery(
	externalIds: readonly string[],
	emails: readonly string[],
): BoundQuery {
	const conditions = [
		...(externalIds.length > 0 ? [`UPPER(c.externalid) IN (${marks(externalIds)})`] : []),
		...(emails.length > 0 ? [`LOWER(c.email) IN (${marks(emails)})`] : []),
	];
	return {
		q: `SELECT c.id, c.externalid, c.email FROM customer c WHERE ${conditions.join(' OR ')} ORDER BY c.id`,
		params: [
			...externalIds.map((id) => id.toUpperCase()),
			...emails.map((email) => email.toLowerCase()),
		],
	};
}
