/** A decimal amount in minor units. */
export const minor = (amount: number | string): number => Math.round(Number(amount) * 100);

export const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
