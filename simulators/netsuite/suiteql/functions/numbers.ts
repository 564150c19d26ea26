/** A number as the account shows it: decimal, without the noise of binary fractions. */
export function formatNumber(value: number): string {
	return String(Number(value.toPrecision(15)));
}

/** The number a text means; throws for anything else, as the vendor's database does. */
export function parseNumber(text: string): number {
	const value = Number(text);
	if (text.trim() === '' || !Number.isFinite(value)) throw new Error('invalid number');
	return value;
}

/** A quotient; throws when the divisor is zero. */
export function divide(dividend: number, divisor: number): number {
	if (divisor === 0) throw new Error('divisor is equal to zero');
	return Number((dividend / divisor).toPrecision(15));
}

/** A number cut, not rounded, to so many places. */
export function truncateNumber(value: number, places: number): number {
	const [mantissa, exponent] = `${value}e0`.split('e') as [string, string];
	const shifted = Math.trunc(Number(`${mantissa}e${Number(exponent) + places}`));
	return Number(`${shifted}e${-places}`);
}
