import type { ShopifySimulator } from '../../../simulators/shopify';
import { invariantViolations } from './support/invariants';
import { seededShop, WORKED_EXAMPLE } from './support/seeded-shop';
import { askData } from './support/shop-client';
import { WebhookCatcher } from './support/webhook-catcher';

let shop: ShopifySimulator;
let id: string;

beforeEach(async () => {
	const throttle = { maximumAvailable: 1_000_000, maximumQueryCost: 10_000 };
	({ shop } = await seededShop({ throttle }));
	id = shop.shop.createOrder(WORKED_EXAMPLE).gid;
	shop.shop.fulfil(id);
});

afterEach(() => shop.close());

const ONE_TEE = [{ sku: 'TEE', quantity: 1 }];

const LEDGER = `query ($id: ID!) { order(id: $id) { returnStatus
	refunds { totalRefundedSet { shopMoney { amount } } return { id exchangeLineItems(first: 1) { nodes { id } } } }
	agreements(first: 1, reverse: true) { nodes { __typename reason
		... on ReturnAgreement { return { name status transactions(first: 5) { nodes { kind status } } } }
		sales(first: 9) { nodes { actionType quantity totalAmount { shopMoney { amount } } } }
	} }
} }`;

const sales = (
	rows: Array<{
		actionType: string;
		quantity: number;
		totalAmount: { shopMoney: { amount: string } };
	}>,
) => rows.map((one) => [one.actionType, one.quantity, one.totalAmount.shopMoney.amount]);

describe('a return', () => {
	it('changes nothing before it is processed', () => {
		const before = shop.shop.order(id);
		const open = shop.shop.createReturn(id, { lines: ONE_TEE });
		expect(open).toMatchObject({ totals: before.totals, lines: before.lines, refunds: [] });
		expect(open.returns).toMatchObject([{ name: '#1001-R1', status: 'OPEN', arrived: false }]);
		const gone = shop.shop.cancelReturn(id);
		expect(gone.returns).toMatchObject([{ status: 'CANCELED' }]);
	});

	it('leaves a refund with the return on it, and closes', async () => {
		shop.shop.createReturn(id, { lines: ONE_TEE });
		const after = shop.shop.processReturn(id);
		expect(after.refunds).toMatchObject([
			{
				returnId: after.returns[0]?.id,
				lines: [
					{ quantity: 1, restockType: 'RETURN', restocked: true, subtotal: '30.00', tax: '3.00' },
				],
				transactions: [{ kind: 'REFUND', status: 'SUCCESS', amount: '33.00' }],
				adjustments: [],
			},
		]);
		expect(after.returns).toMatchObject([{ status: 'CLOSED', arrived: true }]);
		expect(after.totals).toMatchObject({ total: '51.20', outstanding: '0.00' });
		const order = (await askData(shop, LEDGER, { id })).at('order');
		expect(order.at('returnStatus').value).toBe('RETURNED');
		expect(order.at('agreements.nodes.0').value).toMatchObject({
			__typename: 'ReturnAgreement',
			reason: 'RETURN',
			return: { name: '#1001-R1', status: 'CLOSED' },
		});
		expect(await invariantViolations(shop, id)).toEqual([]);
	});

	it.each([
		['none', { transactions: [], adjustments: [] }, '-33.00'],
		['30.00', { transactions: [{ amount: '30.00' }], adjustments: [{ amount: '3.00' }] }, '0.00'],
		['40.00', { transactions: [{ amount: '40.00' }], adjustments: [{ amount: '-7.00' }] }, '0.00'],
	])('may pay back another amount: %s', async (refund, row, outstanding) => {
		shop.shop.createReturn(id, { lines: ONE_TEE });
		const after = shop.shop.processReturn(id, { refund });
		expect(after.refunds).toMatchObject([row]);
		expect(after.totals.outstanding).toBe(outstanding);
		expect(await invariantViolations(shop, id)).toEqual([]);
	});

	it('counts the stock once, when the goods are in', async () => {
		const STOCK =
			'{ inventoryItems(first: 1, query: "sku:TEE") { nodes { inventoryLevels(first: 1) { nodes { quantities(names: ["available"]) { quantity } } } } } }';
		const available = async (): Promise<unknown> =>
			(await askData(shop, STOCK)).at(
				'inventoryItems.nodes.0.inventoryLevels.nodes.0.quantities.0.quantity',
			).value;
		const before = Number(await available());
		shop.shop.createReturn(id, { lines: ONE_TEE });
		shop.shop.processReturn(id, { disposition: null });
		expect(await available()).toBe(before);
		expect(shop.shop.disposeReturn(id).returns).toMatchObject([{ status: 'CLOSED' }]);
		expect(await available()).toBe(before + 1);
		shop.shop.createReturn(id, { lines: ONE_TEE });
		shop.shop.processReturn(id, { disposition: 'MISSING' });
		expect(await available()).toBe(before + 1);
	});

	it('is refused for units that never left, were given back, or are in another one', () => {
		const other = shop.shop.createOrder(WORKED_EXAMPLE).gid;
		shop.shop.fulfil(other, ONE_TEE);
		const lines = [{ sku: 'TEE', quantity: 2 }];
		expect(() => shop.shop.createReturn(other, { lines })).toThrow(/can be returned/);
		shop.shop.createReturn(id, { lines: ONE_TEE });
		expect(() => shop.shop.createReturn(id, { lines })).toThrow(/can be returned/);
		expect(() => shop.shop.cancel(id)).toThrow(/open returns/);
		const before = shop.shop.order(id);
		expect(() => shop.shop.processReturn(id, { refund: '84.21' })).toThrow(/exceeds/);
		expect(shop.shop.order(id)).toEqual(before);
		shop.shop.refund(id, { lines, amount: '66.00' });
		expect(() => shop.shop.processReturn(id)).toThrow(/can be processed/);
	});
});

describe('an exchange', () => {
	it('that costs more is paid with a sale: the refund has its lines and no money', async () => {
		const after = shop.shop.exchange(id, {
			returned: ONE_TEE,
			sent: [{ sku: 'LAMP', quantity: 1 }],
			disposition: null,
		});
		expect(after.lines[2]).toMatchObject({ sku: 'LAMP', currentQuantity: 1, addedByEdit: false });
		expect(after.edited).toBe(false);
		expect(after.refunds).toMatchObject([
			{ lines: [{ restockType: 'NO_RESTOCK' }], transactions: [], adjustments: [] },
		]);
		expect(after.totals).toMatchObject({
			total: '104.00',
			received: '104.00',
			outstanding: '0.00',
		});
		const order = (await askData(shop, LEDGER, { id })).at('order');
		expect(order.at('returnStatus').value).toBe('IN_PROGRESS');
		expect(order.at('refunds.0').value).toMatchObject({
			totalRefundedSet: { shopMoney: { amount: '0.00' } },
			return: { exchangeLineItems: { nodes: [{}] } },
		});
		expect(order.at('agreements.nodes.0.return.transactions.nodes').value).toEqual([
			{ kind: 'SALE', status: 'SUCCESS' },
		]);
		expect(sales(order.at('agreements.nodes.0.sales.nodes').value as never)).toEqual([
			['RETURN', -1, '-33.00'],
			['ORDER', 1, '52.80'],
		]);
		expect(await invariantViolations(shop, id)).toEqual([]);
	});

	it('that costs more may stay owed', async () => {
		const sent = [{ sku: 'LAMP', quantity: 1 }];
		const after = shop.shop.exchange(id, { returned: ONE_TEE, sent, collect: false });
		expect(after.totals).toMatchObject({ received: '84.20', outstanding: '19.80' });
		expect(after.financialStatus).toBe('PARTIALLY_PAID');
		expect(await invariantViolations(shop, id)).toEqual([]);
	});

	it('that costs less pays the difference back', async () => {
		const sent = [{ sku: 'MUG', quantity: 1 }];
		const after = shop.shop.exchange(id, { returned: ONE_TEE, sent });
		expect(after.refunds).toMatchObject([
			{ transactions: [{ kind: 'REFUND', amount: '19.80' }], adjustments: [] },
		]);
		expect(after.totals).toMatchObject({ total: '64.40', refunded: '19.80', outstanding: '0.00' });
		expect(await invariantViolations(shop, id)).toEqual([]);
	});

	it('sends its goods apart, held until the others are back', () => {
		const sent = [{ sku: 'LAMP', quantity: 1 }];
		const held = shop.shop.exchange(id, { returned: ONE_TEE, sent, disposition: null });
		const own = held.fulfilmentOrders.find((one) => one.lines[0]?.lineId === held.lines[2]?.id);
		expect(own).toMatchObject({ status: 'ON_HOLD', holds: [{ reason: 'AWAITING_RETURN_ITEMS' }] });
		const back = shop.shop.disposeReturn(id, { type: 'NOT_RESTOCKED' });
		expect(back.fulfilmentOrders.find((one) => one.id === own?.id)?.status).toBe('OPEN');
	});

	it('may wait to be processed, and then has no lines yet', () => {
		const sent = [{ sku: 'LAMP', quantity: 1 }];
		const open = shop.shop.exchange(id, { returned: ONE_TEE, sent, processed: false });
		expect(open.lines).toHaveLength(2);
		expect(open.returns[0]?.exchange).toEqual([{ quantity: 1, processed: 0, lineIds: [] }]);
		expect(shop.shop.processReturn(id).lines).toHaveLength(3);
	});
});

describe('webhooks of returns', () => {
	let catcher: WebhookCatcher;

	beforeEach(async () => {
		catcher = await new WebhookCatcher().start();
	});

	afterEach(() => catcher.stop());

	it('tell of the return, not of an edit', async () => {
		await catcher.subscribe(shop, [
			'RETURNS_APPROVE',
			'RETURNS_PROCESS',
			'RETURNS_CLOSE',
			'REVERSE_FULFILLMENT_ORDERS_DISPOSE',
			'ORDERS_EDITED',
			'REFUNDS_CREATE',
		]);
		const sent = [{ sku: 'LAMP', quantity: 1 }];
		const { returns, refunds } = shop.shop.exchange(id, { returned: ONE_TEE, sent });
		await shop.webhooks.idle();
		const bodies = new Map(catcher.caught.map((one) => [one.topic, one.body.value]));
		expect([...bodies.keys()].sort()).toEqual([
			'refunds/create',
			'returns/approve',
			'returns/close',
			'returns/process',
			'reverse_fulfillment_orders/dispose',
		]);
		expect(bodies.get('returns/approve')).toMatchObject({
			status: 'open',
			order: { admin_graphql_api_id: id },
			total_exchange_line_items: 1,
		});
		expect(bodies.get('returns/process')).toEqual({});
		expect(bodies.get('refunds/create')).toMatchObject({
			id: Number(refunds[0]?.id),
			return: { id: Number(returns[0]?.id) },
		});
		expect(bodies.get('reverse_fulfillment_orders/dispose')).toMatchObject({
			dispositions: [{ type: 'restocked', quantity: 1 }],
		});
	});
});
