import type { CarrierRow } from './carrier-map';
import type { WrittenNumbers } from './written-numbers';

export type DispatchPolicy = {
	/** Rows of osync_carrier_map. */
	carriers: readonly CarrierRow[];
	/** Location of the shop -> location of the warehouse; empty where nothing is mapped. */
	locations: Readonly<Record<string, string>>;
	/**
	 * What becomes of lines that are not shipped, such as gift cards: fulfilled with the parcel after which nothing is
	 * left to ship, or left alone.
	 */
	otherLines: 'withLast' | 'leave';
	/** Whether parcels whose contents are known become fulfilments of their own; all numbers stand on one otherwise. */
	parcels: 'apart' | 'together';
	/** What earlier looks at this order say of the numbers in the shop. */
	written: WrittenNumbers;
};
