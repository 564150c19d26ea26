import { TABLES } from '../../playground/world/install-templates';
import type { DataTables, Row } from './engine/data-tables';

/** An order as the shop names it. */
export type Placed = { gid: string; legacyId: string; name: string };

export const SHOP = 'demo.myshopify.com';

export const orderKey = ({ legacyId }: Placed): string => `shopify:${SHOP}:${legacyId}`;

/** What n8n's tables say of orders. */
export class OrderRows {
	constructor(private readonly tables: DataTables) {}

	/** Open exceptions of an order. */
	exceptions(order: Placed): Row[] {
		return this.tables.select(TABLES.exceptions, [
			{ column: 'order_key', condition: 'eq', value: orderKey(order) },
			{ column: 'status', condition: 'eq', value: 'open' },
		]);
	}

	/** Rows of a table of signals that still count, of one order or of all. */
	open(table: string, kind: 'signal' | 'hold', order?: Placed): Row[] {
		return this.tables.select(table, [
			{ column: 'kind', condition: 'eq', value: kind },
			{ column: 'status', condition: 'eq', value: 'new' },
			...(order ? [{ column: 'order_key', condition: 'eq', value: orderKey(order) }] : []),
		]);
	}

	/** Every look at an order, oldest first. */
	ledger(order: Placed): Row[] {
		return this.tables.select(TABLES.ledger, [
			{ column: 'order_key', condition: 'eq', value: orderKey(order) },
		]);
	}
}

/** A webhook of this topic as the trigger gives it. */
export function toSignal(order: Placed, topic: string, number: number): Record<string, string> {
	return {
		orderKey: orderKey(order),
		sourceId: order.gid,
		topic,
		eventId: `event-${number}`,
		bodyDigest: `digest-${number}`,
		correlationId: `correlation-${number}`,
		receivedAt: new Date().toISOString(),
	};
}
