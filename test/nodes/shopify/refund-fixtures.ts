import type {
	RawRefund,
	RawRefundLine,
	RawRefundOrder,
	RawRefundTransaction,
} from '../../../nodes/Shopify/transport/raw-refund';
import { bag } from './shopify-fixtures';

/** One tee at 30.00 + 3.00 tax. */
export const rawRefundLine = (change: Partial<RawRefundLine> = {}): RawRefundLine => ({
	quantity: 1,
	restockType: 'CANCEL',
	restocked: true,
	subtotalSet: bag('30.00'),
	totalTaxSet: bag('3.00'),
	lineItem: {
		id: 'gid://shopify/LineItem/9001',
		sku: 'TEE',
		name: 'Tee - Black',
		lineItemGroup: null,
	},
	...change,
});

/** 33.00 that went back through Shopify Payments. */
export const rawRefundTransaction = (
	change: Partial<RawRefundTransaction> = {},
): RawRefundTransaction => ({
	id: 'gid://shopify/OrderTransaction/8101',
	kind: 'REFUND',
	status: 'SUCCESS',
	gateway: 'shopify_payments',
	createdAt: '2026-11-18T10:15:00Z',
	processedAt: '2026-11-18T10:15:02Z',
	amountSet: bag('33.00'),
	...change,
});

/** A refund of nothing. */
export const rawRefund = (change: Partial<RawRefund> = {}): RawRefund => ({
	id: 'gid://shopify/Refund/7001',
	order: { updatedAt: '2026-11-18T10:15:00Z' },
	createdAt: '2026-11-18T10:15:00Z',
	processedAt: '2026-11-18T10:15:00Z',
	note: null,
	return: null,
	duties: [],
	transactions: [],
	lines: [],
	shipping: [],
	adjustments: [],
	...change,
});

/** An order with prices before tax, and these refunds. */
export const rawRefundOrder = (
	refunds: RawRefund[],
	change: Partial<RawRefundOrder> = {},
): RawRefundOrder => ({
	id: 'gid://shopify/Order/6001',
	legacyResourceId: '6001',
	name: '#1001',
	updatedAt: '2026-11-18T10:15:00Z',
	cancelledAt: null,
	sourceName: 'web',
	taxesIncluded: false,
	currencyCode: 'GBP',
	presentmentCurrencyCode: 'GBP',
	transactions: refunds.flatMap((one) => one.transactions.map(({ id, kind }) => ({ id, kind }))),
	refunds,
	...change,
});
