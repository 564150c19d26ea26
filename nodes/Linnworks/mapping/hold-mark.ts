import type { RawOrder, RawProperty } from './raw/raw-order';

/**
 * Extended property that says: we keep this order parked until the one it replaces is cancelled. Parking alone does
 * not tell who did it, and after a crash Linnworks is all there is to ask. On an order that takes the place of another order
 * of the shop, its value is the id of the one to cancel, because their references do not tell.
 */
export const HOLD_MARK = 'OrderSyncHold';

export const isMarked = (order: RawOrder): boolean =>
	order.ExtendedProperties.some((property) => property.Name === HOLD_MARK);

/** The order's properties without the mark. */
export const withoutMark = (order: RawOrder): RawProperty[] =>
	order.ExtendedProperties.filter((property) => property.Name !== HOLD_MARK);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The Linnworks ids of the orders whose place a marked order takes, as far as its mark names them. */
export const markedRivals = (order: RawOrder): string[] =>
	order.ExtendedProperties.filter(({ Name, Value }) => Name === HOLD_MARK && GUID.test(Value)).map(
		({ Value }) => Value.toLowerCase(),
	);
