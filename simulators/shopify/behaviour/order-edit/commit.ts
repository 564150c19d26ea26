import type { EditSession } from '../../store/edit-session';
import type { Refund } from '../../store/ledger';
import type { Order } from '../../store/order';
import { moveStock, released, shipped, sold } from '../inventory';
import { writeAgreement } from '../ledger';
import { editErrorsOf } from '../order-status';
import { refuse } from '../refusal';
import { rerouteAll, routeUnits, unrouteUnits } from '../route-units';
import type { ShopEvent } from '../shop-event';
import { touch, type Caller, type World } from '../world';
import { applyEdit, type EditOutcome, type Removal } from './apply-edit';
import type { EditDelta } from './edit-delta';
import { openSession, previewEdit } from './session';

export interface CommitOptions {
	readonly notifyCustomer: boolean;
	readonly staffNote: string;
}

/**
 * Commits an edit: lines and ledger move, removed units leave a refund without money, nobody is
 * charged or paid back. One event id covers the edited, refund and updated webhooks.
 */
export function commitEdit(
	world: World,
	caller: Caller,
	id: string,
	options: CommitOptions,
): Order {
	const { session, order } = openSession(world, id);
	const errors = editErrorsOf(order);
	if (errors.length > 0) refuse(['id'], errors.join(' '));
	if (isEmpty(previewEdit(world, session, order).outcome)) {
		refuse(['id'], 'There are no staged changes to commit.');
	}
	const outcome = applyEdit(order, session, world.switches);
	session.committed = true;
	order.edited = true;
	touch(world, order);
	writeAgreement(
		world,
		order,
		{
			kind: 'OrderEditAgreement',
			appId: caller.appId,
			refundId: null,
			staff: caller.staff ?? null,
		},
		outcome.sales,
	);
	const moved = followGoods(world, order, outcome);
	const refund = moved.refund;
	world.announce([
		{ topic: 'orders/edited', order, edit: deltaOf(world, caller, session, outcome, options) },
		...(refund ? [{ topic: 'refunds/create', order, refund } as const] : []),
		...moved.events,
		{ topic: 'orders/updated', order },
	]);
	return order;
}

function followGoods(
	world: World,
	order: Order,
	outcome: EditOutcome,
): { events: ShopEvent[]; refund: Refund | null } {
	const events: ShopEvent[] = [];
	const places = outcome.removals.map(({ line, quantity, restock }) => {
		const locationId = unrouteUnits(world, order, line.id, quantity);
		const move = restock ? released(quantity) : shipped(quantity);
		events.push(...moveStock(world, line, locationId, move));
		return locationId;
	});
	routeUnits(world, order, outcome.additions);
	for (const { line, quantity, locationId } of outcome.additions) {
		events.push(...moveStock(world, line, locationId, sold(quantity)));
	}
	if (world.switches.fulfilmentOrdersOnEdit === 'recreate') rerouteAll(world, order);
	if (outcome.removals.length === 0) return { events, refund: null };
	const refund = removalRefund(world, outcome.removals, places);
	order.refunds.push(refund);
	return { events, refund };
}

function removalRefund(
	world: World,
	removals: readonly Removal[],
	places: readonly number[],
): Refund {
	const at = world.now();
	return {
		id: world.ids.next(),
		createdAt: at,
		processedAt: at,
		updatedAt: at,
		note: '',
		returnId: null,
		lines: removals.map(({ line, quantity, restock, subtotal, tax }, i) => ({
			id: world.ids.next(),
			lineId: line.id,
			quantity,
			restockType: restock ? 'CANCEL' : 'NO_RESTOCK',
			restocked: restock,
			locationId: restock ? (places[i] ?? null) : null,
			unitPrice: line.unitPrice,
			subtotal,
			tax,
		})),
		shipping: [],
		adjustments: [],
		transactionIds: [],
	};
}

function deltaOf(
	world: World,
	caller: Caller,
	session: EditSession,
	outcome: EditOutcome,
	options: CommitOptions,
): EditDelta {
	const { additions, removals, ...rest } = outcome;
	return {
		...rest,
		...options,
		id: session.id,
		appId: caller.appId,
		staffId: caller.staff?.id ?? null,
		createdAt: session.createdAt,
		committedAt: world.now(),
		additions: additions.map(({ line, quantity }) => ({ id: line.id, delta: quantity })),
		removals: removals.map(({ line, quantity }) => ({ id: line.id, delta: quantity })),
	};
}

function isEmpty(outcome: EditOutcome): boolean {
	const { sales, additions, removals, shippingAdded, shippingRemoved } = outcome;
	return [sales, additions, removals, shippingAdded, shippingRemoved].every(
		(list) => list.length === 0,
	);
}
