import { minorUnits, sumMinor } from '../../domain/money/money';
import { toOrderKey } from '../../domain/order/order-key';
import type { Payout, PayoutTransaction } from '../../domain/payout/payout';

/** A movement in minor units: money in above zero, money back below; `order` is the reference, empty for none. */
export type Movement = Partial<PayoutTransaction> & {
	amount: number;
	fee?: number;
	transaction?: string;
	on?: string;
};

/** A paid-out payout in pounds of March 2026, whose net is the sum of its movements. */
export function aPayout(movements: Movement[], changes: Partial<Payout> = {}): Payout {
	const payoutId = changes.payoutId ?? '90001';
	const transactions = movements.map((movement, at) =>
		toTransaction(movement, `${payoutId}${String(at + 1).padStart(3, '0')}`),
	);
	return {
		kind: 'payout',
		schemaVersion: 1,
		system: 'shopify',
		payoutId,
		issuedAt: '2026-03-04T00:00:00Z',
		status: 'paid',
		currency: 'GBP',
		netMinor: sumMinor(transactions.map(({ netMinor }) => netMinor)),
		transactions,
		...changes,
	};
}

function toTransaction(
	{ amount, fee = 0, transaction = '', on = '6001', ...changes }: Movement,
	id: string,
): PayoutTransaction {
	const reference = { system: 'shopify', account: 'demo.myshopify.com', reference: on };
	return {
		id,
		type: amount < 0 ? 'refund' : 'charge',
		group: amount < 0 ? 'refund' : 'charge',
		at: '2026-03-02T10:00:00Z',
		orderTransactionId: transaction,
		order: on === '' ? null : { orderKey: toOrderKey(reference), name: `#${on}` },
		amountMinor: minorUnits(amount),
		feeMinor: minorUnits(fee),
		netMinor: minorUnits(amount - fee),
		...changes,
	};
}
