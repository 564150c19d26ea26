const FIRST = {
	transaction: 1001,
	uniqueKey: 70001,
	item: 501,
	customer: 3001,
	reference: 101,
} as const;

export type IdSeries = keyof typeof FIRST;

/** Hands out whole numbers, so the same run always gives the same ids. */
export class Ids {
	private readonly last = new Map<string, number>();

	/** The next id of a series. */
	next(series: IdSeries): number {
		const value = (this.last.get(series) ?? FIRST[series] - 1) + 1;
		this.last.set(series, value);
		return value;
	}

	/** The next document number of a record type, from 1. */
	document(prefix: string): string {
		const value = (this.last.get(prefix) ?? 0) + 1;
		this.last.set(prefix, value);
		return `${prefix}${value}`;
	}
}
