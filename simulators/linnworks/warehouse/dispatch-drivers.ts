import { blankOrder } from '../behaviour/channel-content';
import { openOrder, saveOrder, saveRepriced } from '../behaviour/order-access';
import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';
import { lineView } from '../views/line-view';
import { orderNamed, WAREHOUSE_USER as user } from './find-order';

export interface PackedUnits {
	sku: string;
	quantity: number;
}

export interface ParcelDraft {
	trackingNumber?: string;
	units: PackedUnits[];
}

/** What the packing bench does, and what becomes of parcels afterwards. */
export function dispatchDrivers(world: World) {
	/** The row of a SKU, or the component of a composite row; composites may be packed under their own row. */
	function rowOf(order: OrderRecord, sku: string): string {
		const rows = order.lines.map((line) => lineView(world, order, line));
		const own = rows.find((row) => row.SKU === sku || row.ChannelSKU === sku);
		if (own) return own.RowId;
		for (const row of rows) {
			const part = row.CompositeSubItems.find((each) => each.SKU === sku);
			if (part) return world.switches.packedComposites === 'composite' ? row.RowId : part.RowId;
		}
		throw new Error(`Order ${order.num} has no row ${sku}.`);
	}

	/** A further order of the same key with some units of an order; the vendor keeps the reference. */
	function copyOf(
		order: OrderRecord,
		units: readonly PackedUnits[],
		sentAs: OrderRecord['sentAs'],
	): OrderRecord {
		const { id, num } = blankOrder(world, order.locationId);
		const lines = units.map(({ sku, quantity }) => {
			const rowId = rowOf(order, sku);
			const line = order.lines.find((each) => each.rowId === rowId);
			if (!line) throw new Error(`Order ${order.num} has no row ${sku}.`);
			return { ...line, rowId: world.ids.guid('line'), quantity, shippedQuantity: 0 };
		});
		const fresh = { processed: false, processedAt: null, parcels: [], audit: [] };
		return { ...structuredClone(order), ...fresh, id, num, sentAs, lines };
	}

	return {
		/** Packs an order into several parcels, each with its number. */
		packInParcels(key: string, parcels: ParcelDraft[]): void {
			const order = orderNamed(world, key);
			order.parcels = parcels.map(({ trackingNumber = '', units }) => ({
				id: world.ids.guid('bin'),
				trackingNumber,
				lines: units.map(({ sku, quantity }) => ({ rowId: rowOf(order, sku), sku, quantity })),
			}));
			saveOrder(world, order, { type: 'Packaging split', note: `Order ${order.num}`, user });
		},

		/** Gives an order, open or processed, the carrier and number of its parcel. */
		setTracking(key: string, trackingNumber: string, vendor?: string): void {
			const order = orderNamed(world, key);
			order.shipping.trackingNumber = trackingNumber;
			if (vendor !== undefined) order.shipping.vendor = vendor;
			saveOrder(world, order, { type: 'Tracking changed', note: trackingNumber, user });
		},

		/** Moves units into further orders; what is left stays. Answers the ids of the new orders. */
		splitOrder(key: string, parts: PackedUnits[][]): string[] {
			const order = openOrder(world, orderNamed(world, key).id);
			const made = parts.map((units) => copyOf(order, units, 'sale'));
			for (const { sku, quantity } of parts.flat()) {
				const rowId = rowOf(order, sku);
				const line = order.lines.find((each) => each.rowId === rowId);
				if (!line || line.quantity < quantity) throw new Error(`Too few of ${sku}.`);
				line.quantity -= quantity;
			}
			order.lines = order.lines.filter(({ quantity }) => quantity > 0);
			saveRepriced(world, order, { type: 'Order split', note: `Order ${order.num}`, user });
			for (const each of made) {
				saveRepriced(world, each, { type: 'Order created', note: `Split of ${order.num}`, user });
			}
			return made.map(({ id }) => id);
		},

		/** Makes an order that sends units of a processed one again, or others in exchange. Answers its id. */
		sendAgain(key: string, units: PackedUnits[], sentAs: 'resend' | 'exchange' = 'resend'): string {
			const order = orderNamed(world, key);
			if (!order.processed) throw new Error(`Order ${key} is still open.`);
			const made = copyOf(order, units, sentAs);
			saveRepriced(world, made, { type: 'Order created', note: `${sentAs} of ${order.num}`, user });
			return made.id;
		},
	};
}
