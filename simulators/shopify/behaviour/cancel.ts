import type { Refund } from '../store/ledger';
import { isOpen } from '../store/fulfilment';
import type { Order, Transaction } from '../store/order';
import type { CancelJob } from '../store/shop-store';
import { unfulfilledQuantityOf } from './fulfilment-quantities';
import { writeAgreement } from './ledger';
import { currentQuantityOf } from './line-value';
import { paymentsOf, refundableOf } from './order-totals';
import { adjustmentSales } from './refund';
import { adjustmentsOf } from './refund-adjustments';
import { moveRefundedGoods } from './refund-goods';
import { refundLine, refundShipping, worthOf, type RefundLineRequest } from './refund-lines';
import { refuse } from './refusal';
import type { ShopEvent } from './shop-event';
import { addTransaction } from './transactions';
import { touch, type Caller, type World } from './world';

export interface CancelRequest {
	readonly reason: string;
	readonly restock: boolean;
	readonly refund: boolean;
	readonly staffNote: string | null;
}

/** Starts a cancellation; the order changes when the job has run. */
export function startCancel(
	world: World,
	caller: Caller,
	order: Order,
	request: CancelRequest,
): CancelJob {
	if (order.cancelledAt) refuse(['orderId'], 'Order has already been canceled', 'INVALID');
	const job: CancelJob = {
		token: world.ids.token(),
		orderId: order.id,
		status: 'STARTED',
		errors: [],
	};
	world.store.cancelJobs.set(job.token, job);
	world.later(world.switches.cancelJobMs, () => runCancel(world, caller, job, request));
	return job;
}

function runCancel(world: World, caller: Caller, job: CancelJob, request: CancelRequest): void {
	const order = world.store.orders.get(job.orderId);
	const failure = world.switches.cancelJobFails ?? (order ? null : 'Order does not exist');
	if (failure !== null || !order) {
		job.status = 'FAILED';
		job.errors = [{ code: 'INVALID', message: failure ?? '' }];
		return;
	}
	cancelOrder(world, caller, order, request);
	job.status = 'SUCCEEDED';
}

/** Cancels an order: every remaining unit and the shipping go back, money if asked. */
export function cancelOrder(
	world: World,
	caller: Caller,
	order: Order,
	request: CancelRequest,
): Refund {
	if (order.cancelledAt) refuse(['orderId'], 'Order has already been canceled', 'INVALID');
	if (order.returns.some((one) => one.status === 'OPEN')) {
		refuse(['orderId'], 'Order has open returns', 'INVALID');
	}
	const { outstanding } = paymentsOf(order);
	const rows = remainingUnits(order, request.restock).map((one) => refundLine(world, order, one));
	const shipping = order.shippingLines.flatMap((line) =>
		line.isRemoved ? [] : (refundShipping(world, order, line, null) ?? []),
	);
	const goods = rows.flatMap(({ row }): ShopEvent[] => moveRefundedGoods(world, order, row));
	closeFulfilmentOrders(world, order);
	const transactions = moveMoney(world, order, request.refund);
	const at = world.now();
	const refund: Refund = {
		id: world.ids.next(),
		createdAt: at,
		processedAt: at,
		updatedAt: at,
		note: null,
		returnId: null,
		lines: rows.map((one) => one.row),
		shipping: shipping.map((one) => one.row),
		adjustments: request.refund
			? adjustmentsOf(
					world,
					{
						worth: worthOf(
							order,
							[...rows, ...shipping].map((one) => one.row),
						),
						outstanding,
						transactions,
					},
					'FULL_RETURN_BALANCING_ADJUSTMENT',
				)
			: [],
		transactionIds: transactions.map((one) => one.id),
	};
	order.refunds.push(refund);
	const sales = [...rows, ...shipping].map((one) => one.sale);
	const { appId, staff = null } = caller;
	const agreement = { kind: 'RefundAgreement', appId, staff, refundId: refund.id } as const;
	writeAgreement(world, order, agreement, [...sales, ...adjustmentSales(refund)]);
	order.cancelledAt = at;
	order.cancelReason = request.reason;
	order.cancelNote = request.staffNote;
	touch(world, order);
	world.announce([
		{ topic: 'orders/cancelled', order },
		{ topic: 'refunds/create', order, refund },
		...transactions
			.filter((one) => one.status === 'SUCCESS')
			.map((transaction) => ({ topic: 'order_transactions/create', order, transaction }) as const),
		...goods,
		{ topic: 'orders/updated', order },
	]);
	return refund;
}

function remainingUnits(order: Order, restock: boolean): RefundLineRequest[] {
	return order.lines.flatMap((line): RefundLineRequest[] => {
		const waiting = Math.min(unfulfilledQuantityOf(order, line.id), currentQuantityOf(line));
		const gone = currentQuantityOf(line) - waiting;
		const kinds = [
			{ quantity: gone, restockType: restock ? 'RETURN' : 'NO_RESTOCK' } as const,
			{ quantity: waiting, restockType: restock ? 'CANCEL' : 'NO_RESTOCK' } as const,
		];
		return kinds
			.filter((kind) => kind.quantity > 0)
			.map((kind) => ({ ...kind, line, locationId: null }));
	});
}

function closeFulfilmentOrders(world: World, order: Order): void {
	for (const one of order.fulfilmentOrders) {
		const untouched = one.lines.length === 0;
		if (!isOpen(one) && !untouched) continue;
		one.status = untouched ? 'CANCELLED' : 'CLOSED';
		one.holds = [];
		one.updatedAt = world.now();
	}
}

function moveMoney(world: World, order: Order, refundMoney: boolean): Transaction[] {
	const payment = order.transactions.find((one) => one.kind === 'SALE' || one.kind === 'CAPTURE');
	const authorization = order.transactions.find((one) => one.kind === 'AUTHORIZATION');
	if (!payment && authorization) {
		const { id: parentId, gateway, amount } = authorization;
		return [addTransaction(world, order, { kind: 'VOID', gateway, amount, parentId })];
	}
	const amount = refundableOf(order);
	if (!payment || !refundMoney || amount.presentment === 0) return [];
	const { id: parentId, gateway } = payment;
	const status = world.switches.refundsPending ? 'PENDING' : 'SUCCESS';
	return [addTransaction(world, order, { kind: 'REFUND', gateway, amount, parentId, status })];
}
