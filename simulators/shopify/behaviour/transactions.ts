import { fromPresentment } from '../store/exchange';
import { isZero, toMinor, type Bag } from '../store/money';
import type { Order, Transaction } from '../store/order';
import { currentTotals, paymentsOf } from './order-totals';
import { financialStatusOf } from './order-status';
import { bookTransaction, OWN_GATEWAY } from './payments/book-balance';
import { refuse } from './refusal';
import { touch, type World } from './world';

export type CheckoutStatus = 'PAID' | 'AUTHORIZED' | 'PENDING';

/** Records the buyer's payment (what the order costs, or a given amount), or the lack of one. */
export function payAtCheckout(
	world: World,
	order: Order,
	status: CheckoutStatus,
	gateway: string = OWN_GATEWAY,
	paid?: string,
): void {
	const amount =
		paid === undefined
			? currentTotals(order).total
			: fromPresentment(toMinor(paid, order.presentmentCurrency), order);
	if (status === 'PENDING' || isZero(amount)) return;
	const kind = status === 'PAID' ? 'SALE' : 'AUTHORIZATION';
	addTransaction(world, order, { kind, gateway, amount });
}

/** Appends a transaction; money has moved when its status is SUCCESS. */
export function addTransaction(
	world: World,
	order: Order,
	part: Pick<Transaction, 'kind' | 'gateway' | 'amount'> &
		Partial<Pick<Transaction, 'status' | 'parentId' | 'manual'>>,
): Transaction {
	const status = part.status ?? 'SUCCESS';
	const transaction: Transaction = {
		id: world.ids.next(),
		kind: part.kind,
		status,
		gateway: part.gateway,
		amount: part.amount,
		parentId: part.parentId ?? null,
		manual: part.manual ?? false,
		createdAt: world.now(),
		processedAt: status === 'SUCCESS' ? world.now() : null,
	};
	order.transactions.push(transaction);
	bookTransaction(world, order, transaction);
	return transaction;
}

/** Settles what is owed by a payment outside any gateway. */
export function payManually(
	world: World,
	order: Order,
	request: { readonly amount: Bag | null; readonly method: string },
): Transaction {
	const { outstanding } = paymentsOf(order);
	const amount = request.amount ?? outstanding;
	if (amount.presentment <= 0) refuse(['amount'], 'Amount must be positive', 'AMOUNT_NOT_POSITIVE');
	if (amount.presentment > outstanding.presentment) {
		refuse(['amount'], 'Amount exceeds the balance', 'AMOUNT_EXCEEDS_BALANCE');
	}
	const part = { kind: 'SALE', gateway: request.method, amount, manual: true } as const;
	return announcePayment(world, order, addTransaction(world, order, part));
}

/** Captures an authorisation, in part or whole. */
export function capture(
	world: World,
	order: Order,
	request: { readonly amount: string; readonly parentId: number; readonly currency: string | null },
): Transaction {
	const parent = order.transactions.find((one) => one.id === request.parentId);
	if (parent?.kind !== 'AUTHORIZATION') {
		refuse(['parentTransactionId'], 'Transaction is not an authorization');
	}
	if (order.currency !== order.presentmentCurrency && request.currency === null) {
		refuse(['currency'], 'Currency must be given for multi-currency orders');
	}
	if (request.currency !== null && request.currency !== order.presentmentCurrency) {
		refuse(['currency'], `Currency must be ${order.presentmentCurrency}`);
	}
	const { capturable } = paymentsOf(order);
	const minor = toMinor(request.amount, order.presentmentCurrency);
	if (minor <= 0 || minor > capturable.presentment) {
		refuse(['amount'], 'Amount exceeds the amount that can be captured');
	}
	const whole = minor === capturable.presentment;
	const amount = whole ? capturable : fromPresentment(minor, order);
	const part = { kind: 'CAPTURE', gateway: parent.gateway, amount, parentId: parent.id } as const;
	return announcePayment(world, order, addTransaction(world, order, part));
}

function announcePayment(world: World, order: Order, transaction: Transaction): Transaction {
	touch(world, order);
	world.announce([
		{ topic: 'order_transactions/create', order, transaction },
		...(financialStatusOf(order) === 'PAID' ? [{ topic: 'orders/paid', order } as const] : []),
		{ topic: 'orders/updated', order },
	]);
	return transaction;
}
