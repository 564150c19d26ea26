import { decimalsOf } from '../behaviour/currency';
import { remainingOf } from '../behaviour/remaining';
import { totalsOf } from '../behaviour/totals';
import type { Fields } from '../schema/field';
import { fromMicros, fromMinor } from '../store/decimal';
import { TRANSACTION_TYPES } from '../store/record-types';
import type { Application, Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { fieldsView } from './field-view';
import { lineView } from './line-view';

type Values = Record<string, unknown>;

function applyRow(world: World, record: Readonly<Transaction>, row: Application): Values {
	const target = world.transactions.peek(row.doc);
	const amount = (minor: number) => fromMinor(minor, decimalsOf(world, record.currency));
	return {
		doc: row.doc,
		line: row.line,
		apply: row.amount > 0,
		amount: row.amount > 0 ? amount(row.amount) : undefined,
		refNum: target?.tranId,
		type: target && TRANSACTION_TYPES[target.type].label,
		total: target && amount(totalsOf(world, target).total),
		due: target && amount(remainingOf(world, target)),
	};
}

/** Applied records first, then what else of the customer is open. */
function applyRows(world: World, record: Readonly<Transaction>): Values[] {
	const targetType = record.type === 'customerRefund' ? 'creditMemo' : 'invoice';
	const taken = new Set(record.applies.map(({ doc }) => doc));
	const open = [...world.transactions.all()].filter(
		(other) =>
			other.type === targetType &&
			other.entity === record.entity &&
			other.currency === record.currency &&
			!taken.has(other.id) &&
			remainingOf(world, other) > 0,
	);
	const offered = open.map(({ id }) => ({ doc: id, line: 0, amount: 0 }));
	return [...record.applies, ...offered].map((row) => applyRow(world, record, row));
}

function taxRows(world: World, record: Readonly<Transaction>): Values[] {
	const decimals = decimalsOf(world, record.currency);
	return record.taxDetails.map((row) => ({
		taxDetailsReference: row.reference,
		taxCode: row.taxCode,
		taxType: row.taxType,
		taxBasis: fromMinor(row.taxBasis, decimals),
		taxRate: fromMicros(row.percentMicros),
		taxAmount: fromMinor(row.taxAmount, decimals),
		netAmount: fromMinor(row.taxBasis, decimals),
	}));
}

function bankRows(world: World, record: Readonly<Transaction>, name: string): Values[] {
	const amount = (minor: number) => fromMinor(minor, decimalsOf(world, record.currency));
	if (name === 'payment') {
		return record.deposits.map((row) => ({
			id: row.doc,
			deposit: true,
			paymentAmount: amount(row.amount),
		}));
	}
	const rows = name === 'other' ? record.other : record.cashBack;
	return rows.map((row, index) => ({ ...row, line: index + 1, amount: amount(row.amount) }));
}

function valueRows(world: World, record: Readonly<Transaction>, name: string): Values[] {
	if (name === 'apply') return applyRows(world, record);
	if (name === 'taxDetails') return taxRows(world, record);
	// Refunded deposits can be written but never read back, docs/vendors/netsuite.md §5.3.
	if (name === 'deposit') return [];
	return bankRows(world, record, name);
}

/** The rows of a sublist of a record. */
export function sublistRows(
	world: World,
	record: Readonly<Transaction>,
	name: string,
	fields: Fields,
): Values[] {
	if (name === 'item') return record.lines.map((line) => lineView(world, record, line, fields));
	return valueRows(world, record, name).map((row) => ({
		links: [],
		...fieldsView(world, fields, row),
	}));
}
