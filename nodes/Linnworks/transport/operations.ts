/**
 * How a POST packs its parameters, told apart in the vendor's files only by the body parameter's name
 * (1.0/*.json). named: the parameters are the keys. wrapped: everything under `request`. flat: no wrapper in JSON,
 * but `request=` in a form.
 */
type Family = 'named' | 'wrapped' | 'flat';

export type Operation = {
	/** `Controller/Method` for v1, the path for v2. */
	name: string;
	method: 'GET' | 'POST';
	path: string;
	/** Calls a minute, from the vendor's description of the operation; v2 states none, so the lower of v1's is used. */
	callsPerMinute: 150 | 250;
	family: Family;
	/** Whether the call only reads, so that sending it again does no harm. */
	isRead: boolean;
};

const v1 = (
	name: string,
	callsPerMinute: Operation['callsPerMinute'],
	rest: Partial<Operation> = {},
): Operation => ({
	name,
	method: 'POST',
	path: `/api/${name}`,
	callsPerMinute,
	family: 'named',
	isRead: false,
	...rest,
});

const read = { isRead: true } as const;
const get = { isRead: true, method: 'GET' } as const;

const v2 = (path: string): Operation => ({ ...v1(`v2/${path}`, 150, get), path: `/v2/${path}` });

/** Every call this package makes, with the limits and shapes of 1.0/*.json and 2.0/orders-v2.json. */
export const OPERATIONS = {
	getOrdersById: v1('Orders/GetOrdersById', 250, read),
	getAllOpenOrders: v1('Orders/GetAllOpenOrders', 250, read),
	getOrderDetailsByReferenceId: v1('Orders/GetOrderDetailsByReferenceId', 250, get),
	getV2Orders: v2('orders'),
	getFulfilmentStatuses: v2('orders/fulfillment-status'),
	getStockLocations: v1('Inventory/GetStockLocations', 150, get),
	getPickingWave: v1('Picking/GetPickingWave', 150, get),
	getStockItemIdsBySku: v1('Inventory/GetStockItemIdsBySKU', 250, { ...read, family: 'wrapped' }),
	getCompositions: v1('Inventory/GetInventoryItemsCompositionByIds', 250, {
		...read,
		family: 'wrapped',
	}),
	getStockItemsFull: v1('Stock/GetStockItemsFull', 150, read),
	getStockLevels: v1('Stock/GetStockLevel_Batch', 250, { ...read, family: 'wrapped' }),
	getStockItemTypeInfo: v1('Stock/GetStockItemTypeInfo', 150, { ...read, family: 'flat' }),
	getCountries: v1('Orders/GetCountries', 150, get),
	getPostalServices: v1('PostalServices/GetPostalServices', 150, get),
	getRmas: v1('ReturnsRefunds/GetRMAHeadersByOrderId', 150, { ...read, family: 'wrapped' }),
	getRefunds: v1('ReturnsRefunds/GetRefundHeadersByOrderId', 150, { ...read, family: 'wrapped' }),
	getItemChanges: v1('Stock/GetItemChangesHistory', 250, get),
	searchProcessedOrders: v1('ProcessedOrders/SearchProcessedOrders', 150, {
		...read,
		family: 'wrapped',
	}),
	getOrderInfo: v1('ProcessedOrders/GetOrderInfo', 250, get),
	getPackageSplit: v1('ProcessedOrders/GetPackageSplit', 150, get),
	getOrderTrackingUrls: v1('ProcessedOrders/GetOrderTrackingURLs', 150, {
		...read,
		family: 'flat',
	}),
	createRmaBooking: v1('ReturnsRefunds/CreateRMABooking', 150, { family: 'wrapped' }),
	createRefund: v1('ReturnsRefunds/CreateRefund', 150, { family: 'wrapped' }),
	createOrders: v1('Orders/CreateOrders', 150),
	addOrderItem: v1('Orders/AddOrderItem', 250),
	addOrderService: v1('Orders/AddOrderService', 150, { family: 'flat' }),
	updateOrderItem: v1('Orders/UpdateOrderItem', 150),
	removeOrderItem: v1('Orders/RemoveOrderItem', 150),
	setOrderCustomerInfo: v1('Orders/SetOrderCustomerInfo', 150),
	setOrderShippingInfo: v1('Orders/SetOrderShippingInfo', 250),
	setOrderTotalsInfo: v1('Orders/SetOrderTotalsInfo', 150),
	setOrderNotes: v1('Orders/SetOrderNotes', 250),
	setExtendedProperties: v1('Orders/SetExtendedProperties', 250),
	changeOrderTag: v1('Orders/ChangeOrderTag', 250),
	changeStatus: v1('Orders/ChangeStatus', 150),
	cancelOrder: v1('Orders/CancelOrder', 150),
	deleteOrdersFromPickingWaves: v1('Picking/DeleteOrdersFromPickingWaves', 150, {
		family: 'wrapped',
	}),
} as const satisfies Record<string, Operation>;
