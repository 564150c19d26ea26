import type { ShopifySimulator } from '../../../simulators/shopify';
import { seededShop, WORKED_EXAMPLE } from './support/seeded-shop';
import { askData } from './support/shop-client';

let shop: ShopifySimulator;

beforeEach(async () => {
	({ shop } = await seededShop());
});

afterEach(() => shop.close());

const place = () => shop.shop.createOrder(WORKED_EXAMPLE);

it('cancels the order and makes a tagged one with its name, its payment and its customer', async () => {
	const old = place();
	const made = shop.shop.recreate(old.gid, [
		{ setQuantity: { sku: 'MUG', quantity: 0 } },
		{ addLine: { sku: 'LAMP', quantity: 1 } },
	]);
	expect(made.name).toBe('#1001A');
	expect(shop.shop.order(old.gid)).toMatchObject({
		tags: ['Edit Order - Cancelled'],
		financialStatus: 'PAID',
		totals: { total: '0.00', received: '84.20', refunded: '0.00' },
		refunds: [{ transactions: [], lines: [{ restockType: 'CANCEL' }, { restockType: 'CANCEL' }] }],
	});
	expect(shop.shop.order(old.gid).cancelledAt).not.toBeNull();
	expect(shop.shop.order(made.gid)).toMatchObject({
		tags: ['Edit Order'],
		cancelledAt: null,
		financialStatus: 'PARTIALLY_PAID',
		totals: { received: '84.20', total: '123.80' },
		app: { title: 'Edit Order' },
		lines: [
			{ sku: 'TEE', currentQuantity: 2, unitPrice: '30.00' },
			{ sku: 'LAMP', currentQuantity: 1 },
		],
	});
	const customers = await askData(
		shop,
		'query { orders(first: 5) { nodes { name customer { id } paymentGatewayNames } } }',
		{},
	);
	const [first, second] = customers.list('orders.nodes');
	expect(second?.text('customer.id')).toBe(first?.text('customer.id'));
	expect(second?.at('paymentGatewayNames').value).toEqual(['manual']);
});

it('keeps discounts of the units that stay, and the shipping', () => {
	const { gid } = shop.shop.createOrder({
		lines: [{ sku: 'LAMP', quantity: 2, discount: { percentage: 50 } }],
		shipping: { title: 'Standard', price: '5.00' },
		taxRates: [],
	});
	const made = shop.shop.recreate(gid, [{ setQuantity: { sku: 'LAMP', quantity: 1 } }]);
	expect(shop.shop.order(made.gid).totals).toMatchObject({ total: '29.00', shipping: '5.00' });
});

it('can leave out everything that tells: name, tags, payment, cancellation', () => {
	const old = place();
	const made = shop.shop.recreate(old.gid, [], {
		suffix: null,
		tags: false,
		copyPayment: false,
		cancel: false,
		app: { id: 42, title: 'Duplicator' },
	});
	expect(made.name).toBe('#1002');
	expect(shop.shop.order(old.gid)).toMatchObject({ tags: [], cancelledAt: null });
	expect(shop.shop.order(made.gid)).toMatchObject({
		tags: [],
		financialStatus: 'PENDING',
		app: { id: 42 },
	});
});

it('dates the cancellation back, and tells it after the creation when the new order comes first', async () => {
	const old = place();
	await askData(
		shop,
		`mutation { create: webhookSubscriptionCreate(topic: ORDERS_CREATE,
			webhookSubscription: { uri: "http://127.0.0.1:9/hook" }) { userErrors { message } }
		cancelled: webhookSubscriptionCreate(topic: ORDERS_CANCELLED,
			webhookSubscription: { uri: "http://127.0.0.1:9/hook" }) { userErrors { message } } }`,
		{},
	);
	const made = shop.shop.recreate(old.gid, [], { delaySeconds: 30, createFirst: true });
	const after = shop.shop.order(made.gid).createdAt;
	const before = shop.shop.order(old.gid).cancelledAt ?? '';
	expect(Date.parse(after) - Date.parse(before)).toBe(30_000);
	expect(shop.webhooks.deliveries.map((one) => one.topic)).toEqual([
		'orders/create',
		'orders/cancelled',
	]);
});
