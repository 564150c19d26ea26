import { PAYMENTS, RECEIPTS } from './money-row';

export type BoundQuery = { q: string; params: string[] };

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
const quoted = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');

const COLUMNS =
	't.id, t.type, t.tranid, t.externalid, t.memo, t.foreigntotal, c.symbol AS currency_code';
const CURRENCY = 'JOIN currency c ON c.id = t.currency';
const STANDS = "NVL(t.voided, 'F') = 'F'";
const MONEY = [...Object.keys(RECEIPTS), ...Object.keys(PAYMENTS)];

/** Documents of money by their external ids. */
export const namedQuery = (externalIds: readonly string[]): BoundQuery => ({
	q: `SELECT ${COLUMNS} FROM transaction t ${CURRENCY}
WHERE ${STANDS} AND t.type IN (${quoted(MONEY)}) AND t.externalid IN (${marks(externalIds)})
ORDER BY t.id`,
	params: [...externalIds],
});

const MADE_FROM_ORDERS = ['CustDep', 'CashSale', 'CustInvc', 'RtnAuth'];

/**
 * What was made from these sales orders and from orders that add to them: deposits and cash sales, and the invoices and
 * returns that lead on to payments. The link table has a row for each pair of lines, hence DISTINCT
 * (docs/vendors/netsuite.md §4, §7).
 */
export function ofOrdersQuery(externalIds: readonly string[]): BoundQuery {
	const additions = externalIds.map((externalId) => `${externalId}-A%`);
	const like = additions.map(() => 'so.externalid LIKE ?').join(' OR ');
	return {
		q: `SELECT DISTINCT so.externalid AS source, ${COLUMNS}
FROM transaction so JOIN PreviousTransactionLineLink l ON l.previousdoc = so.id
JOIN transaction t ON t.id = l.nextdoc ${CURRENCY}
WHERE so.type = 'SalesOrd' AND (so.externalid IN (${marks(externalIds)}) OR ${like})
AND ${STANDS} AND t.type IN (${quoted(MADE_FROM_ORDERS)})
ORDER BY t.id, so.externalid`,
		params: [...externalIds, ...additions],
	};
}

/** Payments of invoices. */
export const paymentsQuery = (ids: readonly string[]): BoundQuery => ({
	q: `${followed('previousdoc', 'nextdoc', ids)} AND t.type = 'CustPymt' ORDER BY t.id, l.previousdoc`,
	params: [...ids],
});

/**
 * What follows from deposits, bills, returns and credits on the way to money given back, and payments of invoices. A
 * credit that was only applied to a bill may belong to another order and is left out. Which of a credit and its refund
 * is the earlier one differs, so refunds are looked for on both sides (docs/vendors/netsuite.md §4, §5.5).
 */
export const onwardQuery = (ids: readonly string[]): BoundQuery => ({
	q: `SELECT * FROM (${followed('previousdoc', 'nextdoc', ids)}
AND t.type IN ('CustPymt', 'RtnAuth', 'CustCred', 'CustRfnd', 'CashRfnd')
AND (t.type <> 'CustCred' OR l.linktype <> 'Payment')
UNION ${followed('nextdoc', 'previousdoc', ids)} AND t.type = 'CustRfnd') ORDER BY id, source`,
	params: [...ids, ...ids],
});

const followed = (from: string, to: string, ids: readonly string[]): string =>
	`SELECT DISTINCT l.${from} AS source, ${COLUMNS}
FROM PreviousTransactionLineLink l JOIN transaction t ON t.id = l.${to} ${CURRENCY}
WHERE ${STANDS} AND l.${from} IN (${marks(ids)})`;

/** Bank deposits that may carry one of these payouts, in their external id or somewhere in the memo. */
export function depositsQuery(payoutIds: readonly string[], payoutPrefix: string): BoundQuery {
	const externalIds = payoutPrefix === '' ? [] : payoutIds.map((id) => `${payoutPrefix}${id}`);
	const like = [
		...externalIds.map((externalId) => ({ column: 'externalid', value: `${externalId}%` })),
		...payoutIds.map((id) => ({ column: 'memo', value: `%${id}%` })),
	];
	return {
		q: `SELECT ${COLUMNS} FROM transaction t ${CURRENCY}
WHERE t.type = 'Deposit' AND ${STANDS}
AND (${like.map(({ column }) => `t.${column} LIKE ?`).join(' OR ')})
ORDER BY t.id`,
		params: like.map(({ value }) => value),
	};
}
