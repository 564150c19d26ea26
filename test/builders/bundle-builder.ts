import type { LineBundle } from '../../domain/order/order-snapshot';
import type { OrderBuilder } from './order-builder';

export type Bundle = Omit<LineBundle, 'groupId'>;

/** The warehouse makes a GIFT-SET of one mug and two teas. */
export const GIFT_SET = { MUG: 1, TEA: 2 };

/** A gift set as the shop sells it: its components as lines of one group, a mug at 6.00 and teas at 2.00 each. */
export function withGiftSet(
	order: OrderBuilder,
	groupId: string,
	quantity: number,
	changes: Partial<Bundle> = {},
): OrderBuilder {
	const bundle = { groupId, title: 'Gift set', sku: 'GIFT-SET', quantity, ...changes };
	return order
		.withLine('MUG', quantity, '6.00', { bundle, lineId: `${groupId}1` })
		.withLine('TEA', 2 * quantity, '2.00', { bundle, lineId: `${groupId}2` });
}
