import { EMPTY_GUID } from '../store/ids';
import { PARKED, type OrderRecord } from '../store/order-record';
import type { LocationRecord } from '../store/stock-record';
import type { World } from '../store/world';
import type { Args } from './args';
import { cancelOpenOrder } from './cancel-order';
import { blankOrder, fillFromChannel, payOrder } from './channel-content';
import { checkChannelOrder, keyOf, paymentStatusOf, type OrderKey } from './channel-order';
import { refuse } from './errors';
import { API_USER, isParked, saveRepriced } from './order-access';

const MAX_ORDERS_PER_CALL = 20;
const LONGEST_POSTCODE = 11;

function locationNamed(world: World, name: string): LocationRecord {
	const wanted = name.toLowerCase();
	const found = world.locations.find((location) => location.name.toLowerCase() === wanted);
	if (!found) throw refuse(`Location ${name} does not exist.`);
	return found;
}

function existingOrder(world: World, key: OrderKey): OrderRecord | undefined {
	const holder = world.orders
		.all()
		.find(
			(order) =>
				order.source === key.source &&
				order.subSource === key.subSource &&
				order.reference === key.reference &&
				!(order.cancelled && world.switches.referenceReleasedBy === 'cancel'),
		);
	return holder && world.orders.get(holder.id);
}

function holdNewOrder(order: OrderRecord, posted: Args): void {
	const state = posted.text('OrderState') ?? 'None';
	if (state === 'Hold') order.locked = true;
	const parkedByHand = state === 'Park' || order.address.postCode.length > LONGEST_POSTCODE;
	order.parkedForPayment = paymentStatusOf(posted) === 'Unpaid' && !parkedByHand;
	if (order.parkedForPayment || parkedByHand) order.marker = PARKED;
}

function createOrder(world: World, posted: Args, locationId: string, user: string): string {
	const order = blankOrder(world, locationId);
	fillFromChannel(world, order, posted);
	if (paymentStatusOf(posted) === 'Paid') payOrder(world, order, posted.date('PaidOn'));
	holdNewOrder(order, posted);
	const note = `Order saved from ${order.source} ${order.subSource}`;
	saveRepriced(world, order, { type: 'Order created', note, user });
	return order.id;
}

function updateUnpaidOrder(world: World, order: OrderRecord, posted: Args, user: string): string {
	if (paymentStatusOf(posted) === 'Cancelled') {
		cancelOpenOrder(world, order, 'Cancelled by the channel', user);
		return order.id;
	}
	fillFromChannel(world, order, posted);
	if (paymentStatusOf(posted) === 'Paid') {
		payOrder(world, order, posted.date('PaidOn'));
		if (isParked(order) && order.parkedForPayment && world.switches.repostPaidUnparks) {
			order.marker = 0;
			order.parkedForPayment = false;
		}
	}
	const note = 'Unpaid order updated from the channel';
	saveRepriced(world, order, { type: 'Order updated', note, user });
	return order.id;
}

function saveChannelOrder(world: World, posted: Args, locationId: string, user: string): string[] {
	const existing = existingOrder(world, keyOf(posted));
	if (!existing) {
		if (paymentStatusOf(posted) === 'Cancelled') return [];
		return [createOrder(world, posted, locationId, user)];
	}
	if (!existing.processed && existing.status === 0) {
		return [updateUnpaidOrder(world, existing, posted, user)];
	}
	return world.switches.skippedDuplicateReply === 'existingId' ? [existing.id] : [];
}

/**
 * Saves posted orders: new ones are created, open unpaid ones with the same Source, SubSource and
 * ReferenceNumber are updated, paid or finished ones are skipped. All are checked before any is
 * saved.
 */
export function createOrders(world: World, args: Args, user = API_USER): string[] {
	const posted = args.children('orders');
	if (posted.length > MAX_ORDERS_PER_CALL) {
		throw refuse(`Maximum of ${MAX_ORDERS_PER_CALL} orders can be saved per call.`);
	}
	posted.forEach(checkChannelOrder);
	const name = args.text('location') ?? '';
	const locationId = name === '' ? EMPTY_GUID : locationNamed(world, name).id;
	return posted.flatMap((order) => saveChannelOrder(world, order, locationId, user));
}
