import type { ShopifySimulator } from '../../../simulators/shopify';
import { ask, askData } from './support/shop-client';
import { seededShop, WORKED_EXAMPLE, type TestClock } from './support/seeded-shop';

let shop: ShopifySimulator;
let clock: TestClock;
let id: string;

beforeEach(async () => {
	({ shop, clock } = await seededShop());
	id = shop.shop.createOrder(WORKED_EXAMPLE).gid;
});

afterEach(() => shop.close());

const CREATE = `mutation ($input: RefundInput!, $key: String!) {
	refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } } }`;

const refundOf = (amount: string): object => ({
	orderId: id,
	transactions: [{ orderId: id, kind: 'REFUND', gateway: 'shopify_payments', amount }],
});

describe('refundCreate', () => {
	it('pays an edit\u2019s balance back without an adjustment', () => {
		shop.shop.edit(id, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
		const after = shop.shop.refund(id, { amount: 'balance' });
		expect(after.refunds[1]).toMatchObject({
			lines: [],
			adjustments: [],
			transactions: [{ kind: 'REFUND', amount: '13.20' }],
		});
		expect(after.totals).toMatchObject({ total: '71.00', refunded: '13.20', outstanding: '0.00' });
		expect(after.financialStatus).toBe('PARTIALLY_REFUNDED');
	});

	it('books goodwill as a negative adjustment and keeps the balance at nil', () => {
		const after = shop.shop.refund(id, { amount: '10.00' });
		expect(after.refunds[0]?.adjustments).toStrictEqual([{ reason: 'CUSTOMER', amount: '-10.00' }]);
		expect(after.totals).toMatchObject({ total: '84.20', refunded: '10.00', outstanding: '0.00' });
	});

	it('lets a fulfilled unit go without touching what still waits', () => {
		shop.shop.fulfil(id, [{ sku: 'TEE', quantity: 1 }]);
		const after = shop.shop.refund(id, { lines: [{ sku: 'TEE', quantity: 1 }], amount: '33.00' });
		expect(after.lines[0]).toMatchObject({
			currentQuantity: 1,
			unfulfilledQuantity: 1,
			fulfilledQuantity: 1,
		});
		const kept = shop.shop.refund(id, {
			lines: [{ sku: 'TEE', quantity: 1, restockType: 'CANCEL' }],
		});
		expect(kept.lines[0]).toMatchObject({ currentQuantity: 0, unfulfilledQuantity: 0 });
	});

	it('waits for a slow gateway: no money counted, a positive adjustment until it succeeds', () => {
		shop.switches.refundsPending = true;
		const lines = [{ sku: 'TEE', quantity: 1, restockType: 'CANCEL' as const }];
		const pending = shop.shop.refund(id, { lines, amount: '33.00' });
		expect(pending.refunds[0]?.adjustments).toStrictEqual([
			{ reason: 'PENDING_REFUND_DISCREPANCY', amount: '33.00' },
		]);
		expect(pending.totals).toMatchObject({ refunded: '0.00', outstanding: '0.00' });
		const settled = shop.shop.settleRefunds(id);
		expect(settled.refunds[0]?.adjustments).toStrictEqual([]);
		expect(settled.totals).toMatchObject({ refunded: '33.00', outstanding: '0.00' });
	});

	it('refuses more units or money than there are, changing nothing', () => {
		const before = shop.shop.order(id);
		expect(() => shop.shop.refund(id, { lines: [{ sku: 'MUG', quantity: 2 }] })).toThrow(
			/more items/,
		);
		expect(() => shop.shop.refund(id, { amount: '84.21' })).toThrow(/exceeds/);
		expect(() =>
			shop.shop.refund(id, { lines: [{ sku: 'MUG', quantity: 1 }], shipping: '6.00' }),
		).toThrow(/Shipping/);
		expect(() =>
			shop.shop.refund(id, {
				lines: [{ sku: 'MUG', quantity: 1, restockType: 'RETURN' }],
			}),
		).toThrow(/not been fulfilled/);
		expect(shop.shop.order(id)).toStrictEqual(before);
	});

	it('repeats the first answer for a repeated key, and refuses the key for other input', async () => {
		const first = await ask(shop, CREATE, { input: refundOf('5.00'), key: 'a' });
		const second = await ask(shop, CREATE, { input: refundOf('5.00'), key: 'a' });
		expect(second.data.text('refundCreate.refund.id')).toBe(
			first.data.text('refundCreate.refund.id'),
		);
		expect(shop.shop.order(id).totals.refunded).toBe('5.00');
		const other = await ask(shop, CREATE, { input: refundOf('6.00'), key: 'a' });
		expect(other.errors[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
		expect(shop.shop.order(id).refunds).toHaveLength(1);
	});

	it('demands the directive from 2026-04 on', async () => {
		const bare = CREATE.replace('@idempotent(key: $key)', '').replace(', $key: String!', '');
		const refused = await ask(shop, bare, { input: refundOf('5.00') });
		expect(refused.errors[0]?.message).toMatch(/@idempotent/);
		expect(shop.shop.order(id).refunds).toHaveLength(0);
		const older = await ask(shop, bare, { input: refundOf('5.00') }, { version: '2026-01' });
		expect(older.errors).toStrictEqual([]);
		expect(shop.shop.order(id).refunds).toHaveLength(1);
	});
});

describe('suggestedRefund', () => {
	it('proposes the balance an edit left, or the worth of lines', async () => {
		const query = `query ($id: ID!, $lines: [RefundLineItemInput!]) { order(id: $id) {
			suggestedRefund(refundLineItems: $lines) { amountSet { presentmentMoney { amount } }
				suggestedTransactions { gateway parentTransaction { id } } } } }`;
		const lineItemId = `gid://shopify/LineItem/${shop.shop.order(id).lines[0]?.id ?? ''}`;
		const lines = [{ lineItemId, quantity: 1 }];
		const forLine = await askData(shop, query, { id, lines });
		const amount = 'order.suggestedRefund.amountSet.presentmentMoney.amount';
		expect(forLine.text(amount)).toBe('33.00');
		shop.shop.edit(id, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
		const balance = await askData(shop, query, { id });
		expect(balance.text(amount)).toBe('13.20');
		expect(balance.text('order.suggestedRefund.suggestedTransactions.0.gateway')).toBe(
			'shopify_payments',
		);
	});
});

describe('orderCancel', () => {
	const CANCEL = `mutation ($id: ID!, $refund: Boolean!) { orderCancel(orderId: $id, reason: CUSTOMER,
		restock: true, refundMethod: { originalPaymentMethodsRefund: $refund }) {
		jobResult { id status } orderCancelUserErrors { message code } } }`;
	const STATUS = `query ($id: ID!) { node(id: $id) { ... on OrderCancelJobResult {
		status done errors { message } } } }`;

	it('answers a job first, and the order changes when it has run', async () => {
		shop.switches.cancelJobMs = 1500;
		const started = await ask(shop, CANCEL, { id, refund: true });
		const job = started.data.text('orderCancel.jobResult.id');
		expect(shop.shop.order(id).cancelledAt).toBeNull();
		expect((await askData(shop, STATUS, { id: job })).at('node.status').value).toBe('STARTED');
		clock.advance(1);
		await shop.webhooks.idle();
		expect((await askData(shop, STATUS, { id: job })).at('node.status').value).toBe('SUCCEEDED');
		const after = shop.shop.order(id);
		expect(after.cancelledAt).toBe('2026-11-20T10:00:01.000Z');
		expect(after.totals).toMatchObject({ total: '0.00', refunded: '84.20', outstanding: '0.00' });
		expect(after.refunds[0]?.lines.map((line) => line.restockType)).toStrictEqual([
			'CANCEL',
			'CANCEL',
		]);
		expect(after.financialStatus).toBe('REFUNDED');
		expect(after.fulfilmentOrders.map((one) => one.status)).toStrictEqual(['CANCELLED']);
		const again = await ask(shop, CANCEL, { id, refund: true });
		expect(again.data.text('orderCancel.orderCancelUserErrors.0.code')).toBe('INVALID');
	});

	it('voids an authorisation', () => {
		const open = shop.shop.createOrder({ ...WORKED_EXAMPLE, financialStatus: 'AUTHORIZED' }).gid;
		const after = shop.shop.cancel(open);
		expect(after.refunds[0]?.transactions).toMatchObject([{ kind: 'VOID', amount: '84.20' }]);
		expect(after.financialStatus).toBe('VOIDED');
		expect(after.totals).toMatchObject({ total: '0.00', refunded: '0.00', outstanding: '0.00' });
	});

	it('may fail, and then nothing has changed', async () => {
		shop.switches.cancelJobFails = 'Fulfillments cannot be canceled';
		const before = shop.shop.order(id);
		const started = await ask(shop, CANCEL, { id, refund: true });
		await shop.webhooks.idle();
		const status = await askData(shop, STATUS, {
			id: started.data.text('orderCancel.jobResult.id'),
		});
		expect(status.at('node').value).toMatchObject({
			status: 'FAILED',
			errors: [{ message: 'Fulfillments cannot be canceled' }],
		});
		expect(shop.shop.order(id)).toStrictEqual(before);
	});
});
