import { type Bag, exponentOf } from './money';

/** The two currencies of an order; `rate` is presentment units per one shop unit. */
export interface Currencies {
	readonly currency: string;
	readonly presentmentCurrency: string;
	readonly rate: number;
}

/** Puts a shop-currency amount beside its presentment value, rounded half up. */
export function fromShop(minor: number, money: Currencies): Bag {
	return { shop: minor, presentment: convert(minor, money, money.rate, 'toPresentment') };
}

/** Puts a presentment amount beside its shop value, rounded half up. */
export function fromPresentment(minor: number, money: Currencies): Bag {
	return { shop: convert(minor, money, 1 / money.rate, 'toShop'), presentment: minor };
}

function convert(
	minor: number,
	money: Currencies,
	factor: number,
	direction: 'toPresentment' | 'toShop',
): number {
	if (money.currency === money.presentmentCurrency) return minor;
	const gap = exponentOf(money.presentmentCurrency) - exponentOf(money.currency);
	const scale = 10 ** (direction === 'toPresentment' ? gap : -gap);
	return Math.sign(minor) * Math.floor(Math.abs(minor) * factor * scale + 0.5 + 1e-9);
}
