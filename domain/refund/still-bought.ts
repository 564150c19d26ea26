import { ZERO, type MinorUnits } from '../money/money';
import { pricesIn, type OrderSnapshot } from '../order/order-snapshot';

/** What the customer still buys: units and gross value of each line by line id, and the carriage with its tax. */
export type StillBought = {
	lines: ReadonlyMap<string, { quantity: number; grossMinor: MinorUnits; groupId: string }>;
	shippingMinor: MinorUnits;
};

/** What is left of an order, in one currency; null when it has no prices in it. A line that is gone is not listed. */
export function toStillBought(snapshot: OrderSnapshot, currency: string): StillBought | null {
	const prices = pricesIn(snapshot, currency);
	if (!prices) return null;
	return {
		lines: new Map(
			snapshot.lines.map(({ lineId, quantity, bundle }) => [
				lineId,
				{
					quantity,
					grossMinor: prices.lines[lineId]?.grossMinor ?? ZERO,
					groupId: bundle?.groupId ?? '',
				},
			]),
		),
		shippingMinor: prices.shipping.grossMinor,
	};
}
