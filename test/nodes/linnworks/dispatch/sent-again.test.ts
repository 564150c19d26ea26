import { readShipments } from '../../../../nodes/Linnworks/actions/dispatch/read-shipments';
import type { RawOrder } from '../../../../nodes/Linnworks/mapping/raw/raw-order';
import type { DispatchClient } from '../../../../nodes/Linnworks/transport/dispatch-client';

const order = (status: number): RawOrder =>
	({
		...{ OrderId: 'o1', NumOrderId: 101, Processed: false, FulfilmentLocationId: '' },
		GeneralInfo: { ReferenceNum: '6001', SecondaryReference: '', Status: status },
		ShippingInfo: { TrackingNumber: '', PostalServiceName: '' },
		Items: [
			{
				...{ RowId: 'r1', ItemNumber: '9001', SKU: 'TEE', ChannelSKU: '' },
				...{ Quantity: 2, PartShippedQty: 1, IsService: false },
			},
		],
	}) as unknown as RawOrder;

it.each([
	[1, 'sale'],
	[4, 'resend'],
])('a part of an open order with status %i is part of a %s', async (status, kind) => {
	const client = {
		getOrderDetailsByReferenceId: async () => [order(status)],
	} as unknown as DispatchClient;
	const wish = { reference: '6001', source: '', subSource: '' };
	const [read] = await readShipments(client, [wish], { parcels: 'never', trackingUrls: false });
	expect(read).toMatchObject({ ok: true, value: { orders: [{ kind }] } });
});
