/** The vendor's Standard plan: what the shop's bucket holds, and what flows in each second. */
export const STANDARD = { maximumAvailable: 2000, restoreRate: 100 } as const;

/** Seconds that the plan needs at least for so many points when its bucket is full. */
export const leastSeconds = (points: number): number =>
	rounded(Math.max(0, points - STANDARD.maximumAvailable) / STANDARD.restoreRate);

/** How many times as long as it needs at least something took; null where the bucket alone is enough. */
export const timesLeast = (seconds: number, least: number): number | null =>
	least === 0 ? null : rounded(seconds / least);

/** Two decimals are enough. */
export const rounded = (value: number): number => Number(value.toFixed(2));
