export interface ThrottleStatus {
	readonly maximumAvailable: number;
	readonly currentlyAvailable: number;
	readonly restoreRate: number;
}

/** The leaky bucket of query cost. Time comes from a monotonic clock, not from the shop's. */
export class RateBucket {
	private available: number;
	private seen: number;

	constructor(
		private readonly maximum: number,
		private readonly restoreRate: number,
		private readonly nowMs: () => number,
	) {
		this.available = maximum;
		this.seen = nowMs();
	}

	/** Takes cost out of the bucket, or leaves it alone and answers false. */
	take(cost: number): boolean {
		this.restore();
		if (cost > this.available) return false;
		this.available -= cost;
		return true;
	}

	/** Gives back what a query did not use. */
	giveBack(cost: number): void {
		this.available = Math.min(this.maximum, this.available + Math.max(0, cost));
	}

	status(): ThrottleStatus {
		this.restore();
		return {
			maximumAvailable: this.maximum,
			currentlyAvailable: Math.floor(this.available),
			restoreRate: this.restoreRate,
		};
	}

	private restore(): void {
		const now = this.nowMs();
		const gained = (Math.max(0, now - this.seen) / 1000) * this.restoreRate;
		this.available = Math.min(this.maximum, this.available + gained);
		this.seen = now;
	}
}
