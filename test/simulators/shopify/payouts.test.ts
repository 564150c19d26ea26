import type { ShopifySimulator } from '../../../simulators/shopify';
import { seededShop, WORKED_EXAMPLE, type TestClock } from './support/seeded-shop';
import { ask, askData, type Json } from './support/shop-client';

let shop: ShopifySimulator;
let clock: TestClock;
let id: string;

beforeEach(async () => {
	({ shop, clock } = await seededShop({ switches: { paymentFee: { percent: 2, fixed: '0.30' } } }));
	id = shop.shop.createOrder(WORKED_EXAMPLE).gid;
});

afterEach(() => shop.close());

const PAYOUTS = `query ($q: String, $first: Int!, $after: String) { shopifyPaymentsAccount {
	payouts(first: $first, after: $after, query: $q, sortKey: ISSUED_AT) {
		pageInfo { hasNextPage endCursor } nodes { legacyResourceId status transactionType net { amount } } } } }`;
const ROWS = `query ($q: String, $hide: Boolean = false) { shopifyPaymentsAccount {
	balanceTransactions(first: 50, query: $q, hideTransfers: $hide) { nodes {
		type sourceType sourceOrderTransactionId
		amount { amount } fee { amount } net { amount }
		associatedOrder { name } associatedPayout { id status } adjustmentsOrders { name orderTransactionId } } } } }`;

const payouts = async (q = ''): Promise<Json[]> =>
	(await askData(shop, PAYOUTS, { q, first: 50 })).list('shopifyPaymentsAccount.payouts.nodes');
const rows = async (q = '', hide = false): Promise<Json[]> =>
	(await askData(shop, ROWS, { q, hide })).list('shopifyPaymentsAccount.balanceTransactions.nodes');
const figures = (some: Json[]): string[] =>
	some.map((row) =>
		['type', 'amount.amount', 'fee.amount', 'net.amount'].map((path) => row.text(path)).join(' '),
	);

it('books payments less their fee, and refunds in full', async () => {
	shop.shop.refund(id, { amount: '10.00' });
	expect(figures(await rows())).toEqual(['CHARGE 84.20 1.98 82.22', 'REFUND -10.00 0.00 -10.00']);
	expect((await rows())[0]?.value).toMatchObject({
		associatedOrder: { name: '#1001' },
		associatedPayout: { id: null, status: 'PENDING' },
	});
	expect(shop.shop.waitingBalance()).toBe('72.22');
});

it('books captures and what an exchange costs more, but no other gateway and nothing that may still fail', async () => {
	shop.shop.payOut();
	shop.shop.createOrder({ ...WORKED_EXAMPLE, gateway: 'manual' });
	const held = shop.shop.createOrder({ ...WORKED_EXAMPLE, financialStatus: 'AUTHORIZED' });
	expect(shop.shop.waitingBalance()).toBe('0.00');
	shop.shop.markPaid(held.gid);
	shop.shop.fulfil(id);
	shop.shop.exchange(id, {
		returned: [{ sku: 'TEE', quantity: 1 }],
		sent: [{ sku: 'LAMP', quantity: 1 }],
	});
	shop.switches.refundsPending = true;
	shop.shop.refund(id, { amount: '5.00' });
	const waiting = 'payout_status:PENDING';
	expect(figures(await rows(waiting))).toEqual([
		'CHARGE 84.20 1.98 82.22',
		'CHARGE 19.80 0.70 19.10',
	]);
	shop.shop.settleRefunds(id);
	expect(figures(await rows(`${waiting} transaction_type:refund`))).toEqual([
		'REFUND -5.00 0.00 -5.00',
	]);
});

it('pays out everything that waits; a later refund is in a later payout', async () => {
	const first = shop.shop.payOut();
	expect(first).toMatchObject({ status: 'PAID', net: '82.22' });
	clock.advance(86_400);
	shop.shop.refund(id, { amount: '10.00' });
	const second = shop.shop.payOut();
	expect((await payouts()).map((one) => one.value)).toMatchObject([
		{ legacyResourceId: first.id, transactionType: 'DEPOSIT', net: { amount: '82.22' } },
		{ legacyResourceId: second.id, transactionType: 'WITHDRAWAL', net: { amount: '-10.00' } },
	]);
	const own = `payments_transfer_id:${second.id}`;
	expect(figures(await rows(own))).toEqual([
		'REFUND -10.00 0.00 -10.00',
		'TRANSFER 10.00 0.00 10.00',
	]);
	expect(figures(await rows(own, true))).toHaveLength(1);
	expect(() => shop.shop.payOut()).toThrow(/nothing to pay out/);
});

it('finds payouts by status and time, page by page', async () => {
	const ids: string[] = [];
	for (let day = 0; day < 5; day += 1) {
		clock.advance(86_400);
		shop.shop.createOrder(WORKED_EXAMPLE);
		ids.push(shop.shop.payOut(day === 4 ? { status: 'SCHEDULED' } : {}).id);
	}
	const found = async (q: string): Promise<string[]> =>
		(await payouts(q)).map((one) => one.text('legacyResourceId'));
	expect(await found("status:paid issued_at:>='2026-11-23T00:00:00Z'")).toEqual(ids.slice(2, 4));
	expect(await found('status:scheduled')).toEqual(ids.slice(4));
	const page = await askData(shop, PAYOUTS, { first: 2 });
	const { endCursor } = page.at('shopifyPaymentsAccount.payouts.pageInfo').value as {
		endCursor: string;
	};
	const next = await askData(shop, PAYOUTS, { first: 2, after: endCursor });
	expect(next.text('shopifyPaymentsAccount.payouts.nodes.0.legacyResourceId')).toBe(ids[2]);
});

it.each([
	['FAILED', 'TRANSFER_FAILURE'],
	['CANCELED', 'TRANSFER_CANCEL'],
] as const)('pays the money of a payout that was %s with the next one', async (status, type) => {
	const lost = shop.shop.payOut({ status: 'SCHEDULED' });
	shop.shop.settlePayout(lost.id, status);
	expect(figures(await rows('payout_status:PENDING'))).toEqual([`${type} 82.22 0.00 82.22`]);
	expect(shop.shop.payOut().net).toBe('82.22');
	expect(() => shop.shop.settlePayout(lost.id, 'PAID')).toThrow(/not scheduled/);
});

it('books what no order causes', async () => {
	shop.shop.addBalance({ type: 'ADJUSTMENT', amount: '-3.00', fee: '0.50', adjusts: [id] });
	shop.shop.addBalance({
		type: 'DISPUTE_WITHDRAWAL',
		sourceType: 'DISPUTE',
		amount: '-84.20',
		order: id,
	});
	shop.shop.addBalance({ type: 'RESERVED_FUNDS', amount: '-20.00' });
	const [, adjustment, dispute, reserve] = await rows();
	const payment = (await rows())[0]?.text('sourceOrderTransactionId');
	expect(adjustment?.value).toMatchObject({
		net: { amount: '-3.50' },
		associatedOrder: null,
		adjustmentsOrders: [{ name: '#1001', orderTransactionId: payment }],
	});
	expect(dispute?.value).toMatchObject({
		sourceType: 'DISPUTE',
		associatedOrder: { name: '#1001' },
	});
	expect(reserve?.value).toMatchObject({ type: 'RESERVED_FUNDS', associatedOrder: null });
	expect(shop.shop.payOut().net).toBe('-25.48');
});

it('is behind a scope of its own', async () => {
	shop.switches.deniedScopes = ['read_shopify_payments_payouts'];
	const { errors } = await ask(shop, ROWS);
	expect(errors[0]?.extensions?.code).toBe('ACCESS_DENIED');
});
