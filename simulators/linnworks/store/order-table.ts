import { EMPTY_GUID } from './ids';
import type { OrderRecord } from './order-record';

/** Orders by id. Clones on the way in and out, so nobody changes an order without saving it. */
export class OrderTable {
	private readonly byId = new Map<string, OrderRecord>();
	/** Rises with every save; lets derived figures know when they are out of date. */
	version = 0;

	get(id: string): OrderRecord | undefined {
		const order = this.byId.get(id.toLowerCase());
		return order && structuredClone(order);
	}

	save(order: OrderRecord): void {
		this.byId.set(order.id, structuredClone(order));
		this.version += 1;
	}

	/** Every order for reading only, in order of creation. */
	all(): readonly Readonly<OrderRecord>[] {
		return [...this.byId.values()];
	}

	/** The order with this number, or undefined. */
	byNumber(num: number): OrderRecord | undefined {
		const found = this.all().find((order) => order.num === num);
		return found && structuredClone(found);
	}

	/** Finds by id, order number or reference; the newest wins when references repeat. */
	find(key: string): OrderRecord | undefined {
		if (key === EMPTY_GUID) return undefined;
		const found =
			this.byId.get(key.toLowerCase()) ??
			this.all().findLast((order) => order.reference === key) ??
			this.all().find((order) => String(order.num) === key);
		return found && structuredClone(found);
	}
}
