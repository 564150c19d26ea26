import { stockItemBySku } from '../behaviour/stock';
import type { OrderRecord } from '../store/order-record';
import type { World } from '../store/world';

/** `SplitPackaging` rows of the contract: what is in which parcel; none for an order that is one parcel. */
export const packageSplitView = (world: World, order: Readonly<OrderRecord>) =>
	order.parcels.flatMap((parcel, index) =>
		parcel.lines.map(({ rowId, sku, quantity }) => {
			const item = stockItemBySku(world, sku);
			return {
				BinIndex: index + 1,
				ItemTitle: item?.title ?? sku,
				PackageTitle: 'Default',
				pkBinId: parcel.id,
				fkOrderItemRowId: rowId,
				Quantity: quantity,
				SKU: sku,
				TrackingNumber: parcel.trackingNumber,
				Weight: (item?.weight ?? 0) * quantity,
			};
		}),
	);
