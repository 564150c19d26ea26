import type { RestockLine } from './restock-facts';

/**
 * The units of one line that no claim has accounted for yet. Units that never left and units that left are kept apart
 * by the final count: what left after a claim cannot have been put back by it.
 */
export class LineUnits {
	private unshipped: number;
	private shippedTaken = 0;

	constructor(private readonly line: RestockLine) {
		this.unshipped = Math.max(0, line.orderedQuantity - line.fulfilledQuantity);
	}

	get unshippedLeft(): number {
		return this.unshipped;
	}

	/** Accounts for up to so many units that never left; returns how many. */
	takeUnshipped(wanted: number): number {
		const taken = Math.min(wanted, this.unshipped);
		this.unshipped -= taken;
		return taken;
	}

	/** Accounts for up to so many units that had left by an instant, or at all for null; returns how many. */
	takeShipped(wanted: number, at: string | null): number {
		const taken = Math.max(0, Math.min(wanted, shippedBy([this.line], at) - this.shippedTaken));
		this.shippedTaken += taken;
		return taken;
	}
}

/** Units of some lines that had left by an instant; null for whenever. */
export function shippedBy(lines: readonly RestockLine[], at: string | null): number {
	return lines
		.flatMap(({ fulfilments }) => fulfilments)
		.filter((each) => at === null || Date.parse(each.at) <= Date.parse(at))
		.reduce((sum, { quantity }) => sum + quantity, 0);
}
