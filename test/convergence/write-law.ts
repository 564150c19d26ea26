import type { Call, OrderView, WaveView } from '../../simulators/linnworks';

/** What an execution was last told about an order. */
export type Seen = {
	order: OrderView | null;
	/** Whether locks and merges were read. */
	flags: boolean;
	waves: Map<number, WaveView>;
	/** Whether a hold row says that we parked it. */
	ours: boolean;
	/** Whether this very execution made the order. */
	isNew: boolean;
};

const FIELDS = {
	'Orders/AddOrderItem': 'lines',
	'Orders/AddOrderService': 'lines',
	'Orders/UpdateOrderItem': 'lines',
	'Orders/RemoveOrderItem': 'lines',
	'Orders/SetOrderCustomerInfo': 'address',
	'Orders/SetOrderShippingInfo': 'shipping',
	'Orders/SetOrderNotes': 'notes',
	'Orders/SetOrderTotalsInfo': 'totals',
	'Orders/CancelOrder': 'cancel',
	'Orders/CreateOrders': 'create',
	'Orders/ChangeOrderTag': 'tag',
	'Picking/DeleteOrdersFromPickingWaves': 'wave',
} as const;

export type Field = (typeof FIELDS)[keyof typeof FIELDS];

/** The part of an order that a call writes; undefined for a call that only reads. */
export const writtenField = (operation: string): Field | undefined =>
	FIELDS[operation as keyof typeof FIELDS];

type Act = Field | 'unpark';
type Law = {
	fields: readonly Act[];
	reason: string;
	holds: (seen: Seen, order: OrderView) => boolean;
};

const ALL: readonly Field[] = ['lines', 'address', 'shipping', 'notes', 'totals', 'cancel', 'wave'];
const GOODS: readonly Field[] = ['lines', 'shipping', 'cancel', 'wave'];

const liveWaves = ({ waves }: Seen): WaveView[] =>
	[...waves.values()].filter(({ State: state }) => state !== 'Shipped' && state !== 'Abandoned');
const picked = (wave: WaveView, order: OrderView): boolean =>
	wave.Orders.some((entry) => entry.OrderId === order.NumOrderId && entry.PickedItemsCount > 0);

/**
 * What may never be written, whatever the policy: the part of docs/gate.md that no setting loosens, written down a
 * second time and on purpose without the code of the gate.
 */
const LAWS: readonly Law[] = [
	{
		fields: [...ALL, 'tag', 'unpark'],
		reason: 'it is closed',
		holds: (_seen, order) => order.Processed,
	},
	{
		fields: ALL,
		reason: 'it is locked',
		holds: (_seen, order) => !order.Processed && order.GeneralInfo.HoldOrCancel,
	},
	{
		fields: [...ALL, 'unpark'],
		reason: 'somebody else parked it',
		holds: ({ ours }, { GeneralInfo: info }) => info.IsParked && info.Status === 1 && !ours,
	},
	{
		fields: ALL,
		reason: 'nobody knows whether it is locked or merged',
		holds: ({ flags, isNew }) => !flags && !isNew,
	},
	{
		fields: ['lines', 'address', 'shipping', 'totals', 'cancel', 'wave'],
		reason: 'its label is made',
		holds: (_seen, { GeneralInfo: info, ShippingInfo: shipping }) =>
			info.LabelPrinted || shipping.TrackingNumber !== '',
	},
	{
		fields: ['lines', 'cancel'],
		reason: 'its papers are printed',
		holds: (_seen, { GeneralInfo: info }) => info.InvoicePrinted || info.PickListPrinted,
	},
	{
		fields: GOODS,
		reason: 'it is being picked',
		holds: (seen, order) => liveWaves(seen).some((wave) => picked(wave, order)),
	},
	{
		fields: GOODS,
		reason: 'its wave is under way',
		holds: (seen) =>
			liveWaves(seen).some(({ State: state }) => state !== 'Allocated' && state !== 'Unallocated'),
	},
	{
		fields: ['cancel'],
		reason: 'part of it has left',
		holds: (_seen, order) => order.GeneralInfo.PartShipped,
	},
];

/** Every reason why this call must not have been made, given what its execution had been told. */
export function forbiddenBy(call: Call, seen: Seen): string[] {
	const field = writtenField(call.operation);
	const { order } = seen;
	if (!field) return [];
	if (!order) return ['it was never read'];
	const opens = field === 'tag' && (call.body as { tag?: number }).tag === undefined;
	const asField = opens ? 'unpark' : field;
	const broken = LAWS.filter(({ fields, holds }) => fields.includes(asField) && holds(seen, order));
	return [...broken.map(({ reason }) => reason), ...shippedUnits(call, order)];
}

/** Units that have left are on the order for good. */
function shippedUnits({ operation, body }: Call, order: OrderView): string[] {
	const { orderItem, rowid } = body as {
		orderItem?: { RowId: string; Quantity: number };
		rowid?: string;
	};
	const id = operation === 'Orders/RemoveOrderItem' ? rowid : orderItem?.RowId;
	const row = order.Items.find((each) => each.RowId === id);
	if (!row || row.PartShippedQty === 0) return [];
	const left = orderItem?.Quantity ?? 0;
	return left < row.PartShippedQty
		? [`${row.PartShippedQty} of ${row.SKU} have left and it would keep ${left}`]
		: [];
}
