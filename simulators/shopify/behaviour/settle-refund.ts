import type { Refund } from '../store/ledger';
import type { Order } from '../store/order';
import { bookTransaction } from './payments/book-balance';
import { touch, type World } from './world';

/**
 * Tells what became of a refund that a gateway held: the money went, or it never did. Either way the entry that stood
 * for it goes away; after a failure the balance in the buyer's favour stays.
 */
export function settleRefund(
	world: World,
	order: Order,
	made: Refund,
	status: 'SUCCESS' | 'FAILURE',
): void {
	const pending = order.transactions.filter(
		(one) => made.transactionIds.includes(one.id) && one.status === 'PENDING',
	);
	if (pending.length === 0) return;
	for (const transaction of pending) {
		transaction.status = status;
		transaction.processedAt = world.now();
		bookTransaction(world, order, transaction);
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
