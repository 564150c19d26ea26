import type { IdSource } from '../store/ids';
import type { Staff } from '../store/ledger';
import type { Order } from '../store/order';
import type { ShopStore } from '../store/shop-store';
import type { ShopSettings } from '../settings';
import type { Switches } from '../switches';
import type { ShopEvent } from './shop-event';

/** Everything behaviour may touch: state, time, ids, settings and a way to tell the outside. */
export interface World {
	readonly store: ShopStore;
	readonly ids: IdSource;
	readonly settings: ShopSettings;
	readonly switches: Switches;
	now(): Date;
	/** Announces the consequences of one act; they share one event id. */
	announce(events: readonly ShopEvent[]): void;
	/** Runs work after the current request, and counts it as pending until it is done. */
	later(delayMs: number, work: () => void): void;
}

/** Who asks, and under which API version. */
export interface Caller {
	readonly appId: number;
	readonly apiVersion: string;
	/** The member of staff who acts through the app; none for the app itself. */
	readonly staff?: Staff | null;
}

/** Marks an order as changed now, as the vendor does for everything but holds and moves. */
export function touch(world: World, order: Order): void {
	const now = world.now();
	if (now > order.updatedAt) order.updatedAt = now;
}
