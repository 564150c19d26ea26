/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Chance {
	constructor(private state: number) {}

	/** A whole number from 0 to just below `limit`. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	/** A whole number from `low` to `high`, both included. */
	between(low: number, high: number): number {
		return low + this.below(high - low + 1);
	}

	/** Whether something happens that does so many times out of a thousand. */
	happens(perMille: number): boolean {
		return this.below(1000) < perMille;
	}

	/** One of a list that is not empty. */
	of<T>(list: readonly T[]): T {
		return list[this.below(list.length)] as T;
	}

	/** One of the words, by weight. */
	pick<T extends string>(weights: Readonly<Record<T, number>>): T {
		const entries = Object.entries<number>(weights) as Array<[T, number]>;
		let left = this.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
		for (const [word, weight] of entries) {
			if (left < weight) return word;
			left -= weight;
		}
		throw new Error('No word has a weight');
	}

	private next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}
}
