import type { LocationLevel } from './inventory-level';

/**
 * What became of one quantity that was to be set. `done`: set now. `alreadyDone`: the shop held it. `stale`: the shop
 * holds something else than was read, or than was set just now, so that the quantity has to be worked out again.
 * `unknown`: nobody knows whether it was set.
 */
export type StockSet = {
	status: 'done' | 'alreadyDone' | 'stale' | 'rejected' | 'unknown' | 'notStarted';
	/** The vendor's code, or empty. */
	code: string;
	message: string;
	/** The level as it was read last; null where it was not read. */
	found: Pick<LocationLevel, 'available' | 'onHand' | 'active'> | null;
};

/** How far the writing of a pair came, before its level is read back. */
export type PairWrite = {
	state: 'set' | 'equal' | 'stale' | 'rejected' | 'unknown' | 'notStarted';
	code: string;
	message: string;
};

/** An outcome of writing without a level. */
export const pairWrite = (state: PairWrite['state'], message = '', code = ''): PairWrite => ({
	state,
	code,
	message,
});
