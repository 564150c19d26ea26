import { countersByLine, countersOf } from '../behaviour/counters';
import { decimalsOf, inBase } from '../behaviour/currency';
import { remainingOf } from '../behaviour/remaining';
import { statusOf } from '../behaviour/status';
import { totalsOf } from '../behaviour/totals';
import { fromMicros, fromMinor } from '../store/decimal';
import type { TransactionType } from '../store/record-types';
import type { Transaction, TransactionLine } from '../store/transaction';
import { without } from '../store/values';
import type { World } from '../store/world';

export interface LineSnapshot {
	line: number;
	sku: string;
	item: string;
	itemType: string;
	quantity: number;
	rate: number;
	amount: number;
	price: string;
	isClosed: boolean;
	from: { doc: string; line: number } | null;
	picked: number;
	packed: number;
	fulfilled: number;
	billed: number;
	returned: number;
	/** Everything else on the line by its name in the record API, custom columns included. */
	values: Record<string, unknown>;
}

/** A record as a person would read it. Amounts are decimals of the record's currency. */
export interface RecordSnapshot {
	id: string;
	type: TransactionType;
	tranId: string;
	externalId: string | null;
	status: string | null;
	statusName: string | null;
	customer: string | null;
	/** ISO code. */
	currency: string;
	exchangeRate: number;
	tranDate: string;
	createdFrom: string | null;
	salesOrder: string | null;
	shipStatus: 'A' | 'B' | 'C' | null;
	subtotal: number;
	discount: number;
	shipping: number;
	tax: number;
	total: number;
	/** In the base currency. */
	baseTotal: number;
	remaining: number;
	lines: LineSnapshot[];
	taxDetails: { reference: string; taxCode: string | null; taxBasis: number; taxAmount: number }[];
	applied: { doc: string; line: number; amount: number }[];
	deposits: { doc: string; line: number; amount: number }[];
	other: { account: string | null; amount: number; memo: string | null }[];
	cashBack: { account: string | null; amount: number; memo: string | null }[];
	/** Header values by their name in the record API, custom fields included. */
	header: Record<string, unknown>;
	createdAt: string;
	modifiedAt: string;
}

function lineSnapshots(world: World, record: Readonly<Transaction>): LineSnapshot[] {
	const byLine = countersByLine(world, record);
	const decimals = decimalsOf(world, record.currency);
	return record.lines.map((line: Readonly<TransactionLine>) => {
		const plain = without(line, 'rateMicros', 'uniqueKey', 'groupLine');
		return {
			...structuredClone(plain),
			sku: world.catalogue.items.get(line.item)?.itemId ?? '',
			rate: fromMicros(line.rateMicros),
			amount: fromMinor(line.amount, decimals),
			...countersOf(byLine, line),
		};
	});
}

/** Takes a snapshot of a record. */
export function snapshotOf(world: World, record: Readonly<Transaction>): RecordSnapshot {
	const decimals = decimalsOf(world, record.currency);
	const money = (minor: number) => fromMinor(minor, decimals);
	const inMoney = <T extends { amount: number }>(rows: readonly T[]) =>
		rows.map((row) => ({ ...row, amount: money(row.amount) }));
	const totals = totalsOf(world, record);
	const status = statusOf(world, record);
	return {
		id: record.id,
		type: record.type,
		tranId: record.tranId,
		externalId: record.externalId,
		status: status?.id ?? null,
		statusName: status?.name ?? null,
		customer: record.entity,
		currency: world.catalogue.reference('currency', record.currency)?.symbol ?? '',
		exchangeRate: fromMicros(record.exchangeRateMicros),
		tranDate: record.tranDate,
		createdFrom: record.createdFrom,
		salesOrder: record.salesOrder,
		shipStatus: record.shipStatus,
		subtotal: money(totals.subtotal),
		discount: money(totals.discount),
		shipping: money(totals.shipping),
		tax: money(totals.tax),
		total: money(totals.total),
		baseTotal: fromMinor(inBase(world, record, totals.total), 2),
		remaining: money(remainingOf(world, record)),
		lines: lineSnapshots(world, record),
		taxDetails: record.taxDetails.map(({ reference, taxCode, taxBasis, taxAmount }) => ({
			reference,
			taxCode,
			taxBasis: money(taxBasis),
			taxAmount: money(taxAmount),
		})),
		applied: inMoney(record.applies),
		deposits: inMoney(record.deposits),
		other: inMoney(record.other),
		cashBack: inMoney(record.cashBack),
		header: structuredClone(record.header),
		createdAt: record.createdAt,
		modifiedAt: record.modifiedAt,
	};
}
