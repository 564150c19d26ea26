import { percentOf, toMicros, toMinor } from '../store/decimal';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { decimalsOf } from './currency';
import { taxOf } from './tax';

/** Money of a record in minor units of its currency. */
export interface Totals {
	subtotal: number;
	discount: number;
	/** Shipping and handling. */
	shipping: number;
	tax: number;
	total: number;
}

function sum(rows: readonly { amount: number }[]): number {
	return rows.reduce((total, row) => total + row.amount, 0);
}

function headerAmount(world: World, record: Readonly<Transaction>, name: string): number {
	const value = record.header[name];
	return typeof value === 'number' ? toMinor(value, decimalsOf(world, record.currency)) : 0;
}

function discountOf(world: World, record: Readonly<Transaction>, subtotal: number): number {
	const { discountItem, discountRate } = record.header;
	if (typeof discountItem !== 'string' || typeof discountRate !== 'string') return 0;
	const figure = Number(discountRate.replace('%', ''));
	if (discountRate.endsWith('%')) return percentOf(subtotal, toMicros(figure));
	return toMinor(figure, decimalsOf(world, record.currency));
}

function saleTotals(world: World, record: Readonly<Transaction>): Totals {
	const lines = record.lines.filter((line) => world.switches.closedLinesCount || !line.isClosed);
	const subtotal = sum(lines);
	const discount = discountOf(world, record, subtotal);
	const shipping =
		headerAmount(world, record, 'shippingCost') + headerAmount(world, record, 'handlingCost');
	const tax = taxOf(world, record, lines, shipping);
	return { subtotal, discount, shipping, tax, total: subtotal + discount + shipping + tax };
}

function plain(total: number): Totals {
	return { subtotal: total, discount: 0, shipping: 0, tax: 0, total };
}

/** What a record is worth. */
export function totalsOf(world: World, record: Readonly<Transaction>): Totals {
	switch (record.type) {
		case 'itemFulfillment':
		case 'itemReceipt':
		case 'wave':
			return plain(0);
		case 'customerDeposit':
		case 'customerPayment':
			return plain(record.payment);
		case 'depositApplication':
			return plain(sum(record.applies));
		case 'customerRefund':
			return plain(sum(record.applies) + sum(record.deposits));
		case 'deposit':
			return plain(sum(record.deposits) + sum(record.other) - sum(record.cashBack));
		case 'salesOrder':
		case 'invoice':
		case 'cashSale':
		case 'creditMemo':
		case 'cashRefund':
		case 'returnAuthorization':
			return saleTotals(world, record);
	}
}
