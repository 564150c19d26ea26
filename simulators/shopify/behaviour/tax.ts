import { mapBag, total, type Bag } from '../store/money';
import type { TaxRate } from '../store/order';

const PARTS = 1_000_000;

/**
 * Tax of one line, a value per tax line, each rounded half up on its own. With taxes included
 * the amount contains the tax, and every rate is taken out of the same net.
 */
export function taxesOf(net: Bag, rates: readonly TaxRate[], included: boolean): Bag[] {
	const all = rates.reduce((sum, { rate }) => sum + millionths(rate), 0);
	const base = included ? PARTS + all : PARTS;
	return rates.map(({ rate }) =>
		mapBag(net, (minor) => roundHalfUp(minor, millionths(rate), base)),
	);
}

/** The tax of one line in one number. */
export function taxOf(net: Bag, rates: readonly TaxRate[], included: boolean): Bag {
	return total(taxesOf(net, rates, included));
}

function millionths(rate: number): number {
	return Math.round(rate * PARTS);
}

function roundHalfUp(minor: number, numerator: number, denominator: number): number {
	const size = Math.floor((2 * Math.abs(minor) * numerator + denominator) / (2 * denominator));
	return minor < 0 ? -size : size;
}
