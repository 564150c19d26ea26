import { fromPresentment } from '../store/exchange';
import type { Adjustment, AdjustmentReason, Refund } from '../store/ledger';
import { isZero, mapBag, minus, plus, toMinor, total, ZERO, type Bag } from '../store/money';
import type { Order, Transaction } from '../store/order';
import { writeAgreement, type SaleDraft } from './ledger';
import { paymentsOf } from './order-totals';
import { moveRefundedGoods } from './refund-goods';
import {
	checkRefundLine,
	refundLine,
	refundShipping,
	worthOf,
	type RefundLineRequest,
} from './refund-lines';
import { refuse } from './refusal';
import { addTransaction } from './transactions';
import { touch, type Caller, type World } from './world';

export interface RefundRequest {
	readonly lines: readonly RefundLineRequest[];
	/** Presentment minor units, 'full', or null for no shipping. */
	readonly shipping: number | 'full' | null;
	readonly money: ReadonlyArray<{
		readonly amount: string;
		readonly gateway: string;
		readonly parentId: number | null;
	}>;
	readonly note: string | null;
	readonly reason: AdjustmentReason;
	readonly allowOverRefunding: boolean;
}

/**
 * Refunds lines, shipping or only money. What the money differs from the value of the lines
 * becomes an adjustment, after the balance an earlier edit left has been used up.
 */
export function refund(world: World, caller: Caller, order: Order, request: RefundRequest): Refund {
	request.lines.forEach((line) => checkRefundLine(order, line));
	const owed = paymentsOf(order);
	const amounts = request.money.map((one) => toMinor(one.amount, order.presentmentCurrency));
	const asked = amounts.reduce((sum, one) => sum + one, 0);
	if (asked > owed.net.presentment && !request.allowOverRefunding) {
		refuse(['transactions'], 'Refund amount exceeds the amount available to refund');
	}
	const shipping = shippingRows(world, order, request.shipping);
	const rows = request.lines.map((line) => refundLine(world, order, line));
	const transactions = request.money.map((one, i) =>
		addTransaction(world, order, {
			kind: 'REFUND',
			gateway: one.gateway,
			parentId: one.parentId ?? paymentId(order),
			amount: refundAmount(order, amounts[i] ?? 0, owed.outstanding),
			status: world.switches.refundsPending ? 'PENDING' : 'SUCCESS',
		}),
	);
	const lineRows = rows.map((one) => one.row);
	const shippingRowsOnly = shipping.map((one) => one.row);
	const worth = worthOf(order, [...lineRows, ...shippingRowsOnly]);
	const made: Refund = {
		id: world.ids.next(),
		createdAt: world.now(),
		processedAt: world.now(),
		updatedAt: world.now(),
		note: request.note,
		lines: lineRows,
		shipping: shippingRowsOnly,
		adjustments: adjust(world, { worth, credit: owed.outstanding, transactions }, request.reason),
		transactionIds: transactions.map((one) => one.id),
	};
	order.refunds.push(made);
	const sales = [...rows, ...shipping].map((one) => one.sale);
	const { appId, staff = null } = caller;
	const agreement = { kind: 'RefundAgreement', appId, staff, refundId: made.id } as const;
	writeAgreement(world, order, agreement, [...sales, ...adjustmentSales(made)]);
	touch(world, order);
	world.announce([
		{ topic: 'refunds/create', order, refund: made },
		...transactions
			.filter((one) => one.status === 'SUCCESS')
			.map((transaction) => ({ topic: 'order_transactions/create', order, transaction }) as const),
		...lineRows.flatMap((row) => moveRefundedGoods(world, order, row)),
		{ topic: 'orders/updated', order },
	]);
	return made;
}

/** Lets a pending gateway refund succeed: the adjustment that stood for it goes away. */
export function settleRefund(world: World, order: Order, made: Refund): void {
	const pending = order.transactions.filter(
		(one) => made.transactionIds.includes(one.id) && one.status === 'PENDING',
	);
	for (const transaction of pending) {
		transaction.status = 'SUCCESS';
		transaction.processedAt = world.now();
	}
	made.adjustments = made.adjustments.filter((one) => one.reason !== 'PENDING_REFUND_DISCREPANCY');
	made.updatedAt = world.now();
	touch(world, order);
	world.announce([
		...pending.map(
			(transaction) => ({ topic: 'order_transactions/create', order, transaction }) as const,
		),
		{ topic: 'orders/updated', order },
	]);
}

/** Adjustment entries of the ledger; the sums of sales leave them out. */
export function adjustmentSales(made: Refund): SaleDraft[] {
	return made.adjustments.map((one) => ({
		subject: { kind: 'ADJUSTMENT' },
		actionType: 'RETURN',
		quantity: null,
		total: mapBag(one.amount, (minor) => -minor),
		tax: ZERO,
		taxes: [],
		discountBeforeTaxes: ZERO,
		discountAfterTaxes: ZERO,
	}));
}

function shippingRows(
	world: World,
	order: Order,
	shipping: RefundRequest['shipping'],
): Array<NonNullable<ReturnType<typeof refundShipping>>> {
	if (shipping === null) return [];
	const lines = order.shippingLines.filter((line) => !line.isRemoved);
	const chosen = shipping === 'full' ? lines : lines.slice(0, 1);
	return chosen.flatMap((line) => {
		const amount = shipping === 'full' ? null : shipping;
		return refundShipping(world, order, line, amount) ?? [];
	});
}

function adjust(
	world: World,
	sums: { worth: Bag; credit: Bag; transactions: readonly Transaction[] },
	reason: AdjustmentReason,
): Adjustment[] {
	const paid = sumOf(sums.transactions, 'SUCCESS');
	const pending = sumOf(sums.transactions, 'PENDING');
	const credit = sums.credit.presentment < 0 ? mapBag(sums.credit, (minor) => -minor) : ZERO;
	const moved = plus(paid, pending);
	const ceiling = plus(sums.worth, credit);
	const made: Adjustment[] = [];
	const add = (amount: Bag, why: AdjustmentReason): void => {
		if (!isZero(amount)) made.push({ id: world.ids.next(), reason: why, amount });
	};
	if (moved.presentment > ceiling.presentment) add(minus(ceiling, moved), reason);
	if (moved.presentment < sums.worth.presentment) add(minus(sums.worth, moved), reason);
	add(pending, 'PENDING_REFUND_DISCREPANCY');
	return made;
}

function sumOf(transactions: readonly Transaction[], status: Transaction['status']): Bag {
	return total(transactions.filter((one) => one.status === status).map((one) => one.amount));
}

function refundAmount(order: Order, minor: number, outstanding: Bag): Bag {
	const settles = minor === -outstanding.presentment;
	return settles ? mapBag(outstanding, (amount) => -amount) : fromPresentment(minor, order);
}

function paymentId(order: Order): number | null {
	const payment = order.transactions.find(
		(one) => one.status === 'SUCCESS' && (one.kind === 'SALE' || one.kind === 'CAPTURE'),
	);
	return payment?.id ?? null;
}
