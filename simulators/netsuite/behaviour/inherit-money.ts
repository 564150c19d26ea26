import type { Draft } from '../schema/read-body';
import { fromMinor, roundHalfUp, toMinor } from '../store/decimal';
import type { TaxDetail, Transaction } from '../store/transaction';
import { without, withValue } from '../store/values';
import type { World } from '../store/world';
import { decimalsOf } from './currency';
import { SHIPPING_REFERENCE } from './tax';

const ONCE = ['shippingCost', 'handlingCost'] as const;

const BILLS: readonly string[] = ['invoice', 'cashSale'];

/** Whether one record takes what the other one took: those of one type, and all that bill. */
const isAlike = (one: string, other: string): boolean =>
	one === other || (BILLS.includes(one) && BILLS.includes(other));

/** Minor units of a header amount that earlier records made from the source have not taken yet. */
function openHeaderAmount(
	world: World,
	source: Readonly<Transaction>,
	record: Transaction,
	name: string,
): number {
	const amountOf = ({ header, currency }: Readonly<Transaction>) => {
		const value = header[name];
		return typeof value === 'number' ? toMinor(value, decimalsOf(world, currency)) : 0;
	};
	const taken = world.transactions
		.dependentsOf(source.id)
		.filter(({ id, type, createdFrom }) => {
			return id !== record.id && isAlike(type, record.type) && createdFrom === source.id;
		})
		.reduce((sum, other) => sum + amountOf(other), 0);
	return Math.max(0, amountOf(source) - taken);
}

function ratio(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

function scaled(row: TaxDetail, share: number): TaxDetail {
	return {
		...row,
		taxBasis: roundHalfUp(row.taxBasis * share),
		taxAmount: roundHalfUp(row.taxAmount * share),
	};
}

function shareOf(source: Readonly<Transaction>, record: Transaction, reference: string): number {
	if (reference === SHIPPING_REFERENCE) {
		const cost = (header: Record<string, unknown>) => Number(header['shippingCost'] ?? 0);
		return ratio(cost(record.header), cost(source.header));
	}
	const find = ({ lines }: Readonly<Transaction>) =>
		lines.find((line) => line.values['taxDetailsReference'] === reference)?.amount ?? 0;
	return ratio(find(record), find(source));
}

/**
 * What a record takes from the money of its source besides the lines: shipping that no earlier record took (a return has
 * none), a discount once, and overridden tax in proportion to the lines, unless the body sends its own.
 */
export function inheritMoney(
	world: World,
	source: Readonly<Transaction>,
	record: Transaction,
	draft?: Draft,
): void {
	for (const name of ONCE) {
		if (draft?.header[name] !== undefined) continue;
		const open =
			record.type === 'returnAuthorization' ? 0 : openHeaderAmount(world, source, record, name);
		const amount = open > 0 ? fromMinor(open, decimalsOf(world, record.currency)) : null;
		record.header = withValue(record.header, name, amount);
	}
	const isLater = world.transactions
		.dependentsOf(source.id)
		.some(({ id, type }) => isAlike(type, record.type) && id !== record.id);
	const isAmount = !String(record.header['discountRate'] ?? '').endsWith('%');
	if (isLater && isAmount && draft?.header['discountRate'] === undefined) {
		record.header = without(record.header, 'discountRate');
	}
	const ownTax = draft?.sublists['taxDetails'] ?? draft?.header['taxDetailsOverride'];
	if (ownTax !== undefined) record.taxDetails = [];
	if (ownTax !== undefined || !source.taxDetailsOverride) return;
	record.taxDetailsOverride = true;
	record.taxDetails = source.taxDetails
		.map((row) => scaled(row, shareOf(source, record, row.reference)))
		.filter((row) => row.taxAmount !== 0 || row.taxBasis !== 0);
}
