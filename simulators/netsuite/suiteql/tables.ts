/** The records the simulated account lets SuiteQL read. */
export type TableName =
	| 'transaction'
	| 'transactionline'
	| 'previoustransactionlinelink'
	| 'item'
	| 'itemmember'
	| 'customer'
	| 'currency'
	| 'location'
	| 'aggregateitemlocation'
	| 'shipitem';

/** One stored row: column name in lower case -> value; booleans become T or F. */
export type TableRow = Record<string, string | number | boolean | null>;

/** The rows one record has in each table. */
export type TableRows = Partial<Record<TableName, TableRow[]>>;

/** How SuiteQL compares and shows a column. */
export type ColumnType = 'number' | 'text' | 'date';

interface KnownColumns {
	readonly number: string;
	readonly text: string;
	readonly date?: string;
}

/**
 * The columns every account has (docs/vendors/netsuite.md §4, §6, §7). `transactionline` has no
 * quantityfulfilled and no quantityreceived on purpose: the account does not show them.
 */
const KNOWN: Record<TableName, KnownColumns> = {
	transaction: {
		number:
			'id entity currency exchangerate foreigntotal total foreignamountunpaid foreignpaymentamountunused',
		text: 'tranid externalid type status otherrefnum memo voided',
		date: 'trandate createddate lastmodifieddate',
	},
	transactionline: {
		number:
			'transaction id uniquekey linesequencenumber item quantity quantityshiprecv quantitybilled quantitypicked quantitypacked rate foreignamount netamount location subsidiary',
		text: 'mainline taxline assemblycomponent itemtype isclosed memo',
	},
	previoustransactionlinelink: {
		number: 'previousdoc previousline nextdoc nextline',
		text: 'linktype',
	},
	item: { number: 'id', text: 'itemid itemtype displayname isinactive upccode' },
	itemmember: { number: 'parentitem item quantity', text: '' },
	customer: { number: 'id', text: 'entityid externalid email companyname isperson' },
	currency: { number: 'id exchangerate', text: 'symbol name' },
	location: { number: 'id', text: 'name' },
	aggregateitemlocation: {
		number: 'item location quantityavailable quantityonhand quantitycommitted',
		text: '',
	},
	shipitem: { number: 'id', text: 'itemid' },
};

/** Every table with its known columns and their types; a fresh map on each call. */
export function knownTables(): Map<TableName, Map<string, ColumnType>> {
	return new Map(
		Object.entries(KNOWN).map(([table, known]) => [
			table as TableName,
			new Map(
				(['number', 'text', 'date'] as const).flatMap((type) =>
					(known[type] ?? '')
						.split(' ')
						.filter((name) => name !== '')
						.map((name) => [name, type] as const),
				),
			),
		]),
	);
}

/** The columns that queries look records up by, alone or, with a blank between, together. */
export const INDEXED: Record<TableName, readonly string[]> = {
	transaction: ['id', 'externalid', 'type externalid'],
	transactionline: ['transaction'],
	previoustransactionlinelink: ['previousdoc', 'nextdoc'],
	item: ['id'],
	itemmember: ['parentitem'],
	customer: ['id', 'externalid'],
	currency: ['id'],
	location: ['id'],
	aggregateitemlocation: ['item'],
	shipitem: ['id'],
};
