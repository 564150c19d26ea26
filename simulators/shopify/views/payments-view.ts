import { gid } from '../store/ids';
import { netOf, type BalanceRow, type Payout } from '../store/payments';
import { dateView, moneyView, type View, type ViewContext } from './view';

/** A ShopifyPaymentsPayout. */
export function payoutView({ world }: ViewContext, payout: Payout): View {
	const { currency } = world.settings;
	const rows = world.store.balance.filter((row) => row.payoutId === payout.id);
	const of = (types: readonly string[]): readonly BalanceRow[] =>
		rows.filter((row) => types.some((type) => row.type.startsWith(type)));
	const gross = (some: readonly BalanceRow[]): View =>
		moneyView(
			some.reduce((sum, row) => sum + row.amount, 0),
			currency,
		);
	const fees = (some: readonly BalanceRow[]): View =>
		moneyView(
			some.reduce((sum, row) => sum + row.fee, 0),
			currency,
		);
	const sums = {
		charges: of(['CHARGE']).filter((row) => row.type === 'CHARGE'),
		refunds: of(['REFUND']),
		adjustments: of(['ADJUSTMENT', 'DISPUTE', 'CHARGEBACK', 'CHARGE_ADJUSTMENT']),
		reserved: of(['RESERVED_FUNDS']),
		retried: of(['TRANSFER_']),
	};
	return {
		__typename: 'ShopifyPaymentsPayout',
		id: gid('ShopifyPaymentsPayout', payout.id),
		legacyResourceId: String(payout.id),
		issuedAt: dateView(payout.issuedAt),
		status: payout.status,
		transactionType: payout.net < 0 ? 'WITHDRAWAL' : 'DEPOSIT',
		externalTraceId: null,
		net: moneyView(payout.net, currency),
		summary: {
			chargesGross: gross(sums.charges),
			chargesFee: fees(sums.charges),
			refundsFeeGross: gross(sums.refunds),
			refundsFee: fees(sums.refunds),
			adjustmentsGross: gross(sums.adjustments),
			adjustmentsFee: fees(sums.adjustments),
			reservedFundsGross: gross(sums.reserved),
			reservedFundsFee: fees(sums.reserved),
			retriedPayoutsGross: gross(sums.retried),
			retriedPayoutsFee: fees(sums.retried),
		},
	};
}

/** A ShopifyPaymentsBalanceTransaction. */
export function balanceView({ world }: ViewContext, row: BalanceRow): View {
	const { currency } = world.settings;
	const money = (minor: number): View => moneyView(minor, currency);
	const big = (id: number | null): string | null => (id === null ? null : String(id));
	const payout = world.store.payouts.find((one) => one.id === row.payoutId);
	return {
		__typename: 'ShopifyPaymentsBalanceTransaction',
		id: gid('ShopifyPaymentsBalanceTransaction', row.id),
		type: row.type,
		sourceType: row.sourceType,
		sourceId: big(row.sourceId),
		sourceOrderTransactionId: big(row.transactionId),
		transactionDate: dateView(row.at),
		test: false,
		adjustmentReason: row.sourceType === 'ADJUSTMENT' ? row.reason : null,
		amount: money(row.amount),
		fee: money(row.fee),
		net: money(netOf(row)),
		associatedOrder: row.order && { id: gid('Order', row.order.id), name: row.order.name },
		associatedPayout: {
			id: payout ? gid('ShopifyPaymentsPayout', payout.id) : null,
			status: payout?.status ?? 'PENDING',
		},
		adjustmentsOrders: row.adjustedOrders.map(({ name, transactionId, amount, fee }) => ({
			name,
			orderTransactionId: String(transactionId),
			amount: money(amount),
			fees: money(fee),
			net: money(amount - fee),
		})),
	};
}
