/**
 * Splits an amount over weights. Cents that do not divide go one by one to the first weights
 * that are not zero; the parts always add up to the amount.
 */
export function spread(amount: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((a, b) => a + b, 0);
	if (sum === 0) return weights.map(() => 0);
	const parts = weights.map((weight) => Math.floor((amount * weight) / sum));
	let left = amount - parts.reduce((a, b) => a + b, 0);
	for (let i = 0; left > 0; i = (i + 1) % parts.length) {
		if ((weights[i] ?? 0) === 0) continue;
		parts[i] = (parts[i] ?? 0) + 1;
		left -= 1;
	}
	return parts;
}

/** The part of an amount spread over `units` units that belongs to the first `kept` of them. */
export function partOf(amount: number, units: number, kept: number): number {
	if (units === 0) return 0;
	const count = Math.max(0, Math.min(kept, units));
	return Math.floor(amount / units) * count + Math.min(count, amount % units);
}
