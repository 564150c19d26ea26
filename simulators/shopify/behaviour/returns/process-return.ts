import type { Refund } from '../../store/ledger';
import { fromPresentment } from '../../store/exchange';
import { mapBag, minus, toMinor, ZERO } from '../../store/money';
import type { Order, Transaction } from '../../store/order';
import type { DispositionType, Return } from '../../store/return';
import { unfulfilledQuantityOf } from '../fulfilment-quantities';
import { writeAgreement } from '../ledger';
import { currentQuantityOf } from '../line-value';
import { paymentsOf, refundableOf } from '../order-totals';
import { OWN_GATEWAY } from '../payments/book-balance';
import { adjustmentSales } from '../refund';
import { adjustmentsOf } from '../refund-adjustments';
import { refundLine, worthOf } from '../refund-lines';
import { refuse } from '../refusal';
import { addTransaction } from '../transactions';
import { touch, type Caller, type World } from '../world';
import { closeWhenDone, disposeReturn } from './dispose-return';
import { addExchange } from './exchange-lines';

export interface ProcessRequest {
	/** What is paid back: what is owed then, nothing, or an amount in the buyer's currency. */
	readonly refund: 'due' | 'none' | { readonly amount: string };
	/** Whether the buyer pays at once what an exchange costs more. */
	readonly collect: boolean;
	/** What becomes of the goods now; null while they are on their way. */
	readonly disposition: DispositionType | null;
}

/**
 * Processes a return: its units leave the order, exchanged ones come on it, both under one agreement of the ledger.
 * Money is netted: the refund row pays back what the returned units are worth beyond the exchanged ones, never less
 * than nothing; a dearer exchange is a payment, or owed.
 */
export function processReturn(
	world: World,
	caller: Caller,
	order: Order,
	subject: Return,
	request: ProcessRequest,
): void {
	check(order, subject, request);
	const before = paymentsOf(order).outstanding;
	const arrived = request.disposition !== null || subject.reverse.status === 'CLOSED';
	const restocked = request.disposition === 'RESTOCKED';
	const rows = subject.lines.flatMap((one) => {
		const line = order.lines.find((each) => each.id === one.lineId);
		const quantity = one.quantity - one.processed;
		if (!line || quantity === 0) return [];
		one.processed = one.quantity;
		const restockType = restocked ? 'RETURN' : 'NO_RESTOCK';
		const made = refundLine(world, order, { line, quantity, restockType, locationId: null });
		return [{ ...made, row: { ...made.row, locationId: null } }];
	});
	const exchanged = addExchange(world, order, subject, arrived);
	const after = paymentsOf(order).outstanding;
	const transactions = [
		...payBack(world, order, request, after),
		...(request.collect ? collect(world, order, after) : []),
	];
	const lines = rows.map((one) => one.row);
	const worth = minus(worthOf(order, lines), exchanged.worth);
	const at = world.now();
	const refund: Refund = {
		id: world.ids.next(),
		createdAt: at,
		processedAt: at,
		updatedAt: at,
		note: '',
		returnId: subject.id,
		lines,
		shipping: [],
		adjustments:
			request.refund === 'none'
				? []
				: adjustmentsOf(world, { worth, outstanding: before, transactions }, 'CUSTOMER'),
		transactionIds: transactions.filter((one) => one.kind === 'REFUND').map((one) => one.id),
	};
	order.refunds.push(refund);
	subject.transactionIds = [...subject.transactionIds, ...transactions.map((one) => one.id)];
	const { appId, staff = null } = caller;
	const agreement = { kind: 'ReturnAgreement', appId, staff, refundId: null } as const;
	const sales = [...rows.map((one) => one.sale), ...exchanged.sales, ...adjustmentSales(refund)];
	writeAgreement(world, order, { ...agreement, returnId: subject.id }, sales);
	touch(world, order);
	world.announce([
		{ topic: 'returns/process', order, subject },
		{ topic: 'refunds/create', order, refund },
		...transactions
			.filter((one) => one.status === 'SUCCESS')
			.map((transaction) => ({ topic: 'order_transactions/create', order, transaction }) as const),
		...exchanged.events,
		...closeWhenDone(world, subject, order),
		{ topic: 'orders/updated', order },
	]);
	if (request.disposition !== null && subject.reverse.status === 'OPEN') {
		disposeReturn(world, order, subject, request.disposition);
	}
}

function check(order: Order, subject: Return, request: ProcessRequest): void {
	if (subject.status !== 'OPEN') refuse(['id'], 'Return is not open');
	if (subject.lines.every((one) => one.processed === one.quantity)) {
		refuse(['returnLineItems'], 'Return line items were already processed');
	}
	for (const line of order.lines) {
		const units = subject.lines
			.filter((one) => one.lineId === line.id)
			.reduce((sum, one) => sum + one.quantity - one.processed, 0);
		if (units > currentQuantityOf(line) - unfulfilledQuantityOf(order, line.id)) {
			refuse(['returnLineItems'], 'Quantity exceeds the quantity that can be processed');
		}
	}
	if (typeof request.refund === 'string') return;
	const asked = toMinor(request.refund.amount, order.presentmentCurrency);
	if (asked > refundableOf(order).presentment) {
		refuse(['financialTransfer'], 'Refund amount exceeds the amount available to refund');
	}
}

function payBack(
	world: World,
	order: Order,
	{ refund }: ProcessRequest,
	outstanding: ReturnType<typeof paymentsOf>['outstanding'],
): Transaction[] {
	const most = refundableOf(order);
	const due = outstanding.presentment < 0 ? mapBag(outstanding, (minor) => -minor) : ZERO;
	const owed = due.presentment > most.presentment ? most : due;
	const asked =
		typeof refund === 'string'
			? owed
			: fromPresentment(toMinor(refund.amount, order.presentmentCurrency), order);
	const amount = asked.presentment === owed.presentment ? owed : asked;
	if (refund === 'none' || amount.presentment === 0) return [];
	const payment = paymentOf(order);
	return [
		addTransaction(world, order, {
			kind: 'REFUND',
			gateway: payment?.gateway ?? 'manual',
			parentId: payment?.id ?? null,
			amount,
			status: world.switches.refundsPending ? 'PENDING' : 'SUCCESS',
		}),
	];
}

function collect(
	world: World,
	order: Order,
	outstanding: ReturnType<typeof paymentsOf>['outstanding'],
): Transaction[] {
	if (outstanding.presentment <= 0) return [];
	const gateway = paymentOf(order)?.gateway ?? OWN_GATEWAY;
	return [addTransaction(world, order, { kind: 'SALE', gateway, amount: outstanding })];
}

function paymentOf(order: Order): Transaction | undefined {
	return order.transactions.find(
		(one) => one.status === 'SUCCESS' && (one.kind === 'SALE' || one.kind === 'CAPTURE'),
	);
}
