import { toOrderRefunds } from '../../../nodes/Shopify/mapping/to-order-refunds';
import type { RawRefund } from '../../../nodes/Shopify/transport/raw-refund';
import type { SourceRefund } from '../../../domain/refund/order-refunds';
import { rawRefund, rawRefundLine, rawRefundOrder, rawRefundTransaction } from './refund-fixtures';
import { bag } from './shopify-fixtures';

const SHOP = 'demo.myshopify.com';

function only(refund: RawRefund, change = {}): SourceRefund {
	const read = toOrderRefunds(rawRefundOrder([refund], change), SHOP);
	if (!read.ok) throw new Error(read.error.reason);
	const [first] = read.value.refunds;
	if (!first) throw new Error('No refund');
	return first;
}

/** Gross of each line, adjustment and each transaction of the first currency: what a shape comes to. */
const summary = ({ amounts: [paidIn], ...refund }: SourceRefund): unknown => ({
	lines: paidIn?.lines.map((line) => `${line.kind} ${line.restock} ${line.grossMinor}`),
	adjustment: paidIn?.adjustmentMinor,
	money: paidIn?.transactions.map((one) => `${one.state} ${one.amountMinor}`),
	returnId: refund.returnId,
	exchanged: refund.exchanged,
});

const adjustment = (
	reason: string,
	amount: string,
	tax = '0.00',
): RawRefund['adjustments'][number] => ({
	reason,
	amountSet: bag(amount),
	taxAmountSet: bag(tax),
});
const inReturn = (...exchange: string[]): RawRefund['return'] => ({
	id: 'gid://shopify/Return/501',
	exchangeLineItems: { nodes: exchange.map((id) => ({ id })) },
});

describe('what each act leaves behind', () => {
	it.each<[string, Partial<RawRefund>, object]>([
		['an edit took a unit off', { lines: [rawRefundLine()] }, { lines: ['goods cancel 3300'] }],
		[
			'an edit took a unit off and wrote it off',
			{ lines: [rawRefundLine({ restockType: 'NO_RESTOCK' })] },
			{ lines: ['goods none 3300'] },
		],
		[
			'the balance of an edit was paid back',
			{ transactions: [rawRefundTransaction()] },
			{ money: ['moved 3300'] },
		],
		[
			'goodwill',
			{
				transactions: [rawRefundTransaction({ amountSet: bag('10.00') })],
				adjustments: [adjustment('CUSTOMER', '-8.00', '-2.00')],
			},
			{ adjustment: 1000, money: ['moved 1000'] },
		],
		[
			'less than the goods were worth',
			{
				lines: [rawRefundLine({ restockType: 'RETURN' })],
				transactions: [rawRefundTransaction({ amountSet: bag('28.00') })],
				adjustments: [adjustment('RESTOCK', '5.00')],
			},
			{ lines: ['goods return 3300'], adjustment: -500, money: ['moved 2800'] },
		],
		[
			'a return',
			{
				return: inReturn(),
				lines: [rawRefundLine({ restockType: 'RETURN' })],
				transactions: [rawRefundTransaction()],
			},
			{ lines: ['goods return 3300'], money: ['moved 3300'], returnId: '501' },
		],
		[
			'an exchange',
			{ return: inReturn('gid://shopify/ExchangeLineItem/1'), lines: [rawRefundLine()] },
			{ lines: ['goods cancel 3300'], returnId: '501', exchanged: true },
		],
		[
			'a cancellation with shipping and duty',
			{
				lines: [rawRefundLine()],
				shipping: [
					{
						shippingLine: { title: 'Standard' },
						subtotalAmountSet: bag('5.00'),
						taxAmountSet: bag('0.50'),
					},
				],
				duties: [{ amountSet: bag('2.00') }],
				transactions: [rawRefundTransaction({ amountSet: bag('40.50') })],
			},
			{
				lines: ['goods cancel 3300', 'shipping none 550', 'duty none 200'],
				money: ['moved 4050'],
			},
		],
		[
			'a cancellation before anything was captured',
			{ lines: [rawRefundLine()], transactions: [rawRefundTransaction({ kind: 'VOID' })] },
			{ lines: ['goods cancel 3300'] },
		],
		[
			'a refund that is still pending',
			{
				lines: [rawRefundLine()],
				transactions: [rawRefundTransaction({ status: 'PENDING', processedAt: null })],
				adjustments: [adjustment('PENDING_REFUND_DISCREPANCY', '33.00')],
			},
			{ lines: ['goods cancel 3300'], money: ['pending 3300'] },
		],
	])('%s', (_what, change, expected) => {
		expect(summary(only(rawRefund(change)))).toEqual({
			lines: [],
			adjustment: 0,
			money: [],
			returnId: '',
			exchanged: false,
			...expected,
		});
	});

	it.each([
		['SUCCESS', 'moved'],
		['PENDING', 'pending'],
		['AWAITING_RESPONSE', 'pending'],
		['UNKNOWN', 'pending'],
		['A_STATUS_OF_TOMORROW', 'pending'],
		['FAILURE', 'failed'],
		['ERROR', 'failed'],
	])('a transaction that is %s counts as %s', (status, state) => {
		const refund = only(rawRefund({ transactions: [rawRefundTransaction({ status })] }));
		expect(refund.amounts[0]?.transactions[0]).toMatchObject({
			transactionId: '8101',
			gateway: 'shopify_payments',
			at: '2026-11-18T10:15:02Z',
			state,
		});
	});
});

describe('lines', () => {
	it.each([
		[false, { netMinor: 3000, taxMinor: 300, grossMinor: 3300 }],
		[true, { netMinor: 2700, taxMinor: 300, grossMinor: 3000 }],
	])('hold tax apart (prices with tax: %s)', (taxesIncluded, expected) => {
		const refund = only(rawRefund({ lines: [rawRefundLine()] }), { taxesIncluded });
		expect(refund.amounts[0]?.lines[0]).toMatchObject({
			lineId: '9001',
			sku: 'TEE',
			title: 'Tee - Black',
			quantity: 1,
			bundle: null,
			...expected,
		});
	});

	it.each([
		[3, 3],
		[0, 1],
	])('name the bundle they came from, %d of which are left', (left, quantity) => {
		const group = { id: 'gid://shopify/LineItemGroup/40', title: 'Set', quantity: left };
		const { lineItem } = rawRefundLine();
		const line = rawRefundLine({
			lineItem: { ...lineItem, lineItemGroup: { ...group, variantSku: 'SET' } },
		});
		expect(only(rawRefund({ lines: [line] })).amounts[0]?.lines[0]?.bundle).toEqual({
			groupId: '40',
			title: 'Set',
			sku: 'SET',
			quantity,
		});
	});

	it('come in both currencies where the customer paid in another', () => {
		const line = rawRefundLine({
			subtotalSet: bag('3600', 'JPY', '30.00'),
			totalTaxSet: bag('360', 'JPY', '3.00'),
		});
		const transaction = rawRefundTransaction({ amountSet: bag('3960', 'JPY', '33.01') });
		const refund = only(rawRefund({ lines: [line], transactions: [transaction] }), {
			presentmentCurrencyCode: 'JPY',
		});
		expect(
			refund.amounts.map(({ currency, lines, transactions }) => [
				currency,
				lines[0]?.grossMinor,
				transactions[0]?.amountMinor,
			]),
		).toEqual([
			['JPY', 3960, 3960],
			['GBP', 3300, 3301],
		]);
	});
});

describe('the order', () => {
	it('has its refunds oldest first', () => {
		const at = (id: number, createdAt: string | null): RawRefund =>
			rawRefund({ id: `gid://shopify/Refund/${id}`, createdAt });
		const order = rawRefundOrder([
			at(9, '2026-11-18T11:00:00Z'),
			at(10, '2026-11-18T11:00:00Z'),
			at(8, null),
		]);
		const read = toOrderRefunds(order, SHOP);
		expect(read.ok && read.value.refunds.map(({ refundId }) => refundId)).toEqual(['8', '9', '10']);
		expect(read.ok && read.value).toMatchObject({
			orderKey: 'shopify:demo.myshopify.com:6001',
			sourceId: 'gid://shopify/Order/6001',
			reference: '6001',
			name: '#1001',
		});
	});

	it.each<[string, Partial<RawRefund>, RegExp]>([
		[
			'another currency',
			{ lines: [rawRefundLine({ subtotalSet: bag('30.00', 'EUR') })] },
			/^refund 7001: refundLineItems\.0\.subtotalSet is 30\.00 EUR/,
		],
		[
			'no amount',
			{ transactions: [rawRefundTransaction({ amountSet: bag('much') })] },
			/^refund 7001: transactions\.8101\.amountSet is much GBP/,
		],
		[
			'no units',
			{ lines: [rawRefundLine({ quantity: 0 })] },
			/refunds\.0\.amounts\.0\.lines\.0\.quantity/,
		],
		['no time', { createdAt: 'yesterday' }, /refunds\.0\.createdAt/],
	])('is refused with the field that is broken: %s', (_what, change, reason) => {
		const read = toOrderRefunds(rawRefundOrder([rawRefund(change)]), SHOP);
		expect(read).toMatchObject({ ok: false, error: { code: 'SNAPSHOT_INVALID' } });
		expect(read.ok ? '' : read.error.reason).toMatch(reason);
	});

	it('is refused when money went back that no refund names', () => {
		const order = rawRefundOrder([rawRefund()], {
			transactions: [
				{ id: 'gid://shopify/OrderTransaction/8001', kind: 'SALE' },
				{ id: 'gid://shopify/OrderTransaction/8199', kind: 'REFUND' },
			],
		});
		expect(toOrderRefunds(order, SHOP)).toEqual({
			ok: false,
			error: {
				code: 'SNAPSHOT_INVALID',
				reason: 'transactions: 8199 went back without a refund',
			},
		});
	});
});
