import { gid } from '../store/ids';
import {
	isOpen,
	type Fulfilment,
	type FulfilmentHold,
	type FulfilmentOrder,
} from '../store/fulfilment';
import type { Line, Order } from '../store/order';
import { appTitle } from '../settings';
import { locationView, placeView } from './catalogue-view';
import { connection, type PageArguments } from './connection';
import { lineView } from './line-view';
import { orderView } from './order-view';
import { dateView, type View, type ViewContext } from './view';

/** A FulfillmentOrder. */
export function fulfilmentOrderView(
	context: ViewContext,
	order: Order,
	subject: FulfilmentOrder,
): View {
	const location = context.world.store.locations.get(subject.locationId);
	const address = order.shippingAddress;
	return {
		__typename: 'FulfillmentOrder',
		id: gid('FulfillmentOrder', subject.id),
		status: subject.status,
		requestStatus: 'UNSUBMITTED',
		createdAt: dateView(subject.createdAt),
		updatedAt: dateView(subject.updatedAt),
		fulfillAt: dateView(subject.fulfillAt ?? subject.createdAt),
		fulfillBy: null,
		orderId: gid('Order', order.id),
		orderName: order.name,
		order: () => orderView(context, order),
		assignedLocation: { name: location?.name ?? '', location: locationView(context, location) },
		deliveryMethod: {
			id: gid('DeliveryMethod', subject.id),
			methodType: subject.requiresShipping ? 'SHIPPING' : 'NONE',
			serviceCode: order.shippingLines.find((line) => !line.isRemoved)?.code ?? null,
		},
		destination: address && {
			...address,
			id: gid('FulfillmentOrderDestination', subject.id),
			email: order.email,
		},
		fulfillmentHolds: subject.holds.map((hold) => holdView(context, hold)),
		supportedActions: actionsOf(subject).map((action) => ({ action, externalUrl: null })),
		lineItems: (args: PageArguments) =>
			connection(subject.lines, args, (entry) => {
				const line = order.lines.find((one) => one.id === entry.lineId);
				const variant = context.world.store.variants.get(line?.variantId ?? -1);
				return {
					id: gid('FulfillmentOrderLineItem', entry.id),
					sku: line?.sku ?? null,
					totalQuantity: entry.total,
					remainingQuantity: entry.remaining,
					inventoryItemId: variant ? gid('InventoryItem', variant.inventoryItemId) : null,
					lineItem: () => lineOf(context, order, line),
				};
			}),
	};
}

/** A FulfillmentHold, as seen by the calling app. */
export function holdView({ world, caller }: ViewContext, hold: FulfilmentHold): View {
	return {
		__typename: 'FulfillmentHold',
		id: gid('FulfillmentHold', hold.id),
		handle: hold.handle,
		reason: hold.reason,
		reasonNotes: hold.reasonNotes,
		displayReason: hold.reasonNotes ?? hold.reason,
		heldByRequestingApp: hold.appId === caller.appId,
		heldByApp: { id: gid('App', hold.appId), title: appTitle(world.settings, hold.appId) },
	};
}

/** A Fulfillment. */
export function fulfilmentView(context: ViewContext, order: Order, subject: Fulfilment): View {
	return {
		__typename: 'Fulfillment',
		id: gid('Fulfillment', subject.id),
		legacyResourceId: String(subject.id),
		name: subject.name,
		status: subject.status,
		displayStatus: subject.status === 'CANCELLED' ? 'CANCELED' : 'FULFILLED',
		createdAt: dateView(subject.createdAt),
		updatedAt: dateView(subject.updatedAt),
		totalQuantity: subject.lines.reduce((sum, entry) => sum + entry.quantity, 0),
		order: () => orderView(context, order),
		location: placeView(context, subject.locationId),
		trackingInfo: ({ first }: { readonly first?: number | null }) =>
			subject.tracking.slice(0, first ?? undefined),
		fulfillmentLineItems: (args: PageArguments) =>
			connection(subject.lines, args, (entry) => entryView(context, order, entry)),
	};
}

/** A FulfillmentLineItem by its id; one that a return refers to is never gone. */
export function fulfilmentLineView(context: ViewContext, order: Order, id: number): View {
	const entry = order.fulfilments.flatMap((one) => one.lines).find((one) => one.id === id);
	if (!entry) throw new Error(`Order ${order.name} lost a fulfilment its return refers to`);
	return entryView(context, order, entry);
}

function entryView(context: ViewContext, order: Order, entry: Fulfilment['lines'][number]): View {
	return {
		__typename: 'FulfillmentLineItem',
		id: gid('FulfillmentLineItem', entry.id),
		quantity: entry.quantity,
		lineItem: () =>
			lineOf(
				context,
				order,
				order.lines.find((line) => line.id === entry.lineId),
			),
	};
}

function lineOf(context: ViewContext, order: Order, line: Line | undefined): View {
	if (!line) throw new Error(`Order ${order.name} lost a line its fulfilment refers to`);
	return lineView(context, order, line);
}

function actionsOf(subject: FulfilmentOrder): string[] {
	if (!isOpen(subject)) return [];
	if (subject.status === 'ON_HOLD') return ['RELEASE_HOLD', 'HOLD', 'MOVE'];
	if (subject.status === 'SCHEDULED') return ['MARK_AS_OPEN'];
	return ['CREATE_FULFILLMENT', 'REPORT_PROGRESS', 'MOVE', 'HOLD', 'SPLIT'];
}
