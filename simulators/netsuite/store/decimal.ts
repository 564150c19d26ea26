/** Rates, percentages and exchange rates are kept as whole millionths. */
export const MICROS = 1_000_000;

/** Rounds halves away from zero. */
export function roundHalfUp(value: number): number {
	return Math.sign(value) * Math.round(Math.abs(value) + 1e-9) || 0;
}

/** A decimal number as whole millionths. */
export function toMicros(value: number): number {
	return roundHalfUp(value * MICROS);
}

/** Whole millionths as a decimal number. */
export function fromMicros(micros: number): number {
	return micros / MICROS;
}

/** A decimal amount in minor units of a currency with that many decimals. */
export function toMinor(value: number, decimals: number): number {
	return roundHalfUp(Number((value * 10 ** decimals).toFixed(6)));
}

/** Minor units as a decimal amount. */
export function fromMinor(minor: number, decimals: number): number {
	return minor / 10 ** decimals;
}

/** Quantity times rate in minor units, rounded half up. */
export function amountAt(quantity: number, rateMicros: number, decimals: number): number {
	return roundHalfUp((quantity * rateMicros) / 10 ** (6 - decimals));
}

/** The rate that makes the amount, in millionths; the amount itself for a quantity of zero. */
export function rateFor(quantity: number, amount: number, decimals: number): number {
	return roundHalfUp((amount * 10 ** (6 - decimals)) / (quantity === 0 ? 1 : quantity));
}

/** A percentage of an amount in minor units, rounded half up. */
export function percentOf(amount: number, percentMicros: number): number {
	return roundHalfUp((amount * percentMicros) / (100 * MICROS));
}
