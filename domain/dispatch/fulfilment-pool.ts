import type { CreateFulfilmentStep } from './dispatch-step';
import type { FulfilmentOrder, ShopLine } from './shop-fulfilment';
import { addUnits, type Units } from './units';

/** Fulfilment orders that are over; nothing can leave through them. */
const OVER = ['closed', 'cancelled'];

/** Units that the shop still expects and that can not be fulfilled now. */
export type HeldUnits = { order: FulfilmentOrder; lineId: string; quantity: number };

type Part = CreateFulfilmentStep['parts'][number];

/** What was taken for one consignment, by location of the shop. */
export type Taken = { byLocation: Map<string, Part[]>; held: HeldUnits[] };

type Entry = { order: FulfilmentOrder; id: string; lineId: string; left: number };

/** The units that the fulfilment orders of an order still ask for; what was taken is gone. */
export class FulfilmentPool {
	private readonly entries: Entry[];

	constructor(
		orders: readonly FulfilmentOrder[],
		private readonly lines: readonly ShopLine[],
	) {
		this.entries = orders
			.filter(({ status }) => !OVER.includes(status))
			.flatMap((order) =>
				order.lines.map(({ id, lineId, remaining }) => ({ order, id, lineId, left: remaining })),
			);
	}

	/** Units by line that are left, held ones among them. */
	left(): Units {
		const units: Units = new Map();
		for (const { lineId, left } of this.entries) addUnits(units, lineId, left);
		return units;
	}

	/**
	 * Takes units that are left, those at `preferred` locations first, then at those that can give most of them, so that a
	 * parcel is told of as one where that is possible.
	 */
	take(units: Units, preferred: readonly string[]): Taken {
		const places = this.places(units, preferred);
		const taken: Taken = { byLocation: new Map(), held: [] };
		for (const [lineId, quantity] of units) {
			const own = this.entries.filter((entry) => entry.lineId === lineId);
			const ready = places.flatMap((place) =>
				own.filter(({ order }) => order.fulfillable && order.locationId === place),
			);
			let open = quantity;
			for (const entry of [...ready, ...own.filter(({ order }) => !order.fulfillable)]) {
				const some = Math.min(open, entry.left);
				if (some === 0) continue;
				open -= some;
				entry.left -= some;
				if (entry.order.fulfillable) this.note(taken.byLocation, entry, some);
				else taken.held.push({ order: entry.order, lineId, quantity: some });
			}
		}
		return taken;
	}

	private places(units: Units, preferred: readonly string[]): string[] {
		const given = new Map<string, number>();
		for (const { order, lineId, left } of this.entries) {
			const served = Math.min(left, units.get(lineId) ?? 0);
			if (order.fulfillable && served > 0) addUnits(given, order.locationId, served);
		}
		const rank = (place: string): number => (preferred.includes(place) ? 0 : 1);
		return [...given.keys()].sort(
			(a, b) => rank(a) - rank(b) || (given.get(b) ?? 0) - (given.get(a) ?? 0),
		);
	}

	private note(
		byLocation: Map<string, Part[]>,
		{ order, id, lineId }: Entry,
		quantity: number,
	): void {
		const parts = byLocation.get(order.locationId) ?? [];
		byLocation.set(order.locationId, parts);
		const sku = this.lines.find((line) => line.lineId === lineId)?.sku ?? '';
		const line = { id, lineId, sku, quantity };
		const part = parts.find(({ fulfilmentOrderId }) => fulfilmentOrderId === order.id);
		if (part) part.lines.push(line);
		else parts.push({ fulfilmentOrderId: order.id, lines: [line] });
	}
}
