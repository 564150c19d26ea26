import type { LineDraft } from '../schema/read-body';
import { amountAt, MICROS, rateFor, roundHalfUp, toMicros, toMinor } from '../store/decimal';
import type { Transaction, TransactionLine } from '../store/transaction';
import type { World } from '../store/world';
import { decimalsOf } from './currency';
import { userError } from './refusal';
import { linePercent } from './tax';

/** Price level of a rate that was typed in. */
export const CUSTOM_PRICE = '-1';
export const BASE_PRICE = '1';

/** What was sent about money; a cleared number counts as not sent. */
function sent(draft: LineDraft, name: string): number | undefined {
	const value = draft[name];
	return typeof value === 'number' ? value : undefined;
}

function basePrice(world: World, line: TransactionLine): number | null {
	return world.catalogue.items.get(line.item)?.basePriceMicros ?? null;
}

function netOfGross(world: World, record: Transaction, line: TransactionLine, gross: number) {
	const whole = 100 * MICROS;
	return roundHalfUp((gross * whole) / (whole + linePercent(world, record, line)));
}

/**
 * Sets quantity, rate and amount of a line from what was sent, docs/vendors/netsuite.md §3.2: an amount wins over the
 * rate, a rate over the price level, and a changed quantity takes the base price unless the price is custom.
 */
export function priceLine(
	world: World,
	record: Transaction,
	line: TransactionLine,
	draft: LineDraft,
	{ isNew, path }: { isNew: boolean; path: string },
): void {
	const decimals = decimalsOf(world, record.currency);
	const [quantity, rate, amount, gross] = [
		sent(draft, 'quantity'),
		sent(draft, 'rate'),
		sent(draft, 'amount'),
		sent(draft, 'grossAmt'),
	];
	if (quantity !== undefined && quantity < 0) throw userError('Invalid quantity.', path);
	const isMoved = quantity !== undefined && quantity !== line.quantity;
	const isRelisted = draft['price'] !== undefined || draft['item'] !== undefined;
	if (typeof draft['price'] === 'string') line.price = draft['price'];
	if (quantity !== undefined) line.quantity = quantity;
	if (rate !== undefined) line.rateMicros = toMicros(rate);
	else if ((isNew || isMoved || isRelisted) && line.price !== CUSTOM_PRICE) {
		const base = basePrice(world, line);
		if (base !== null) line.rateMicros = base;
		else if (isNew && amount === undefined && gross === undefined) {
			throw userError('Please enter value(s) for: Amount.', path);
		}
	}
	if (amount !== undefined || gross !== undefined) {
		line.amount =
			amount !== undefined
				? toMinor(amount, decimals)
				: netOfGross(world, record, line, toMinor(gross ?? 0, decimals));
		if (rate === undefined) line.rateMicros = rateFor(line.quantity, line.amount, decimals);
	} else if (isNew || isRelisted || rate !== undefined || quantity !== undefined) {
		line.amount = amountAt(line.quantity, line.rateMicros, decimals);
	}
}
