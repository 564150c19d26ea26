import type { Attribute, Order } from '../store/order';
import { toAddress, type AddressInput } from './address';
import { recalculateTax } from './recalculate-tax';
import { touch, type Caller, type World } from './world';

/** What orderUpdate may change; absent fields stay, lists and addresses are replaced whole. */
export interface OrderChanges {
	readonly shippingAddress?: AddressInput;
	readonly email?: string | null;
	readonly phone?: string | null;
	readonly note?: string | null;
	readonly poNumber?: string | null;
	readonly tags?: readonly string[];
	readonly customAttributes?: readonly Attribute[];
}

/** Changes the parts of an order that are not an edit. */
export function updateOrder(
	world: World,
	caller: Caller,
	order: Order,
	changes: OrderChanges,
): void {
	if (changes.email !== undefined) order.email = changes.email;
	if (changes.phone !== undefined) order.phone = changes.phone;
	if (changes.note !== undefined) order.note = changes.note;
	if (changes.poNumber !== undefined) order.poNumber = changes.poNumber;
	if (changes.tags !== undefined) order.tags = toTags(changes.tags);
	if (changes.customAttributes !== undefined) order.customAttributes = changes.customAttributes;
	if (changes.shippingAddress !== undefined) {
		order.shippingAddress = toAddress(changes.shippingAddress);
		recalculateTax(world, caller, order);
	}
	touch(world, order);
	world.announce([{ topic: 'orders/updated', order }]);
}

/** Adds or removes tags without touching the others. */
export function changeTags(
	world: World,
	order: Order,
	tags: readonly string[],
	way: 'add' | 'remove',
): void {
	const kept = order.tags.filter((tag) => !tags.includes(tag));
	order.tags = way === 'add' ? toTags([...order.tags, ...tags]) : kept;
	touch(world, order);
	world.announce([{ topic: 'orders/updated', order }]);
}

/** Archives an order, or brings it back. */
export function archiveOrder(world: World, order: Order, archived: boolean): void {
	order.closedAt = archived ? world.now() : null;
	touch(world, order);
	world.announce([{ topic: 'orders/updated', order }]);
}

/** Deletes an order for good: reads answer null from now on. */
export function deleteOrder(world: World, order: Order): void {
	world.store.orders.delete(order.id);
	world.announce([{ topic: 'orders/delete', orderId: order.id }]);
}

function toTags(tags: readonly string[]): string[] {
	const trimmed = tags.map((tag) => tag.trim()).filter((tag) => tag !== '');
	return [...new Set(trimmed)].sort((a, b) => a.localeCompare(b));
}
