import type { DocumentType } from './document';

/** A query with the values for its question marks. */
export type BoundQuery = { q: string; params: string[] };

/** Body fields that an account has for the source's ids; empty for none. Names were checked, for they are no values. */
type BodyFields = { orderIdField: string; returnIdField: string };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
const quoted = (types: readonly DocumentType[]): string =>
	types.map((type) => `'${type}'`).join(', ');

const COLUMNS = [
	...['t.id', 't.type', 't.tranid', 't.externalid', 't.status', 't.entity', 't.otherrefnum'],
	...['t.currency', 'c.symbol AS currency_code', 't.foreigntotal', 't.foreignamountunpaid'],
	...['t.foreignpaymentamountunused', 'm.id AS main_line', 'm.subsidiary', 'm.location'],
];

const columns = ({ orderIdField, returnIdField }: BodyFields, more: readonly string[] = []) =>
	[
		...COLUMNS,
		...(orderIdField === '' ? [] : [`t.${orderIdField} AS order_reference`]),
		...(returnIdField === '' ? [] : [`t.${returnIdField} AS return_reference`]),
		...more,
	].join(', ');

/** A document's main line carries subsidiary and location; headers have neither. */
const DETAILS = `JOIN currency c ON c.id = t.currency
JOIN transactionline m ON m.transaction = t.id AND m.mainline = 'T'`;
const STANDS = "NVL(t.voided, 'F') = 'F'";

/**
 * Sales orders by external id, with the orders that were made to add to them (`<external id>-A<n>`), or by the field that
 * holds the source's number.
 */
export function ordersQuery(
	{ externalIds, references }: { externalIds: readonly string[]; references: readonly string[] },
	fields: BodyFields,
): BoundQuery {
	const additions = externalIds.map((externalId) => `${externalId}-A%`);
	const { orderIdField } = fields;
	const conditions = [
		`t.externalid IN (${marks(externalIds)})`,
		...additions.map(() => 't.externalid LIKE ?'),
		...(orderIdField === '' ? [] : [`t.${orderIdField} IN (${marks(references)})`]),
	];
	return {
		q: `SELECT ${columns(fields)} FROM transaction t ${DETAILS}
WHERE t.type = 'SalesOrd' AND (${conditions.join(' OR ')})`,
		params: [...externalIds, ...additions, ...(orderIdField === '' ? [] : references)],
	};
}

const MONEY_BACK: readonly DocumentType[] = ['CustCred', 'CustRfnd', 'CashRfnd', 'RtnAuth'];

/**
 * Documents by external id, and credits, refunds and returns that name one of these orders: by its id in a field of
 * theirs, or by what people write in "PO #".
 */
export function markedQuery(
	externalIds: readonly string[],
	orders: { ids: readonly string[]; names: readonly string[] },
	fields: BodyFields,
): BoundQuery {
	const { ids, names } = orders;
	const named = [
		...(fields.orderIdField === '' || ids.length === 0
			? []
			: [{ q: `t.${fields.orderIdField} IN (${marks(ids)})`, params: ids }]),
		...(names.length === 0 ? [] : [{ q: `t.otherrefnum IN (${marks(names)})`, params: names }]),
	];
	const byName = named.map(({ q }) => q).join(' OR ');
	const conditions = [
		...(externalIds.length === 0
			? []
			: [{ q: `t.externalid IN (${marks(externalIds)})`, params: externalIds }]),
		...(named.length === 0
			? []
			: [
					{
						q: `(t.type IN (${quoted(MONEY_BACK)}) AND (${byName}))`,
						params: named.flatMap(({ params }) => params),
					},
				]),
	];
	return {
		q: `SELECT ${columns(fields)} FROM transaction t ${DETAILS}
WHERE ${STANDS} AND (${conditions.map(({ q }) => q).join(' OR ')})`,
		params: conditions.flatMap(({ params }) => params),
	};
}

/**
 * Documents that were made from these, with the kind of link. One row of the link table is one pair of lines, hence
 * DISTINCT. Which of a credit and its refund is the earlier one differs, so refunds are looked for on both sides
 * (docs/vendors/netsuite.md §4).
 */
export function linkedQuery(
	ids: readonly string[],
	types: readonly DocumentType[],
	fields: BodyFields,
): BoundQuery {
	const select = (source: string, other: string, wanted: readonly DocumentType[]): string =>
		`SELECT DISTINCT ${columns(fields, [`l.${source} AS source_id`, 'l.linktype'])}
FROM PreviousTransactionLineLink l JOIN transaction t ON t.id = l.${other} ${DETAILS}
WHERE ${STANDS} AND l.${source} IN (${marks(ids)}) AND t.type IN (${quoted(wanted)})`;
	const forward = select('previousdoc', 'nextdoc', types);
	if (!types.includes('CustRfnd')) return { q: forward, params: [...ids] };
	return {
		q: `${forward} UNION ALL ${select('nextdoc', 'previousdoc', ['CustRfnd'])}`,
		params: [...ids, ...ids],
	};
}

/** Documents by external id or internal id, one row each. */
export function documentsQuery(externalIds: readonly string[], ids: readonly string[]): BoundQuery {
	const conditions = [
		...(externalIds.length === 0 ? [] : [`t.externalid IN (${marks(externalIds)})`]),
		...(ids.length === 0 ? [] : [`t.id IN (${marks(ids)})`]),
	];
	return {
		q: `SELECT ${columns({ orderIdField: '', returnIdField: '' })} FROM transaction t ${DETAILS}
WHERE ${STANDS} AND (${conditions.join(' OR ')})`,
		params: [...externalIds, ...ids],
	};
}

/** The goods and charges of documents, each with the line it was made from; carriage and tax are no items. */
export function linesQuery(ids: readonly string[], lineIdField: string): BoundQuery {
	const reference = lineIdField === '' ? '' : `, tl.${lineIdField} AS reference`;
	return {
		q: `SELECT tl.transaction AS document, tl.id AS line, MAX(l.previousline) AS order_line, tl.item,
ABS(tl.quantity) AS quantity, ABS(tl.foreignamount) AS amount${reference}
FROM transactionline tl JOIN item i ON i.id = tl.item
LEFT JOIN PreviousTransactionLineLink l ON l.nextdoc = tl.transaction AND l.nextline = tl.id AND l.linktype = 'OrdBill'
WHERE tl.transaction IN (${marks(ids)}) AND tl.mainline = 'F' AND tl.taxline = 'F' AND tl.assemblycomponent = 'F'
GROUP BY tl.transaction, tl.id, tl.item, tl.quantity, tl.foreignamount${lineIdField === '' ? '' : `, tl.${lineIdField}`}`,
		params: [...ids],
	};
}
