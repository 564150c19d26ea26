import type { BalanceRow } from '../../store/payments';
import { toMinor } from '../../store/money';
import type { Order, Transaction } from '../../store/order';
import type { World } from '../world';

/** The gateway whose money passes through the provider's account. */
export const OWN_GATEWAY = 'shopify_payments';

/**
 * Books a transaction that succeeded on the provider's account: a payment less its fee, a refund in full, because the
 * fee of the payment is not given back. Other gateways never reach it.
 */
export function bookTransaction(world: World, order: Order, transaction: Transaction): void {
	const { kind, status, gateway, amount, id } = transaction;
	if (gateway !== OWN_GATEWAY || status !== 'SUCCESS') return;
	if (kind !== 'SALE' && kind !== 'CAPTURE' && kind !== 'REFUND') return;
	const back = kind === 'REFUND';
	bookBalance(world, {
		type: back ? 'REFUND' : 'CHARGE',
		sourceType: back ? 'REFUND' : 'CHARGE',
		sourceId: id,
		order: { id: order.id, name: order.name },
		transactionId: id,
		amount: back ? -amount.shop : amount.shop,
		fee: back ? 0 : feeOf(world, amount.shop),
		reason: null,
		adjustedOrders: [],
	});
}

/** Adds a movement that no payout holds yet. */
export function bookBalance(
	world: World,
	row: Omit<BalanceRow, 'id' | 'at' | 'payoutId'>,
): BalanceRow {
	const made: BalanceRow = { ...row, id: world.ids.next(), at: world.now(), payoutId: null };
	world.store.balance.push(made);
	return made;
}

function feeOf(world: World, amount: number): number {
	const { percent, fixed } = world.switches.paymentFee;
	return Math.round((amount * percent) / 100) + toMinor(fixed, world.settings.currency);
}
