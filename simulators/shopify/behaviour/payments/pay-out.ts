import { netOf, type Payout, type PayoutStatus } from '../../store/payments';
import { refuse } from '../refusal';
import type { World } from '../world';
import { bookBalance } from './book-balance';

/** Pays out everything that waits: one transfer that takes the balance to nil. */
export function payOut(
	world: World,
	request: { readonly at?: Date; readonly status?: PayoutStatus } = {},
): Payout {
	const waiting = world.store.balance.filter((row) => row.payoutId === null);
	if (waiting.length === 0) refuse(null, 'There is nothing to pay out');
	const net = waiting.reduce((sum, row) => sum + netOf(row), 0);
	const payout: Payout = {
		id: world.ids.next(),
		issuedAt: request.at ?? world.now(),
		status: request.status ?? 'PAID',
		net,
	};
	world.store.payouts.push(payout);
	const transfer = bookTransfer(world, 'TRANSFER', payout, -net);
	for (const row of [...waiting, transfer]) row.payoutId = payout.id;
	return payout;
}

/**
 * Tells what became of a scheduled payout. The money of one that failed or was cancelled is back on the account and
 * goes into the next.
 */
export function settlePayout(world: World, id: number, status: PayoutStatus): Payout {
	const payout = world.store.payouts.find((one) => one.id === id);
	if (payout?.status !== 'SCHEDULED') refuse(['id'], 'The payout is not scheduled');
	payout.status = status;
	if (status === 'FAILED') bookTransfer(world, 'TRANSFER_FAILURE', payout, payout.net);
	if (status === 'CANCELED') bookTransfer(world, 'TRANSFER_CANCEL', payout, payout.net);
	return payout;
}

function bookTransfer(
	world: World,
	type: string,
	payout: Payout,
	amount: number,
): ReturnType<typeof bookBalance> {
	return bookBalance(world, {
		type,
		sourceType: 'TRANSFER',
		sourceId: payout.id,
		order: null,
		transactionId: null,
		amount,
		fee: 0,
		reason: null,
		adjustedOrders: [],
	});
}
