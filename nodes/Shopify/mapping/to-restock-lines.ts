import type { RestockLine } from '../../../domain/restock/restock-facts';
import type { RawFulfilment, RawRestockLine, RawRestockOrder } from '../transport/raw-restock';
import { gidDigits } from './gid-digits';
import { toLineBundle } from './to-line-bundle';

/** Statuses of a shipment that never left, or was called off. Others may have left, so they count. */
const NOT_LEFT = ['CANCELLED', 'ERROR', 'FAILURE'];

/**
 * The lines of an order with the units that left. Where the order's own count knows of more shipped units than its
 * shipments hold, that is kept: the classifier then concludes nothing from the line (docs/vendors/shopify.md §4.6).
 */
export function toRestockLines({
	lines,
	fulfilments,
}: RawRestockOrder): Array<Record<Exclude<keyof RestockLine, 'wouldLeave'>, unknown>> {
	const left = fulfilments.filter(({ status }) => !NOT_LEFT.includes(status));
	return lines.map((line) => {
		const shipped = left.flatMap((fulfilment) => toShipped(line, fulfilment));
		const listed = shipped.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
		return {
			lineId: gidDigits(line.id),
			sku: line.sku ?? '',
			title: line.name,
			orderedQuantity: line.quantity,
			currentQuantity: line.currentQuantity,
			fulfilledQuantity: Math.max(listed, line.currentQuantity - line.unfulfilledQuantity),
			fulfilments: shipped,
			// A bundle of which nothing is left counts none; it still is the one that these units came from.
			bundle: toLineBundle(line.lineItemGroup, Math.max(1, line.lineItemGroup?.quantity ?? 0)),
			isBundleParent: isBundleParent(line, lines),
			tracked: line.variant?.inventoryItem.tracked ?? line.requiresShipping,
		};
	});
}

type Shipped = { at: string; quantity: number | null; locationId: string };

const toShipped = (
	{ id }: RawRestockLine,
	{ createdAt: at, location, lines }: RawFulfilment,
): Shipped[] =>
	lines
		.filter(({ lineItem, quantity }) => lineItem.id === id && quantity !== 0)
		.map(({ quantity }) => ({ at, quantity, locationId: gidDigits(location?.id ?? '') }));

/** Whether a line sells the very bundle whose components other lines are (docs/vendors/shopify.md §2.4). */
const isBundleParent = (
	{ variant, sku, lineItemGroup }: RawRestockLine,
	lines: readonly RawRestockLine[],
): boolean =>
	lineItemGroup === null &&
	lines.some(({ lineItemGroup: group }) => {
		if (!group) return false;
		return variant ? group.variantId === variant.id : Boolean(sku) && group.variantSku === sku;
	});
