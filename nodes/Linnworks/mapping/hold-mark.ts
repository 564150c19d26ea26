import type { RawOrder, RawProperty } from './raw/raw-order';

/**
 * Extended property that says: we keep this order parked until the one it replaces is cancelled. Parking alone does
 * not tell who did it, and after a crash Linnworks is all there is to ask.
 */
export const HOLD_MARK = 'OrderSyncHold';

export const isMarked = (order: RawOrder): boolean =>
	order.ExtendedProperties.some((property) => property.Name === HOLD_MARK);

/** The order's properties without the mark. */
export const withoutMark = (order: RawOrder): RawProperty[] =>
	order.ExtendedProperties.filter((property) => property.Name !== HOLD_MARK);
