/** An amount in both currencies of an order, each in minor units of its own currency. */
export interface Bag {
	readonly shop: number;
	readonly presentment: number;
}

const EXPONENTS: Readonly<Record<string, number>> = {
	JPY: 0,
	KRW: 0,
	VND: 0,
	CLP: 0,
	ISK: 0,
	BHD: 3,
	KWD: 3,
	OMR: 3,
	JOD: 3,
	TND: 3,
};

/** The number of decimals of a currency (ISO 4217); two unless listed. */
export function exponentOf(currency: string): number {
	return EXPONENTS[currency] ?? 2;
}

/** Reads a decimal amount into minor units, rounding half up beyond the currency's decimals. */
export function toMinor(amount: string | number, currency: string): number {
	const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(String(amount).trim());
	if (!match || (match[2] === '' && (match[3] ?? '') === '')) {
		throw new Error(`Not a decimal amount: ${String(amount)}`);
	}
	const decimals = exponentOf(currency);
	const fraction = (match[3] ?? '').padEnd(decimals + 1, '0');
	const kept = Number((match[2] || '0') + fraction.slice(0, decimals));
	const minor = Number(fraction[decimals]) >= 5 ? kept + 1 : kept;
	return match[1] === '-' && minor !== 0 ? -minor : minor;
}

/** Prints minor units as the decimal string the vendor sends, e.g. 1320 → "13.20". */
export function toDecimal(minor: number, currency: string): string {
	const decimals = exponentOf(currency);
	const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
	const sign = minor < 0 ? '-' : '';
	if (decimals === 0) return `${sign}${digits}.0`;
	return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const ZERO: Bag = { shop: 0, presentment: 0 };

export const plus = (a: Bag, b: Bag): Bag => mapBoth(a, b, (x, y) => x + y);
export const minus = (a: Bag, b: Bag): Bag => mapBoth(a, b, (x, y) => x - y);
export const times = (a: Bag, factor: number): Bag => mapBag(a, (x) => x * factor);
export const least = (a: Bag, b: Bag): Bag => mapBoth(a, b, Math.min);
export const isZero = (a: Bag): boolean => a.shop === 0 && a.presentment === 0;

/** Adds up any number of amounts. */
export function total(bags: readonly Bag[]): Bag {
	return bags.reduce(plus, ZERO);
}

/** Applies one integer function to both currencies. */
export function mapBag(bag: Bag, change: (minor: number) => number): Bag {
	return { shop: change(bag.shop) + 0, presentment: change(bag.presentment) + 0 };
}

function mapBoth(a: Bag, b: Bag, join: (x: number, y: number) => number): Bag {
	return { shop: join(a.shop, b.shop), presentment: join(a.presentment, b.presentment) };
}
