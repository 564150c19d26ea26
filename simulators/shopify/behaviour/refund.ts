import { fromPresentment } from '../store/exchange';
import type { AdjustmentReason, Refund } from '../store/ledger';
import { mapBag, toMinor, ZERO, type Bag } from '../store/money';
import type { Order } from '../store/order';
import { writeAgreement, type SaleDraft } from './ledger';
import { paymentsOf, refundableOf } from './order-totals';
import { adjustmentsOf } from './refund-adjustments';
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
	if (asked > refundableOf(order).presentment && !request.allowOverRefunding) {
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
		returnId: null,
		lines: lineRows,
		shipping: shippingRowsOnly,
		adjustments: adjustmentsOf(
			world,
			{ worth, outstanding: owed.outstanding, transactions },
			request.reason,
		),
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
