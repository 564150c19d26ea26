import { parseGid } from '../../store/ids';
import type { EditSession } from '../../store/edit-session';
import type { Order } from '../../store/order';
import { editErrorsOf } from '../order-status';
import { refuse } from '../refusal';
import type { World } from '../world';
import { applyEdit, type EditOutcome } from './apply-edit';

/** Opens an edit. Nothing is visible to anyone until it is committed. */
export function beginEdit(world: World, order: Order): EditSession {
	const errors = editErrorsOf(order);
	if (errors.length > 0) refuse(['id'], errors.join(' '));
	const session: EditSession = {
		id: world.ids.next(),
		orderId: order.id,
		createdAt: world.now(),
		committed: false,
		quantities: new Map(),
		groups: new Map(),
		addedLines: [],
		addedDiscounts: [],
		removedDiscounts: new Set(),
		addedShipping: [],
		removedShipping: new Set(),
	};
	world.store.editSessions.set(session.id, session);
	return session;
}

/** Finds an open session by its own gid or the calculated order's. */
export function openSession(world: World, id: string): { session: EditSession; order: Order } {
	const { type, key } = parseGid(id);
	const known = type === 'OrderEditSession' || type === 'CalculatedOrder';
	const session = known ? world.store.editSessions.get(Number(key)) : undefined;
	const order = session && world.store.orders.get(session.orderId);
	if (!session || !order) refuse(['id'], 'The calculated order does not exist.');
	if (session.committed) refuse(['id'], 'This order edit has already been committed.');
	return { session, order };
}

/** The order as it would be after the edit, on a copy. */
export function previewEdit(
	world: World,
	session: EditSession,
	order: Order,
): { draft: Order; outcome: EditOutcome } {
	const draft = structuredClone(order);
	return { draft, outcome: applyEdit(draft, session, world.switches) };
}

/** Stages a change, and takes it back when the edit could no longer be applied. */
export function stage(world: World, id: string, change: (edit: Edit) => void): Edit {
	const { session, order } = openSession(world, id);
	const kept = structuredClone(session);
	try {
		change({ session, order });
		previewEdit(world, session, order);
	} catch (reason) {
		world.store.editSessions.set(session.id, kept);
		throw reason;
	}
	return { session, order };
}

export interface Edit {
	readonly session: EditSession;
	readonly order: Order;
}
