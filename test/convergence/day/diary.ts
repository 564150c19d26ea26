import type { OrderView } from '../../../simulators/linnworks';
import type { OrderSnapshot } from '../../../simulators/shopify';
import type { Placed } from '../order-rows';
import type { Act, Tale } from './acts';
import { addUnits, type Units } from './shelf';

/** What stood in both systems when the last of an order left the warehouse. */
export type Departure = { at: number; shop: OrderSnapshot; sent: OrderView; apart: string[] };

/** Goods that came back in one parcel. */
export type Arrival = {
	at: number;
	/** Booked in for the order rather than put on the shelf by a plain adjustment. */
	isBooked: boolean;
	returnId: string;
	goods: Array<{ sku: string; units: number; scrap: number }>;
};

/** What became of one order, as people saw it. Nothing in it comes from the code under test. */
export class Diary {
	readonly done: Array<{ at: number; act: Act }> = [];
	/** Units that are with the customer, by SKU. */
	readonly home: Units = new Map();
	/** Units that ever left, by line of the shop. */
	readonly left = new Map<string, number>();
	/** When each refund was made, by its id in the shop. */
	readonly refundedAt = new Map<string, number>();
	/** When each return was opened. */
	readonly openedAt = new Map<string, number>();
	readonly arrivals: Arrival[] = [];
	/** What the picker holds; null until it is picked. */
	tote: Array<{ lineId: string; sku: string; units: number }> | null = null;
	departure: Departure | null = null;
	/** Amounts in pence that somebody recorded by hand. */
	readonly byHand: number[] = [];

	constructor(
		readonly tale: Tale,
		readonly order: Placed,
	) {}

	note(act: Act): void {
		this.done.push({ at: Date.now(), act });
	}

	hasDone(...acts: ReadonlyArray<Act['act']>): boolean {
		return this.done.some(({ act }) => acts.includes(act.act));
	}

	/** Acts of these kinds since it left. */
	since(...acts: ReadonlyArray<Act['act']>): Act[] {
		const { departure } = this;
		if (!departure) return [];
		return this.done
			.filter(({ at, act }) => at >= departure.at && acts.includes(act.act))
			.map(({ act }) => act);
	}

	goes(lineId: string, sku: string, units: number): void {
		addUnits(this.home, sku, units);
		this.left.set(lineId, (this.left.get(lineId) ?? 0) + units);
	}

	/** The order and what was done to it, for a person who looks for a mistake. */
	tell(): string {
		const { tale, order } = this;
		const since = (at: number): string => new Date(at).toISOString().slice(5, 16);
		return [
			`${order.name} (${order.legacyId}), ${tale.intake}, ${tale.paid ? 'paid' : 'unpaid'}, ${JSON.stringify(tale.lines)}`,
			...this.done.map(({ at, act }) => `  ${since(at)} ${JSON.stringify(act)}`),
			...(this.departure
				? [
						`  left ${since(this.departure.at)}: ${JSON.stringify([...this.left])}`,
						`  apart then: ${this.departure.apart.join('; ')}`,
					]
				: []),
			...this.arrivals.map((arrival) => `  came ${since(arrival.at)}: ${JSON.stringify(arrival)}`),
		].join('\n');
	}
}
