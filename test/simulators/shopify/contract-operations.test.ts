import type { ShopifySimulator } from '../../../simulators/shopify';
import { loadShopifyContract } from '../../support/shopify-contract';
import { seededShop, WORKED_EXAMPLE } from './support/seeded-shop';
import { ask, type Json } from './support/shop-client';
import { StoredOperations } from './support/stored-operations';

const contract = loadShopifyContract();
const suite = contract ? describe : describe.skip;
if (!contract) console.warn('Shopify contract not found: operations skipped');

let shop: ShopifySimulator;
const operations = new StoredOperations(contract);

const run = (name: string, variables?: Record<string, unknown>): Promise<Json> =>
	operations.run(shop, name, variables);
const change = (name: string, field: string, variables: Record<string, unknown>): Promise<Json> =>
	operations.change(shop, name, field, variables);

suite('the stored operations against a seeded shop', () => {
	let id: string;

	beforeEach(async () => {
		({ shop } = await seededShop());
		({ gid: id } = shop.shop.createOrder({
			...WORKED_EXAMPLE,
			orderDiscount: { amount: '7.00', title: 'SEVEN', kind: 'code' },
			tags: ['vip'],
			note: 'ring twice',
		}));
	});

	afterEach(() => shop.close());

	it('reads an order that went through everything', async () => {
		shop.shop.edit(id, [
			{ setQuantity: { sku: 'MUG', quantity: 0 } },
			{ addVariant: { sku: 'LAMP', quantity: 1 } },
			{ discountLine: { sku: 'TEE', percentage: 10, description: 'sorry' } },
			{ replaceShipping: { title: 'Express', price: '9.00' } },
		]);
		shop.shop.fulfil(id, [{ sku: 'TEE', quantity: 1 }], { company: 'DPD', number: 'X1' });
		shop.shop.holdFulfilment(id, { handle: 'h1' });
		shop.shop.refund(id, { amount: '3.00', note: 'late' });
		const refund = (await run('03-order-money', { id })).text('order.refunds.1.id');
		for (const name of ['01-order-state', '01b-order-lines', '02-order-head', '04-order-ledger']) {
			expect((await run(name, { id })).text('order.id')).toBe(id);
		}
		expect((await run('03b-refund', { id: refund })).text('refund.note')).toBe('late');
		const goods = await run('05-order-fulfillment', { id });
		expect(goods.list('order.fulfillments')).toHaveLength(1);
		await run('07-order-events', { id });
		const since = "updated_at:>='2026-11-20T00:00:00Z'";
		expect((await run('08-orders-changed-since', { q: since })).list('orders.nodes')).toHaveLength(
			1,
		);
		const orders = await run('09-fulfillment-orders-changed-since', { q: since });
		expect(orders.list('fulfillmentOrders.nodes').length).toBeGreaterThan(0);
		const byName = await run('10-order-find-by-name', { q: 'name:#1001 OR name:#1001A' });
		expect(byName.list('orders.nodes')).toHaveLength(1);
		await run('50-suggested-refund', { id });
	});

	it('keeps webhook subscriptions', async () => {
		const sub = { uri: 'https://n8n.example.com/webhook/abc', format: 'JSON', name: 'sync' };
		const made = await change('20-webhook-subscription-create', 'webhookSubscriptionCreate', {
			topic: 'ORDERS_EDITED',
			sub,
		});
		const key = made.text('webhookSubscription.id');
		const listed = await run('23-webhook-subscriptions-list', {
			topics: ['ORDERS_EDITED'],
			uri: sub.uri,
		});
		expect(listed.text('webhookSubscriptions.nodes.0.id')).toBe(key);
		await change('21-webhook-subscription-update', 'webhookSubscriptionUpdate', {
			id: key,
			sub: { uri: 'https://n8n.example.com/webhook/def' },
		});
		await change('22-webhook-subscription-delete', 'webhookSubscriptionDelete', { id: key });
		expect(shop.webhooks.subscriptions.all()).toStrictEqual([]);
	});

	it('edits an order step by step', async () => {
		const begun = await change('30-order-edit-begin', 'orderEditBegin', { id });
		const session = begun.text('orderEditSession.id');
		const line = begun.text('calculatedOrder.lineItems.nodes.0.id');
		const money = (amount: string): object => ({ amount, currencyCode: 'GBP' });
		const lamp = (
			await ask(shop, '{ productVariants(first: 1, query: "sku:LAMP") { nodes { id } } }')
		).data;
		await change('31-order-edit-add-variant', 'orderEditAddVariant', {
			id: session,
			variantId: lamp.text('productVariants.nodes.0.id'),
			quantity: 1,
		});
		await change('32-order-edit-add-custom-item', 'orderEditAddCustomItem', {
			id: session,
			title: 'Gift wrap',
			price: money('2.50'),
			quantity: 1,
		});
		const set = await change('33-order-edit-set-quantity', 'orderEditSetQuantity', {
			id: session,
			lineItemId: line,
			quantity: 1,
			restock: true,
		});
		expect(set.text('calculatedLineItem.stagedChanges.0.__typename')).toBe(
			'OrderStagedChangeDecrementItem',
		);
		const discounted = await change(
			'34-order-edit-add-line-discount',
			'orderEditAddLineItemDiscount',
			{
				id: session,
				lineItemId: line,
				discount: { description: 'op:1', percentValue: 10 },
			},
		);
		const discountApplicationId = discounted.text(
			'calculatedLineItem.calculatedDiscountAllocations.1.discountApplication.id',
		);
		await change('35-order-edit-update-discount', 'orderEditUpdateDiscount', {
			id: session,
			discountApplicationId,
			discount: { fixedValue: money('1.00') },
		});
		await change('36-order-edit-remove-discount', 'orderEditRemoveDiscount', {
			id: session,
			discountApplicationId,
		});
		const added = await change('37-order-edit-add-shipping-line', 'orderEditAddShippingLine', {
			id: session,
			shippingLine: { title: 'Express', price: money('12.00') },
		});
		const shippingLineId = added.text('calculatedShippingLine.id');
		await change('38-order-edit-update-shipping-line', 'orderEditUpdateShippingLine', {
			id: session,
			shippingLineId,
			shippingLine: { price: money('11.00') },
		});
		await change('39-order-edit-remove-shipping-line', 'orderEditRemoveShippingLine', {
			id: session,
			shippingLineId,
		});
		const done = await change('40-order-edit-commit', 'orderEditCommit', { id: session });
		expect(done.at('order.edited').value).toBe(true);
		expect(done.text('order.agreements.nodes.0.__typename')).toBe('OrderEditAgreement');
	});

	it('updates, tags, notes a ledger and cancels', async () => {
		await change('41-order-update', 'orderUpdate', {
			input: { id, note: 'x', shippingAddress: { address1: '2 Low St', countryCode: 'GB' } },
		});
		const tagged = await run('42-tags-add-remove', { id, add: ['held'], remove: ['vip'] });
		expect(tagged.at('tagsAdd.userErrors').value).toStrictEqual([]);
		const row = { ownerId: id, namespace: '$app:sync', key: 'ledger', type: 'json', value: '{}' };
		const metafields = [{ ...row, compareDigest: null }];
		await change('43-metafields-set-cas', 'metafieldsSet', { metafields });
		const again = await run('43-metafields-set-cas', { metafields });
		expect(again.text('metafieldsSet.userErrors.0.code')).toBe('STALE_OBJECT');
		const cancelled = await change('44-order-cancel', 'orderCancel', {
			orderId: id,
			reason: 'CUSTOMER',
			restock: true,
			refundMethod: { originalPaymentMethodsRefund: true },
		});
		expect(cancelled.text('jobResult.status')).toBe('STARTED');
		await shop.webhooks.idle();
		const status = await run('45-order-cancel-status', { id: cancelled.text('jobResult.id') });
		expect(status.text('node.status')).toBe('SUCCEEDED');
		expect(status.text('node.order.cancelledAt')).toBe('2026-11-20T10:00:00Z');
	});

	it('moves money', async () => {
		shop.shop.edit(id, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
		const balance = shop.shop.order(id).totals.outstanding.replace('-', '');
		const transactions = [
			{ orderId: id, kind: 'REFUND', gateway: 'shopify_payments', amount: balance },
		];
		const made = await change('51-refund-create', 'refundCreate', {
			key: 'k',
			input: { orderId: id, transactions },
		});
		expect(made.text('order.totalOutstandingSet.presentmentMoney.amount')).toBe('0.00');
		shop.shop.edit(id, [{ addVariant: { sku: 'LAMP', quantity: 1 } }]);
		await change('52-order-create-manual-payment', 'orderCreateManualPayment', { id });
		const second = shop.shop.createOrder({ ...WORKED_EXAMPLE, financialStatus: 'AUTHORIZED' });
		const money = await run('03-order-money', { id: second.gid });
		const parentTransactionId = money.text('order.transactions.0.id');
		await change('53-order-capture', 'orderCapture', {
			input: { id: second.gid, parentTransactionId, amount: '84.20', currency: 'GBP' },
		});
		expect(shop.shop.order(second.gid).financialStatus).toBe('PAID');
	});

	it('reads returns and exchanges', async () => {
		shop.shop.fulfil(id);
		shop.shop.createReturn(id, { lines: [{ sku: 'TEE', quantity: 1, reason: 'too small' }] });
		shop.shop.processReturn(id);
		shop.shop.exchange(id, {
			returned: [{ sku: 'TEE', quantity: 1 }],
			sent: [{ sku: 'LAMP', quantity: 1 }],
			disposition: null,
		});
		const { returns } = shop.shop.order(id);
		const read = await run('06-order-returns', { id });
		expect(read.list('order.returns.nodes').map((one) => one.text('status'))).toEqual([
			'CLOSED',
			'OPEN',
		]);
		expect(read.text('order.returns.nodes.1.exchangeLineItems.nodes.0.lineItems.0.sku')).toBe(
			'LAMP',
		);
		expect(read.text('order.returns.nodes.0.returnLineItems.nodes.0.returnReasonNote')).toBe(
			'too small',
		);
		await run('04-order-ledger', { id });
		const [, exchange] = shop.shop.order(id).refunds;
		const refund = await run('03b-refund', { id: `gid://shopify/Refund/${exchange?.id}` });
		expect(refund.text('refund.return.id')).toBe(`gid://shopify/Return/${returns[1]?.id}`);
	});

	it('reads payouts and what they are made of', async () => {
		shop.shop.refund(id, { amount: '3.00' });
		shop.shop.addBalance({ type: 'ADJUSTMENT', amount: '-2.00', reason: 'fee', adjusts: [id] });
		const { id: payout } = shop.shop.payOut();
		const listed = await run('90-payouts', { q: 'status:paid' });
		expect(listed.text('shopifyPaymentsAccount.payouts.nodes.0.legacyResourceId')).toBe(payout);
		const rows = await run('91-balance-transactions', { q: `payments_transfer_id:${payout}` });
		expect(
			rows.list('shopifyPaymentsAccount.balanceTransactions.nodes').map((row) => row.text('type')),
		).toEqual(['CHARGE', 'REFUND', 'ADJUSTMENT', 'TRANSFER']);
	});

	it('looks stock up, ships and holds', async () => {
		const places = await run('64-locations');
		const locationId = places.text('locations.nodes.0.id');
		const stock = await run('60-inventory-lookup-by-sku', {
			q: "sku:'TEE' OR sku:'MUG'",
			locationId,
		});
		expect(stock.list('inventoryItems.nodes')).toHaveLength(2);
		const goods = await run('05-order-fulfillment', { id });
		const fulfilmentOrder = goods.text('order.fulfillmentOrders.nodes.0.id');
		const entry = goods.text('order.fulfillmentOrders.nodes.0.lineItems.nodes.0.id');
		const held = await change('72-fulfillment-order-hold', 'fulfillmentOrderHold', {
			id: fulfilmentOrder,
			hold: { reason: 'OTHER', handle: 'edit-1' },
		});
		await change('73-fulfillment-order-release-hold', 'fulfillmentOrderReleaseHold', {
			id: fulfilmentOrder,
			holdIds: [held.text('fulfillmentHold.id')],
		});
		const shipped = await change('70-fulfillment-create', 'fulfillmentCreate', {
			fulfillment: {
				trackingInfo: { company: 'Royal Mail', number: 'AB1GB' },
				lineItemsByFulfillmentOrder: [
					{
						fulfillmentOrderId: fulfilmentOrder,
						fulfillmentOrderLineItems: [{ id: entry, quantity: 1 }],
					},
				],
			},
		});
		const fulfillmentId = shipped.text('fulfillment.id');
		await change('71-fulfillment-tracking-update', 'fulfillmentTrackingInfoUpdate', {
			fulfillmentId,
			tracking: { number: 'AB2GB' },
		});
		await change('76-fulfillment-cancel', 'fulfillmentCancel', { id: fulfillmentId });
		await run('95-app-probe');
	});

	it('answers nodes by id, null for what is gone', async () => {
		const reply = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
			ids: [id, 'gid://shopify/Order/1', 'gid://shopify/Nothing/1'],
		});
		expect(reply.data.value).toStrictEqual({ nodes: [{ __typename: 'Order', id }, null, null] });
	});

	it('covers every operation it claims to', () => {
		expect([...operations.ran].map((name) => name.split('-')[0]).sort()).toStrictEqual(
			'01 01b 02 03 03b 04 05 06 07 08 09 10 20 21 22 23 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 50 51 52 53 60 64 70 71 72 73 76 90 91 95'.split(
				' ',
			),
		);
	});
});
