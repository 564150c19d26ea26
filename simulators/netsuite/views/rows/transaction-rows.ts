import { decimalsOf, inBase } from '../../behaviour/currency';
import { remainingOf } from '../../behaviour/remaining';
import { statusOf } from '../../behaviour/status';
import { totalsOf } from '../../behaviour/totals';
import { fromMicros, fromMinor } from '../../store/decimal';
import { TRANSACTION_TYPES, type TransactionType } from '../../store/record-types';
import type { Transaction } from '../../store/transaction';
import type { World } from '../../store/world';
import type { TableRow, TableRows } from '../../suiteql';
import { lineRows } from './line-rows';
import { linkRows } from './link-rows';

/** Money received or credited, of which the books know what is not used yet. */
const HAS_UNUSED: readonly TransactionType[] = ['creditMemo', 'customerDeposit', 'customerPayment'];

function text(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}

function customColumns(world: World, record: Readonly<Transaction>): TableRow {
	const row: TableRow = {};
	for (const { name, kind } of world.customFields) {
		if (!name.startsWith('custbody_')) continue;
		const value = record.header[name] as string | number | boolean | undefined;
		// A check box that was never ticked is F, not empty.
		row[name] = value ?? (kind === 'boolean' ? false : null);
	}
	return row;
}

function headerRow(world: World, record: Readonly<Transaction>): TableRow {
	const { catalogue } = world;
	const { label, sql } = TRANSACTION_TYPES[record.type];
	const decimals = decimalsOf(world, record.currency);
	const { total } = totalsOf(world, record);
	const remaining = remainingOf(world, record);
	const status = statusOf(world, record);
	return {
		id: Number(record.id),
		tranid: record.tranId,
		externalid: record.externalId,
		type: sql,
		type__df: label,
		recordtype: record.type.toLowerCase(),
		status: status?.id ?? null,
		status__df: status ? `${label} : ${status.name}` : null,
		entity: record.entity === null ? null : Number(record.entity),
		entity__df: catalogue.customers.get(record.entity ?? '')?.entityId ?? null,
		currency: Number(record.currency),
		currency__df: catalogue.reference('currency', record.currency)?.name ?? null,
		exchangerate: fromMicros(record.exchangeRateMicros),
		foreigntotal: fromMinor(total, decimals),
		total: fromMinor(inBase(world, record, total), 2),
		foreignamountunpaid: fromMinor(remaining, decimals),
		foreignamountpaid: fromMinor(total - remaining, decimals),
		foreignpaymentamountunused: HAS_UNUSED.includes(record.type)
			? fromMinor(remaining, decimals)
			: null,
		trandate: record.tranDate,
		otherrefnum: text(record.header['otherRefNum']),
		memo: text(record.header['memo']),
		createddate: record.createdAt,
		lastmodifieddate: record.modifiedAt,
		voided: false,
		...customColumns(world, record),
	};
}

/** Everything the books say of one transaction. */
export function transactionRows(world: World, record: Readonly<Transaction>): TableRows {
	return {
		transaction: [headerRow(world, record)],
		transactionline: lineRows(world, record),
		previoustransactionlinelink: linkRows(world, record),
	};
}
