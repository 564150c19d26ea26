import type { Adjustment } from '../store/catalogue';
import { gid } from '../store/ids';
import { inventoryItemView, locationView } from './catalogue-view';
import { dateView, type View, type ViewContext } from './view';

interface ChangeFilter {
	readonly inventoryItemIds?: readonly string[] | null;
	readonly locationIds?: readonly string[] | null;
	readonly quantityNames?: readonly string[] | null;
}

/** An InventoryAdjustmentGroup. */
export function adjustmentView(context: ViewContext, adjustment: Adjustment): View {
	const { store } = context.world;
	return {
		__typename: 'InventoryAdjustmentGroup',
		id: gid('InventoryAdjustmentGroup', adjustment.id),
		createdAt: dateView(adjustment.createdAt),
		reason: adjustment.reason,
		referenceDocumentUri: adjustment.referenceDocumentUri,
		changes: ({ inventoryItemIds, locationIds, quantityNames }: ChangeFilter) =>
			adjustment.changes
				.filter(
					(change) =>
						(inventoryItemIds?.includes(gid('InventoryItem', change.inventoryItemId)) ?? true) &&
						(locationIds?.includes(gid('Location', change.locationId)) ?? true) &&
						(quantityNames?.includes(change.name) ?? true),
				)
				.map(({ name, delta, quantityAfterChange, inventoryItemId, locationId }) => ({
					__typename: 'InventoryChange',
					name,
					delta,
					quantityAfterChange,
					item: () => {
						const variant = store.items.get(inventoryItemId);
						return variant ? inventoryItemView(context, variant) : null;
					},
					location: () => locationView(context, store.locations.get(locationId)),
				})),
	};
}
