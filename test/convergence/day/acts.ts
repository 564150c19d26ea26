import type { Choice } from '../arbitraries';

export type Restock = 'CANCEL' | 'RETURN' | 'NO_RESTOCK';
export type Fate = 'RESTOCKED' | 'NOT_RESTOCKED' | 'PROCESSING_REQUIRED' | 'MISSING';

/** What staff and buyers do in the shop. A line is chosen among those that still have units. */
export type ShopAct =
	| { act: 'add'; sku: string; quantity: number }
	| { act: 'quantity'; line: Choice; quantity: number; restock: boolean }
	| { act: 'remove'; line: Choice; restock: boolean }
	| { act: 'swap'; line: Choice; sku: string; restock: boolean }
	| { act: 'address'; street: number }
	| { act: 'note'; text: string }
	| { act: 'express' }
	| { act: 'refundUnits'; line: Choice; quantity: number; restock: Restock; pending: boolean }
	| { act: 'goodwill'; pence: number; pending: boolean }
	| { act: 'refundPostage'; pending: boolean }
	/** What an edit left over is paid back. */
	| { act: 'payBack' }
	/** What is owed is paid. */
	| { act: 'collect' }
	/** The gateway says what became of pending money. */
	| { act: 'settle'; moves: boolean }
	| { act: 'cancel'; restock: boolean; pending: boolean }
	| { act: 'openReturn'; line: Choice; quantity: number }
	| { act: 'openExchange'; line: Choice; quantity: number; sku: string; sent: number }
	| { act: 'processReturn'; pays: boolean; fate: Fate | null }
	| { act: 'dispose'; fate: Fate; quantity: number | null }
	| { act: 'cancelReturn' }
	/** The shop hears of what has left the warehouse. */
	| { act: 'hear' };

/** What is in a parcel that comes back, beside what it should hold. */
export type Parcel = 'whole' | 'fewer' | 'other' | 'damaged' | 'partlyDamaged';

/** What people do in the warehouse. */
export type WarehouseAct =
	| { act: 'wave' }
	| { act: 'pick' }
	| { act: 'label' }
	| { act: 'dispatch' }
	| { act: 'partShip'; line: Choice; quantity: number }
	/**
	 * Goods come back: those of the last return, or of the last refund of units. They are booked in for their order, or
	 * put on the shelf by a plain adjustment.
	 */
	| {
			act: 'receive';
			goods: 'returned' | 'refunded';
			parcel: Parcel;
			booking: 'order' | 'adjustment';
			place: 'shelf' | 'bay';
	  }
	/** Everything in the returns bay goes to the shelf. */
	| { act: 'putAway' }
	/** Somebody records a refund by hand, of as much as the shop's last one. */
	| { act: 'recordByHand' };

export type Act = ShopAct | WarehouseAct;

/** An act and its time, in minutes since the day began. */
export type Timed = { at: number } & Act;

/** One order with everything that is to happen to it. */
export type Tale = {
	at: number;
	lines: Array<{ sku: string; quantity: number }>;
	shippingPence: number;
	taxesIncluded: boolean;
	paid: boolean;
	/** Who brings it into the warehouse: Linnworks' sales channel or our import; nobody, over a counter. */
	intake: 'channel' | 'ours' | 'counter';
	acts: Timed[];
};
