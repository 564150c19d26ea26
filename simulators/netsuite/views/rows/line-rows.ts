import { countersByLine, countersOf } from '../../behaviour/counters';
import { decimalsOf, inBase } from '../../behaviour/currency';
import { totalsOf } from '../../behaviour/totals';
import { fromMicros, fromMinor } from '../../store/decimal';
import type { TransactionType } from '../../store/record-types';
import type { Transaction, TransactionLine } from '../../store/transaction';
import type { World } from '../../store/world';
import type { TableRow } from '../../suiteql';

/** Records whose lines count against the books the other way round than a sale. */
const CREDITS: readonly TransactionType[] = [
	...['creditMemo', 'cashRefund', 'returnAuthorization', 'itemReceipt'],
] as const;

const EMPTY: TableRow = {
	mainline: false,
	taxline: false,
	assemblycomponent: false,
	item: null,
	item__df: null,
	itemtype: null,
	quantity: null,
	quantityshiprecv: null,
	quantitybilled: null,
	quantitypicked: null,
	quantitypacked: null,
	rate: null,
	isclosed: false,
	location: null,
	location__df: null,
	subsidiary: null,
	memo: null,
};

function columns(line: Readonly<TransactionLine>): TableRow {
	const custom = Object.entries(line.values).filter(([name]) => name.startsWith('custcol_'));
	return Object.fromEntries(custom) as TableRow;
}

function placeOf(world: World, location: unknown): TableRow {
	if (typeof location !== 'string') return {};
	const name = world.catalogue.reference('location', location)?.name ?? null;
	return { location: Number(location), location__df: name };
}

/** The lines of a transaction in the books: header, items, shipping and tax; sales carry negative figures. */
export function lineRows(world: World, record: Readonly<Transaction>): TableRow[] {
	const decimals = decimalsOf(world, record.currency);
	const sign = CREDITS.includes(record.type) ? 1 : -1;
	const byLine = countersByLine(world, record);
	const totals = totalsOf(world, record);
	const money = (minor: number): TableRow => ({
		foreignamount: fromMinor(minor, decimals),
		netamount: fromMinor(inBase(world, record, minor), 2),
	});
	const base = (id: number, uniquekey: number): TableRow => ({
		...EMPTY,
		transaction: Number(record.id),
		id,
		uniquekey,
	});
	const item = (line: Readonly<TransactionLine>): TableRow => {
		const counters = countersOf(byLine, line);
		const { location, description } = line.values;
		const isFrame = line.itemType === 'Group' || line.itemType === 'EndGroup';
		return {
			...base(line.line, line.uniqueKey),
			item: Number(line.item),
			item__df: world.catalogue.items.get(line.item)?.itemId ?? null,
			itemtype: line.itemType,
			quantity: line.itemType === 'EndGroup' ? null : sign * line.quantity,
			quantityshiprecv: counters.fulfilled,
			quantitybilled: counters.billed,
			quantitypicked: counters.picked,
			quantitypacked: counters.packed,
			rate: isFrame ? null : fromMicros(line.rateMicros),
			isclosed: line.isClosed,
			subsidiary: Number(record.subsidiary),
			...placeOf(world, location),
			memo: typeof description === 'string' ? description : null,
			...money(sign * line.amount),
			...columns(line),
		};
	};
	const rows: TableRow[] = [
		{
			...base(0, Number(record.id) * 10),
			mainline: true,
			subsidiary: Number(record.subsidiary),
			...placeOf(world, record.header['location']),
			...money(-sign * totals.total),
		},
		...record.lines.map(item),
	];
	if (record.shippingLine !== null) {
		const method = record.header['shipMethod'];
		rows.push({
			...base(record.shippingLine, Number(record.id) * 10 + 1),
			itemtype: 'ShipItem',
			item: typeof method === 'string' ? Number(method) : null,
			...money(sign * totals.shipping),
		});
	}
	if (record.taxLine !== null) {
		const key = Number(record.id) * 10 + 2;
		const tax = { itemtype: 'TaxItem', taxline: true, ...money(sign * totals.tax) };
		rows.push({ ...base(record.taxLine, key), ...tax });
	}
	return rows.map((row, index) => ({ ...row, linesequencenumber: index }));
}
