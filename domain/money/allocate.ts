import { minorUnits, type MinorUnits } from './money';

/**
 * Splits an amount over weights without losing or inventing a minor unit: each part gets the floor of its
 * share, and the left-over units go to the largest remainders, first part first on a tie.
 * Weights are non-negative integers; all zero means equal shares. An empty list gives an empty list.
 */
export function allocate(total: MinorUnits, weights: readonly number[]): MinorUnits[] {
	if (weights.length === 0) return [];
	if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) {
		throw new Error('Allocation weights must be non-negative integers');
	}
	const effective = weights.every((weight) => weight === 0) ? weights.map(() => 1) : weights;
	const weightSum = effective.reduce((sum, weight) => sum + BigInt(weight), 0n);
	const magnitude = BigInt(Math.abs(total));
	const shares = effective.map((weight, index) => {
		const product = magnitude * BigInt(weight);
		return { index, floor: product / weightSum, remainder: product % weightSum };
	});
	let left = magnitude - shares.reduce((sum, share) => sum + share.floor, 0n);
	const byRemainder = [...shares].sort((a, b) =>
		a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
	);
	for (const share of byRemainder) {
		if (left === 0n) break;
		share.floor += 1n;
		left -= 1n;
	}
	return shares.map(({ floor }) =>
		minorUnits(total < 0 && floor !== 0n ? -Number(floor) : Number(floor)),
	);
}
