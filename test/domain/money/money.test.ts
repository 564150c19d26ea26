import fc from 'fast-check';
import {
	currencyExponent,
	formatAmount,
	minorUnits,
	parseAmount,
	roundAmount,
	sumMinor,
	type MinorUnits,
} from '../../../domain/money/money';

const CURRENCIES = ['JPY', 'GBP', 'KWD', 'CLF'] as const;

describe('parsing a vendor amount', () => {
	it.each([
		['12.3', 'GBP', 1230],
		['12.30', 'GBP', 1230],
		['12.3000', 'GBP', 1230],
		['0.01', 'GBP', 1],
		['-0.01', 'GBP', -1],
		[' 7 ', 'GBP', 700],
		['007.50', 'GBP', 750],
		['1200', 'JPY', 1200],
		['1200.00', 'JPY', 1200],
		['-1200', 'JPY', -1200],
		['1.234', 'KWD', 1234],
		['1.2', 'KWD', 1200],
		['0.0001', 'CLF', 1],
		['12', 'clf', 120_000],
	])('reads %s %s as %d minor units', (text, currency, expected) => {
		expect(parseAmount(text, currency)).toEqual({ ok: true, value: expected });
	});

	it('reads minus nothing as nothing', () => {
		const parsed = parseAmount('-0.00', 'GBP');
		expect(parsed.ok && Object.is(parsed.value, 0)).toBe(true);
	});

	it.each([
		['12.345', 'GBP'],
		['0.5', 'JPY'],
		['1.2345', 'KWD'],
		['1.00001', 'CLF'],
	])('refuses %s %s as finer than the currency', (amount, currency) => {
		expect(parseAmount(amount, currency)).toEqual({
			ok: false,
			error: { kind: 'finerThanMinorUnit', amount, currency },
		});
	});

	it.each([
		'',
		'.5',
		'5.',
		'1,50',
		'1e3',
		'+1.00',
		'--1',
		'£5',
		'NaN',
		'1 000',
		'9007199254740993',
	])('refuses "%s" as no amount', (amount) => {
		expect(parseAmount(amount, 'GBP')).toEqual({
			ok: false,
			error: { kind: 'notAnAmount', amount, currency: 'GBP' },
		});
	});
});

describe('writing an amount', () => {
	it.each([
		[1230, 'GBP', '12.30'],
		[5, 'GBP', '0.05'],
		[-5, 'GBP', '-0.05'],
		[0, 'GBP', '0.00'],
		[1200, 'JPY', '1200'],
		[-1200, 'JPY', '-1200'],
		[1, 'KWD', '0.001'],
		[120_001, 'CLF', '12.0001'],
	])('writes %d minor units of %s as %s', (amount, currency, expected) => {
		expect(formatAmount(minorUnits(amount), currency)).toBe(expected);
	});

	it('gives back the amount that was read, in every size of currency', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
				fc.constantFrom(...CURRENCIES),
				(amount, currency) => {
					const text = formatAmount(minorUnits(amount), currency);
					expect(text.split('.')[1]?.length ?? 0).toBe(currencyExponent(currency));
					expect(parseAmount(text, currency)).toEqual({ ok: true, value: amount });
				},
			),
			{ numRuns: 200 },
		);
	});
});

describe('rounding a floating-point amount', () => {
	it.each([
		[12.345, 'GBP', 1235],
		[1.005, 'GBP', 101],
		[-1.005, 'GBP', -101],
		[1.0049, 'GBP', 100],
		[0.1 + 0.2, 'GBP', 30],
		[-0.004, 'GBP', 0],
		[99.5, 'JPY', 100],
		[1.0005, 'KWD', 1001],
		[1.00005, 'CLF', 10_001],
	])('rounds %d %s to %d minor units, halves away from zero', (amount, currency, expected) => {
		expect(roundAmount(amount, currency)).toBe(expected);
	});

	it('never disagrees with the text of the same amount', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: -100_000_000, max: 100_000_000 }),
				fc.constantFrom(...CURRENCIES),
				(amount, currency) => {
					const text = formatAmount(minorUnits(amount), currency);
					expect(roundAmount(Number(text), currency)).toBe(amount);
				},
			),
			{ numRuns: 300 },
		);
	});

	it.each([Number.NaN, Number.POSITIVE_INFINITY])('throws on %d', (amount) => {
		expect(() => roundAmount(amount, 'GBP')).toThrow();
	});
});

describe('minor units', () => {
	it('are not made from fractions or from numbers too large to count', () => {
		expect(() => minorUnits(0.5)).toThrow();
		expect(() => minorUnits(Number.MAX_SAFE_INTEGER + 1)).toThrow();
	});

	it('add up', () => {
		expect(sumMinor([minorUnits(250), minorUnits(-50), minorUnits(1)])).toBe(201);
		expect(sumMinor([])).toBe(0);
	});

	it('cannot be faked with a bare number', () => {
		// @ts-expect-error a bare number is no MinorUnits
		const faked: MinorUnits = 100;
		expect(formatAmount(faked, 'GBP')).toBe('1.00');
	});
});
