import { z } from 'zod';
import { err, ok, type Result } from '../result';

/** A whole number of minor units (pence, cents, yen) of a currency that travels beside it. */
export const minorUnitsSchema = z.number().int().safe().brand<'MinorUnits'>();
export type MinorUnits = z.infer<typeof minorUnitsSchema>;

export type MoneyError = {
	kind: 'notAnAmount' | 'finerThanMinorUnit';
	amount: string;
	currency: string;
};

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const EXPONENTS: Readonly<Record<string, number>> = {
	BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0,
	VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
	BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
	CLF: 4, UYW: 4,
}; // prettier-ignore

/** Digits after the decimal point of a currency's major unit. */
export function currencyExponent(currency: string): number {
	return EXPONENTS[currency.toUpperCase()] ?? 2;
}

/** Makes minor units out of an integer; throws on anything else, which is a fault of ours. */
export function minorUnits(value: number): MinorUnits {
	return minorUnitsSchema.parse(value);
}

export const ZERO: MinorUnits = minorUnits(0);

/** Sum of amounts of one currency. */
export function sumMinor(amounts: readonly MinorUnits[]): MinorUnits {
	return minorUnits(amounts.reduce((total: number, amount) => total + amount, 0));
}

/** Reads a vendor's decimal text ("12.3") exactly; digits finer than the minor unit must be zero. */
export function parseAmount(amount: string, currency: string): Result<MinorUnits, MoneyError> {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount.trim());
	if (!match) return err({ kind: 'notAnAmount', amount, currency });
	const exponent = currencyExponent(currency);
	const fraction = match[3] ?? '';
	if (/[1-9]/.test(fraction.slice(exponent))) {
		return err({ kind: 'finerThanMinorUnit', amount, currency });
	}
	const digits = `${match[2] ?? '0'}${fraction.slice(0, exponent).padEnd(exponent, '0')}`;
	const value = Number(digits);
	if (!Number.isSafeInteger(value)) return err({ kind: 'notAnAmount', amount, currency });
	return ok(minorUnits(match[1] === '-' && value !== 0 ? -value : value));
}

/** Rounds a vendor's floating-point amount to the nearest minor unit, halves away from zero. */
export function roundAmount(amount: number, currency: string): MinorUnits {
	const scaled = Math.abs(amount) * 10 ** currencyExponent(currency);
	const rounded = Math.floor(Number((scaled + 0.5).toFixed(6)));
	return minorUnits(amount < 0 && rounded !== 0 ? -rounded : rounded);
}

/** Decimal text with the currency's digits, without the currency: 1230 GBP -> "12.30". */
export function formatAmount(amount: MinorUnits, currency: string): string {
	const exponent = currencyExponent(currency);
	const digits = Math.abs(amount)
		.toString()
		.padStart(exponent + 1, '0');
	const sign = amount < 0 ? '-' : '';
	if (exponent === 0) return `${sign}${digits}`;
	return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
