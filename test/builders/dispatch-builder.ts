import type { DispatchPolicy } from '../../domain/dispatch/dispatch-policy';
import type { CreateFulfilmentStep, DispatchStep } from '../../domain/dispatch/dispatch-step';
import type { Parcel, Shipment, ShippedOrder, ShippedRow } from '../../domain/dispatch/shipment';
import type {
	Fulfilment,
	FulfilmentOrder,
	ShopFulfilment,
	ShopLine,
} from '../../domain/dispatch/shop-fulfilment';
import { shopOrder } from './signal-builder';

export const aPolicy = (changes: Partial<DispatchPolicy> = {}): DispatchPolicy => ({
	...{ carriers: [], locations: {}, otherLines: 'withLast', parcels: 'apart', written: [] },
	...changes,
});

/** Units by line id, as rows of the warehouse; the SKU of line 9001 is SKU-9001. */
export const rows = (units: Record<string, number>): ShippedRow[] =>
	Object.entries(units).map(([lineId, quantity]) => ({
		...{ lineId, sku: `SKU-${lineId}`, quantity, components: [] },
	}));

/** A parcel with a number and, where that is known, what is in it. */
export const aParcel = (
	trackingNumber: string,
	units: Record<string, number> = {},
	parcelId = '',
): Parcel => ({
	...{ parcelId, trackingNumber, url: '' },
	lines: rows(units).map(({ lineId, sku, quantity }) => ({ lineId, sku, quantity })),
});

/** A warehouse order that left as one parcel, unless parcels are given. */
export const aDispatch = (
	displayNumber: string,
	units: Record<string, number>,
	changes: Partial<ShippedOrder> & { number?: string } = {},
): ShippedOrder => {
	const { number = `T-${displayNumber}`, ...rest } = changes;
	return {
		...{ orderId: `order-${displayNumber}`, displayNumber, kind: 'sale' },
		processedAt: '2026-03-02T09:00:00.000Z',
		...{ locationId: 'main', carrier: 'DPD', service: 'Next Day' },
		parcels: [aParcel(number)],
		lines: rows(units),
		...rest,
	};
};

export const aShipment = (...orders: ShippedOrder[]): Shipment => ({
	...{ kind: 'shipment', schemaVersion: 1, reference: '6001', orders },
});

type Wish = { at?: string; digital?: boolean; bundle?: ShopLine['bundle']; sku?: string };

/** The order of a shop as far as its fulfilment goes, which takes what a plan tells it and no more. */
export class DispatchShop {
	readonly lines: ShopLine[] = [];
	readonly fulfilmentOrders: FulfilmentOrder[] = [];
	fulfilments: Fulfilment[] = [];
	private ids = 0;

	/** Sells units, to be shipped from location 1 unless another is named. */
	sells(lineId: string, quantity: number, wish: Wish = {}): this {
		const { at = '1', digital = false, bundle = null, sku = `SKU-${lineId}` } = wish;
		this.lines.push({
			...{ lineId, sku, title: `Article ${lineId}`, ordered: quantity, quantity },
			...{ unfulfilled: quantity, requiresShipping: !digital, bundle },
		});
		this.orderAt(at).lines.push({
			...{ id: `fol-${++this.ids}`, lineId, total: quantity, remaining: quantity },
		});
		return this;
	}

	/** Takes units off the order that have not left. */
	removes(lineId: string, quantity: number): this {
		let left = quantity;
		for (const entry of this.entriesOf(lineId)) {
			const taken = Math.min(left, entry.remaining);
			entry.remaining -= taken;
			entry.total -= taken;
			left -= taken;
		}
		const line = this.line(lineId);
		line.quantity -= quantity - left;
		line.unfulfilled -= quantity - left;
		return this;
	}

	holds(at = '1', status = 'on_hold', holds = ['Fraud check']): this {
		Object.assign(this.orderAt(at), { status, fulfillable: false, holds });
		return this;
	}

	releases(at = '1'): this {
		Object.assign(this.orderAt(at), { status: 'open', fulfillable: true, holds: [] });
		return this;
	}

	/** Somebody tells the shop that units have left. */
	fulfils(units: Record<string, number>, numbers: string[] = [], at = '1'): this {
		for (const [lineId, quantity] of Object.entries(units)) this.ship(lineId, quantity, at);
		return this.note(Object.entries(units), numbers, at);
	}

	cancelsFulfilment(at: number): this {
		const gone = this.fulfilments[at];
		if (!gone) throw new Error('No such fulfilment');
		gone.status = 'cancelled';
		for (const { lineId, quantity } of gone.lines) {
			const entry = this.entriesOf(lineId)[0];
			if (entry) entry.remaining += quantity;
			this.line(lineId).unfulfilled += quantity;
		}
		return this;
	}

	/** Carries a step out as the shop would, or refuses it by throwing. */
	take(step: DispatchStep): this {
		if (step.kind === 'updateTracking') {
			const found = this.fulfilments.find(({ id }) => id === step.fulfilmentId);
			if (!found) throw new Error('No such fulfilment');
			found.tracking = trackingOf(step.tracking.numbers);
			return this;
		}
		const lines = this.check(step);
		for (const { entry, quantity, lineId } of lines) {
			entry.remaining -= quantity;
			this.line(lineId).unfulfilled -= quantity;
		}
		const units = lines.map(({ lineId, quantity }) => [lineId, quantity] as const);
		return this.note(units, step.tracking.numbers, step.locationId);
	}

	build(): ShopFulfilment {
		return structuredClone({
			...{ kind: 'shopFulfilment', schemaVersion: 1, orderKey: shopOrder('6001') },
			...{ sourceId: 'gid://shopify/Order/6001', name: '#1001' },
			updatedAt: '2026-03-02T10:00:00Z',
			lines: this.lines,
			fulfilmentOrders: this.fulfilmentOrders,
			fulfilments: this.fulfilments,
		} as const) as ShopFulfilment;
	}

	/** Units told of, by line. */
	told(lineId: string): number {
		return this.fulfilments
			.filter(({ status }) => status !== 'cancelled')
			.flatMap(({ lines }) => lines)
			.filter((line) => line.lineId === lineId)
			.reduce((sum, { quantity }) => sum + quantity, 0);
	}

	private check({ parts, locationId }: CreateFulfilmentStep) {
		return parts.flatMap(({ fulfilmentOrderId, lines }) => {
			const order = this.fulfilmentOrders.find(({ id }) => id === fulfilmentOrderId);
			if (!order?.fulfillable) throw new Error('Unfulfillable');
			if (order.locationId !== locationId) throw new Error('Another location');
			return lines.map(({ id, quantity }) => {
				const entry = order.lines.find((line) => line.id === id);
				if (!entry || quantity < 1 || quantity > entry.remaining) throw new Error('Too many');
				return { entry, quantity, lineId: entry.lineId };
			});
		});
	}

	private ship(lineId: string, quantity: number, at: string): void {
		const entry = this.orderAt(at).lines.find((line) => line.lineId === lineId);
		if (!entry || entry.remaining < quantity) throw new Error('Too many');
		entry.remaining -= quantity;
		this.line(lineId).unfulfilled -= quantity;
	}

	private note(
		units: ReadonlyArray<readonly [string, number]>,
		numbers: readonly string[],
		locationId: string,
	): this {
		const id = `gid://shopify/Fulfillment/${++this.ids}`;
		this.fulfilments.push({
			...{ id, name: `#1001-F${this.fulfilments.length + 1}`, status: 'success', locationId },
			createdAt: '2026-03-02T10:00:00Z',
			tracking: trackingOf(numbers),
			lines: units.map(([lineId, quantity]) => ({ lineId, quantity })),
		});
		return this;
	}

	private line(lineId: string): ShopLine {
		const found = this.lines.find((line) => line.lineId === lineId);
		if (!found) throw new Error(`No line ${lineId}`);
		return found;
	}

	private entriesOf(lineId: string) {
		return this.fulfilmentOrders
			.flatMap(({ lines }) => lines)
			.filter((line) => line.lineId === lineId);
	}

	private orderAt(locationId: string): FulfilmentOrder {
		const found = this.fulfilmentOrders.find((order) => order.locationId === locationId);
		if (found) return found;
		const order: FulfilmentOrder = {
			...{ id: `fo-${locationId}`, locationId, locationName: `Place ${locationId}` },
			...{ status: 'open', fulfillable: true, dueAt: '', holds: [], lines: [] },
		};
		this.fulfilmentOrders.push(order);
		return order;
	}
}

const trackingOf = (numbers: readonly string[]) =>
	numbers.map((number) => ({ company: '', number, url: '' }));
