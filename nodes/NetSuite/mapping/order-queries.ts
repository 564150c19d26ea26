/** A query with the values for its question marks. Names of fields stand in its text; the options allow nothing but names. */
export type BoundQuery = { q: string; params: string[] };

/** The account's own fields that say how an order stands; empty for none. */
export type OrderFields = {
	holdField: string;
	holdMarkField: string;
	lockedIfField: string;
	/** The field by which orders are looked up. */
	lookUpField: string;
};

/** What a header is looked for by; several ways count as one of them. */
export type HeaderKeys = {
	ids?: readonly string[];
	externalIds?: readonly string[];
	/** Starts of external ids. */
	prefixes?: readonly string[];
	/** Values of the look-up field. */
	found?: readonly string[];
};

/** A list of values to choose from: nothing can be bound as a list. */
const oneOf = (column: string, values: readonly string[]): string =>
	`${column} IN (${values.map(() => '?').join(', ')})`;

const column = (name: string, alias: string): string =>
	name === '' ? '' : `, t.${name} AS ${alias}`;

/**
 * Headers of sales orders (docs/vendors/netsuite.md §4a). The currency is joined from the left: without permission for
 * currencies a plain join would make every order look absent.
 */
export function headersQuery(fields: OrderFields, keys: HeaderKeys): BoundQuery {
	const { ids = [], externalIds = [], prefixes = [], found = [] } = keys;
	const conditions = [
		...(ids.length > 0 ? [oneOf('t.id', ids)] : []),
		...(externalIds.length > 0 ? [oneOf('t.externalid', externalIds)] : []),
		...prefixes.map(() => 't.externalid LIKE ?'),
		...(found.length > 0 ? [oneOf(`t.${fields.lookUpField}`, found)] : []),
	];
	const own =
		column(fields.holdField, 'held') +
		column(fields.holdMarkField, 'held_by') +
		column(fields.lockedIfField, 'handed_over') +
		column(fields.lookUpField, 'found_by');
	return {
		q:
			`SELECT t.id, t.tranid, t.externalid, t.status, t.foreigntotal, t.memo, c.symbol${own} ` +
			'FROM transaction t LEFT JOIN currency c ON c.id = t.currency ' +
			`WHERE t.type = 'SalesOrd' AND (${conditions.join(' OR ')}) ORDER BY t.id`,
		params: [...ids, ...externalIds, ...prefixes.map((prefix) => `${prefix}%`), ...found],
	};
}

/**
 * What was made from orders, line by line (docs/vendors/netsuite.md §4c to §4e). The link table repeats its pairs of
 * lines, hence DISTINCT; the other record is joined from the left, so that a link counts even if the role may not see it.
 */
export const linksQuery = (orderIds: readonly string[]): BoundQuery => ({
	q:
		'SELECT DISTINCT l.previousdoc, l.previousline, l.linktype, l.nextdoc, l.nextline, n.type, ' +
		'BUILTIN.DF(n.status) AS status_name, nl.quantity ' +
		'FROM PreviousTransactionLineLink l LEFT JOIN transaction n ON n.id = l.nextdoc ' +
		'LEFT JOIN transactionline nl ON nl.transaction = l.nextdoc AND nl.id = l.nextline ' +
		`WHERE ${oneOf('l.previousdoc', orderIds)} ` +
		'ORDER BY l.previousdoc, l.nextdoc, l.previousline, l.nextline, l.linktype',
	params: [...orderIds],
});

const CREDIT_COLUMNS = (lineIdField: string): string =>
	`c.id AS memo, cl.id AS line, cl.${lineIdField} AS reference, cl.quantity, cl.foreignamount`;
const CREDIT_LINES = (lineIdField: string): string =>
	"c.type IN ('CustCred', 'CashRfnd') AND NVL(c.voided, 'F') = 'F' AND cl.mainline = 'F' AND cl.taxline = 'F' " +
	`AND cl.${lineIdField} IS NOT NULL`;

/**
 * Lines of credits that were made from the bills or returns of orders, by the order's internal id. A credit that is
 * merely applied to a bill may be for another order and does not count (docs/vendors/netsuite.md §5).
 */
export const creditsQuery = (orderIds: readonly string[], lineIdField: string): BoundQuery => ({
	q:
		`SELECT DISTINCT ob.previousdoc AS owner, ${CREDIT_COLUMNS(lineIdField)} ` +
		'FROM PreviousTransactionLineLink ob ' +
		'JOIN PreviousTransactionLineLink bc ON bc.previousdoc = ob.nextdoc ' +
		'JOIN transaction c ON c.id = bc.nextdoc JOIN transactionline cl ON cl.transaction = c.id ' +
		`WHERE ${oneOf('ob.previousdoc', orderIds)} AND bc.linktype <> 'Payment' AND ${CREDIT_LINES(lineIdField)} ` +
		'ORDER BY ob.previousdoc, c.id, cl.id',
	params: [...orderIds],
});

/** Lines of credits that stand by themselves and name the source's order in a field. */
export const namedCreditsQuery = (
	references: readonly string[],
	{ orderIdField, lineIdField }: { orderIdField: string; lineIdField: string },
): BoundQuery => ({
	q:
		`SELECT c.${orderIdField} AS owner, ${CREDIT_COLUMNS(lineIdField)} ` +
		'FROM transaction c JOIN transactionline cl ON cl.transaction = c.id ' +
		`WHERE ${oneOf(`c.${orderIdField}`, references)} AND ${CREDIT_LINES(lineIdField)} ORDER BY c.id, cl.id`,
	params: [...references],
});

/** Lines of orders as a query sees them, shipping and tax included (docs/vendors/netsuite.md §4b). */
export const linesQuery = (orderIds: readonly string[], lineIdField: string): BoundQuery => ({
	q:
		'SELECT tl.transaction, tl.id, tl.mainline, tl.taxline, tl.itemtype, tl.item, i.itemid, s.itemid AS service, ' +
		`tl.quantity, tl.quantityshiprecv, tl.quantitybilled, tl.foreignamount, tl.isclosed, tl.${lineIdField} AS reference ` +
		'FROM transactionline tl LEFT JOIN item i ON i.id = tl.item LEFT JOIN shipitem s ON s.id = tl.item ' +
		`WHERE ${oneOf('tl.transaction', orderIds)} AND tl.assemblycomponent = 'F' ` +
		'ORDER BY tl.transaction, tl.linesequencenumber, tl.id',
	params: [...orderIds],
});

/** Item fulfilments of orders, line by line; the link table repeats its pairs of lines, hence DISTINCT. */
export const fulfilmentsQuery = (orderIds: readonly string[]): BoundQuery => ({
	q:
		'SELECT DISTINCT f.id, f.tranid, f.status, BUILTIN.DF(f.status) AS status_name, f.trandate, ' +
		'o.id AS order_id, o.tranid AS order_number, l.previousline AS order_line, fl.id AS line, fl.item, i.itemid, fl.quantity ' +
		'FROM PreviousTransactionLineLink l ' +
		"JOIN transaction f ON f.id = l.nextdoc AND f.type = 'ItemShip' " +
		'JOIN transaction o ON o.id = l.previousdoc ' +
		'JOIN transactionline fl ON fl.transaction = l.nextdoc AND fl.id = l.nextline ' +
		'LEFT JOIN item i ON i.id = fl.item ' +
		`WHERE ${oneOf('l.previousdoc', orderIds)} ORDER BY f.id, l.previousline, fl.id`,
	params: [...orderIds],
});
