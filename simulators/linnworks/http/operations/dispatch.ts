import { Args } from '../../behaviour/args';
import { refuse } from '../../behaviour/errors';
import { anyOrder } from '../../behaviour/order-access';
import type { OrderRecord } from '../../store/order-record';
import type { World } from '../../store/world';
import { packageSplitView } from '../../views/package-split-view';
import { processedView } from '../../views/processed-view';
import { flat, read, type OperationTable } from '../operation';

function processedOrder(world: World, args: Args): OrderRecord {
	const order = anyOrder(world, Args.required(args.guid('pkOrderId')));
	if (!order.processed) throw refuse(`Order ${order.num} is not a processed order.`);
	return order;
}

/** An address is known for numbers of a carrier; the vendor makes it of both. */
function trackingUrl(item: Args) {
	const vendor = item.text('Vendor') ?? '';
	const number = item.text('PostalTrackingNumber') ?? '';
	const isKnown = vendor !== '' && number !== '';
	return {
		TrackingURL: isKnown
			? `https://track.example/${encodeURIComponent(vendor)}/${encodeURIComponent(number)}`
			: '',
		OrderId: item.integer('OrderId') ?? 0,
		Vendor: vendor,
		PostalTrackingNumber: number,
		Postcode: item.text('Postcode') ?? '',
	};
}

/** What tells of orders that left, beside the search for them. */
export const DISPATCH: OperationTable = {
	'ProcessedOrders/GetOrderInfo': read(250, (world, args) =>
		processedView(world, processedOrder(world, args)),
	),
	'ProcessedOrders/GetPackageSplit': read(150, (world, args) =>
		packageSplitView(world, processedOrder(world, args)),
	),
	'ProcessedOrders/GetOrderTrackingURLs': flat(150, (_world, args) => ({
		Items: args.children('Items').map(trackingUrl),
	})),
};
