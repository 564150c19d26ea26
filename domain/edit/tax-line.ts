import type { ArticleMappings } from '../mapping/mappings';
import { ZERO } from '../money/money';
import type { OrderPrices } from '../order/order-snapshot';
import type { WantedLine } from './wanted-line';

/** How the target remembers the line under which it holds the order's tax. */
export const TAX_LINE_ID = 'tax';

/** The order's tax as a line of its own, for a target that can hold it in no other way; none without an item for it. */
export function taxLine(
	prices: OrderPrices,
	{ charges }: Pick<ArticleMappings, 'charges'>,
): WantedLine[] {
	if (!charges?.tax || prices.taxMinor === 0) return [];
	return [
		{
			lineId: TAX_LINE_ID,
			...charges.tax,
			title: 'Tax',
			quantity: 1,
			netMinor: prices.taxMinor,
			taxMinor: ZERO,
			grossMinor: prices.taxMinor,
			taxRatePpm: 0,
			taxIncluded: false,
			isService: false,
		},
	];
}
