import type { LineBundle } from '../../../domain/order/order-snapshot';
import type { RawLineGroup } from '../transport/raw-order';
import { gidDigits } from './gid-digits';

/** The bundle of a line that has units of it; null when it is a line on its own. */
export function toLineBundle(group: RawLineGroup | null, quantity: number): LineBundle | null {
	if (group === null || quantity < 1) return null;
	return {
		groupId: gidDigits(group.id),
		title: group.title,
		sku: group.variantSku ?? '',
		quantity,
	};
}
