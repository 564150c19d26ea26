import { balanceGroup } from '../../../nodes/Shopify/mapping/balance-group';
import { toPayout } from '../../../nodes/Shopify/mapping/to-payout';
import type { RawBalanceRow, RawPayoutWhole } from '../../../nodes/Shopify/transport/raw-payout';

const money = (amount: string, currencyCode = 'GBP') => ({ amount, currencyCode });

const row = (change: Partial<RawBalanceRow> = {}): RawBalanceRow => ({
	id: 'gid://shopify/ShopifyPaymentsBalanceTransaction/11',
	type: 'CHARGE',
	transactionDate: '2026-11-20T10:00:00Z',
	sourceOrderTransactionId: '8001',
	amount: money('30.00'),
	fee: money('0.90'),
	net: money('29.10'),
	associatedOrder: { id: 'gid://shopify/Order/6001', name: '#1001' },
	adjustmentsOrders: [],
	...change,
});

const payout = (rows: RawBalanceRow[], change: Partial<RawPayoutWhole> = {}): RawPayoutWhole => ({
	id: 'gid://shopify/ShopifyPaymentsPayout/701',
	legacyResourceId: '701',
	issuedAt: '2026-11-20T12:00:00Z',
	status: 'PAID',
	net: money('29.10'),
	rows,
	owners: new Map(),
	...change,
});

it.each<[string, RawPayoutWhole, string]>([
	[
		'a movement is in another currency',
		payout([row({ fee: money('0.90', 'EUR') })]),
		'fee of 11 is 0.90 EUR, not an amount in GBP',
	],
	['an amount is none', payout([row({ amount: money('x') })]), 'amount of 11 is x GBP'],
	[
		'a time is none',
		payout([row({ transactionDate: 'today' })]),
		'transactions.0.at: Invalid datetime',
	],
])('refuses a payout of which %s', (_what, raw, reason) => {
	const read = toPayout(raw, 'demo.myshopify.com');
	expect(read).toMatchObject({ ok: false, error: { code: 'PAYOUT_INVALID' } });
	expect(read.ok ? '' : read.error.reason).toContain(reason);
});

it('tells movements that do not add up as they are: that is for the reconciliation to say', () => {
	expect(toPayout(payout([]), 'demo.myshopify.com')).toMatchObject({
		ok: true,
		value: { netMinor: 2910, transactions: [] },
	});
});

it('leaves the order open when the shop does not show it', () => {
	const adjustment = row({
		associatedOrder: null,
		sourceOrderTransactionId: null,
		adjustmentsOrders: [{ orderTransactionId: '8001' }],
	});
	const read = toPayout(payout([adjustment]), 'demo.myshopify.com');
	expect(read.ok && read.value.transactions[0]).toMatchObject({
		orderTransactionId: '8001',
		order: null,
	});
});

it.each([
	['CHARGE', 'charge'],
	['CHARGE_ADJUSTMENT', 'adjustment'],
	['CHARGEBACK_FEE', 'dispute'],
	['CHARGEBACK_PROTECTION_CREDIT', 'adjustment'],
	['DISPUTE_REVERSAL', 'dispute'],
	['REFUND', 'refund'],
	['REFUND_FAILURE', 'refund'],
	['REFUND_ADJUSTMENT', 'adjustment'],
	['RESERVED_FUNDS_REVERSAL', 'reserve'],
	['TRANSFER_FAILURE', 'transfer'],
	['ADJUSTMENT', 'adjustment'],
	['TAX_ADJUSTMENT_DEBIT', 'other'],
	['A_TYPE_OF_TOMORROW', 'other'],
])('books %s as %s', (type, group) => {
	expect(balanceGroup(type)).toBe(group);
});
