import { Args } from '../../behaviour/args';
import { cancelOrder } from '../../behaviour/cancel-order';
import { createOrders } from '../../behaviour/create-orders';
import { setCustomerInfo, setShippingInfo, setTotalsInfo } from '../../behaviour/edit-header';
import {
	addOrderItem,
	addOrderService,
	removeOrderItem,
	updateOrderItem,
	type LineEdit,
} from '../../behaviour/edit-lines';
import { moveToLocation, processOrder } from '../../behaviour/fulfilment';
import { changeStatus, changeTag, lockOrders } from '../../behaviour/order-state';
import {
	addOrdersNote,
	addProperties,
	changeIdentifier,
	setOrderNotes,
	setProperties,
} from '../../behaviour/order-texts';
import type { World } from '../../store/world';
import { lineView } from '../../views/line-view';
import { noteView, propertyViews } from '../../views/order-view';
import { shippingView, totalsView } from '../../views/totals-view';
import { flat, named, NO_CONTENT, wrapped, type OperationTable } from '../operation';

function lineReply(world: World, { order, line }: LineEdit) {
	return {
		TotalsInfo: totalsView(order),
		...(line ? { Item: lineView(world, order, line) } : {}),
		ItemWeight: order.shipping.itemWeight,
		TotalWeight: order.shipping.totalWeight,
	};
}

function identifierReply(world: World, args: Args, assign: boolean) {
	const { changed, notChanged } = changeIdentifier(world, args, assign);
	return { Changed: changed, NotChanged: notChanged };
}

function moveReply(world: World, args: Args) {
	const { moved, errors } = moveToLocation(world, args);
	return { Errors: Object.values(errors), OrdersMoved: moved, KeyedErrors: errors };
}

function processReply(world: World, args: Args) {
	const id = Args.required(args.guid('orderId'));
	const error = processOrder(world, id);
	return { OrderId: id, Processed: error === '', Error: error };
}

/** Wraps a write that answers 204. */
function silently(run: (world: World, args: Args) => void) {
	return (world: World, args: Args) => {
		run(world, args);
		return NO_CONTENT;
	};
}

/** Order writes by controller and method. */
export const ORDER_WRITES: OperationTable = {
	'Orders/CreateOrders': named(150, (world, args) => createOrders(world, args)),
	'Orders/AddOrderItem': named(250, (world, args) => lineReply(world, addOrderItem(world, args))),
	'Orders/AddOrderService': flat(150, (world, args) =>
		lineReply(world, addOrderService(world, args)),
	),
	'Orders/UpdateOrderItem': named(150, (world, args) =>
		lineReply(world, updateOrderItem(world, args)),
	),
	'Orders/RemoveOrderItem': named(150, (world, args) =>
		lineReply(world, removeOrderItem(world, args)),
	),
	'Orders/SetOrderCustomerInfo': named(150, (world, args) =>
		totalsView(setCustomerInfo(world, args)),
	),
	'Orders/SetOrderShippingInfo': named(250, (world, args) => {
		const order = setShippingInfo(world, args);
		return { TotalsInfo: totalsView(order), ShippingInfo: shippingView(order) };
	}),
	'Orders/SetOrderTotalsInfo': named(150, silently(setTotalsInfo)),
	'Orders/SetOrderNotes': named(250, silently(setOrderNotes)),
	'Orders/AddOrdersNote': flat(150, (world, args) => ({
		OrderNotes: addOrdersNote(world, args).map(({ order, note }) => noteView(order, note)),
	})),
	'Orders/ChangeStatus': named(150, (world, args) => changeStatus(world, args)),
	'Orders/ChangeOrderTag': named(250, (world, args) => changeTag(world, args)),
	'Orders/LockOrder': named(150, silently(lockOrders)),
	'Orders/CancelOrder': named(150, (world, args) => cancelOrder(world, args)),
	'Orders/MoveToLocation': named(150, moveReply),
	'Orders/SetExtendedProperties': named(250, (world, args) =>
		propertyViews(setProperties(world, args)),
	),
	'Orders/AddExtendedProperties': wrapped(150, (world, args) => ({
		ExtendedPropertiesInserted: addProperties(world, args),
		Errors: [],
	})),
	'OpenOrders/AssignOrderIdentifier': flat(250, (world, args) =>
		identifierReply(world, args, true),
	),
	'OpenOrders/UnassignOrderIdentifier': flat(250, (world, args) =>
		identifierReply(world, args, false),
	),
	'Orders/ProcessOrder': named(250, processReply),
};
