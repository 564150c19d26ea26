import fc from 'fast-check';
import { allocate } from '../../../domain/money/allocate';
import { minorUnits } from '../../../domain/money/money';

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

describe('allocating an amount over weights', () => {
	it.each([
		[100, [1, 1, 1], [34, 33, 33]],
		[-100, [1, 1, 1], [-34, -33, -33]],
		[100, [0, 1], [0, 100]],
		[5, [0, 0], [3, 2]],
		[10, [1, 2], [3, 7]],
		[2, [1, 1, 1], [1, 1, 0]],
		[0, [3, 4], [0, 0]],
		[7, [5], [7]],
		[7, [], []],
	])('splits %d over %j into %j', (total, weights, expected) => {
		expect(allocate(minorUnits(total), weights)).toEqual(expected);
	});

	it('gives a left-over unit to the largest remainder, not to the first part', () => {
		expect(allocate(minorUnits(10), [33, 33, 34])).toEqual([3, 3, 4]);
	});

	it.each([[[-1, 2]], [[0.5, 0.5]], [[Number.NaN]]])('refuses the weights %j', (weights) => {
		expect(() => allocate(minorUnits(10), weights)).toThrow('non-negative integers');
	});

	it('is exact where floats are not', () => {
		const total = minorUnits(Number.MAX_SAFE_INTEGER);
		const parts = allocate(total, [Number.MAX_SAFE_INTEGER, 1]);
		expect(parts).toEqual([Number.MAX_SAFE_INTEGER - 1, 1]);
	});

	const amounts = fc.integer({ min: -10_000_000, max: 10_000_000 });
	const weightLists = fc.array(fc.oneof(fc.constant(0), fc.nat(100_000)), {
		minLength: 1,
		maxLength: 12,
	});

	it('neither loses nor invents a minor unit', () => {
		fc.assert(
			fc.property(amounts, weightLists, (total, weights) => {
				expect(sum(allocate(minorUnits(total), weights))).toBe(total);
			}),
			{ numRuns: 300 },
		);
	});

	it('keeps each part within one unit of its exact share, on its side of zero', () => {
		fc.assert(
			fc.property(amounts, weightLists, (total, weights) => {
				const weightSum = sum(weights);
				allocate(minorUnits(total), weights).forEach((part, index) => {
					const exact =
						weightSum === 0
							? total / weights.length
							: (total * (weights[index] ?? Number.NaN)) / weightSum;
					expect(Math.abs(part - exact)).toBeLessThan(1);
					expect(part * total).toBeGreaterThanOrEqual(0);
				});
			}),
			{ numRuns: 300 },
		);
	});

	it('gives nothing to a part without weight while another has some', () => {
		fc.assert(
			fc.property(amounts, weightLists, (total, weights) => {
				fc.pre(sum(weights) > 0);
				const parts = allocate(minorUnits(total), weights);
				weights.forEach((weight, index) => {
					if (weight === 0) expect(parts[index]).toBe(0);
				});
			}),
			{ numRuns: 200 },
		);
	});
});
