import type { TransactionType } from '../../store/record-types';
import type { Transaction } from '../../store/transaction';
import type { World } from '../../store/world';
import type { TableRow } from '../../suiteql';

const LINK_TYPES: Readonly<Record<string, string>> = {
	'salesOrder>itemFulfillment': 'ShipRcpt',
	'returnAuthorization>itemReceipt': 'ShipRcpt',
	'salesOrder>invoice': 'OrdBill',
	'salesOrder>cashSale': 'OrdBill',
	'returnAuthorization>creditMemo': 'OrdBill',
	'returnAuthorization>cashRefund': 'OrdBill',
	'salesOrder>customerDeposit': 'OrdDep',
	'salesOrder>wave': 'WaveOrd',
	'customerDeposit>depositApplication': 'DepAppl',
	'customerDeposit>customerRefund': 'DepRefund',
};

const RETURNS: readonly TransactionType[] = ['returnAuthorization', 'creditMemo', 'cashRefund'];

function linkType(previous: TransactionType, next: TransactionType): string {
	return LINK_TYPES[`${previous}>${next}`] ?? (RETURNS.includes(next) ? 'SaleRet' : 'Payment');
}

/** Every pair of lines in which this record is the later one. Headers are line 0. */
export function linkRows(world: World, record: Readonly<Transaction>): TableRow[] {
	const row = (doc: string, line: number, nextline: number, type?: string): TableRow[] => {
		const previous = world.transactions.peek(doc);
		if (!previous) return [];
		return [
			{
				previousdoc: Number(doc),
				previousline: line,
				previoustype: previous.type,
				nextdoc: Number(record.id),
				nextline,
				nexttype: record.type,
				linktype: type ?? linkType(previous.type, record.type),
			},
		];
	};
	const header =
		record.type === 'depositApplication' && record.createdFrom !== null
			? row(record.createdFrom, 0, 0)
			: [];
	return [
		...record.lines.flatMap(({ from, line }) => (from ? row(from.doc, from.line, line) : [])),
		...(record.salesOrder === null ? [] : row(record.salesOrder, 0, 0)),
		...record.applies.flatMap(({ doc, line }) => row(doc, line, 0, 'Payment')),
		...record.deposits.flatMap(({ doc }) => row(doc, 0, 0)),
		...header,
	];
}
