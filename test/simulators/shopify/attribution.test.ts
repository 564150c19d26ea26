import type { ShopifySimulator } from '../../../simulators/shopify';
import { seededShop, WORKED_EXAMPLE } from './support/seeded-shop';
import { ask, askData, type Json } from './support/shop-client';

let shop: ShopifySimulator;

beforeEach(async () => {
	({ shop } = await seededShop());
});

afterEach(() => shop.close());

const LEDGER = `query ($id: ID!) { order(id: $id) { agreements(first: 9) { nodes {
	__typename app { id title } user { id name } sales(first: 9) { nodes { quantity } } } } } }`;

const ledgerOf = async (gid: string): Promise<Json[]> =>
	(await askData(shop, LEDGER, { id: gid })).list('order.agreements.nodes');

it('books the sale under the channel, and edits under the app or the person who made them', async () => {
	const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
	shop.shop.edit(gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
	shop.shop.edit(gid, [{ setQuantity: { sku: 'TEE', quantity: 3 } }], { appId: 42 });
	shop.shop.edit(gid, [{ setQuantity: { sku: 'MUG', quantity: 0 } }], {
		staff: { id: 9, name: 'Ada Lovelace' },
	});
	expect((await ledgerOf(gid)).map(({ value }) => value)).toMatchObject([
		{ __typename: 'OrderAgreement', app: { title: 'Online Store' }, user: null },
		{ app: { id: 'gid://shopify/App/6510951' }, user: null, sales: { nodes: [{ quantity: -1 }] } },
		{ app: { id: 'gid://shopify/App/42' }, user: null, sales: { nodes: [{ quantity: 2 }] } },
		{ app: { title: 'Shopify' }, user: { name: 'Ada Lovelace' } },
	]);
});

it('names the app and the person in the webhook of the edit', async () => {
	const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
	await askData(
		shop,
		`mutation { webhookSubscriptionCreate(topic: ORDERS_EDITED,
			webhookSubscription: { uri: "http://127.0.0.1:9/hook" }) { userErrors { message } } }`,
	);
	shop.shop.edit(gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }], {
		staff: { id: 9, name: 'Ada Lovelace' },
	});
	expect(JSON.parse(shop.webhooks.deliveries[0]?.body ?? '')).toMatchObject({
		order_edit: { app_id: 1830279, user_id: 9 },
	});
});

it('places orders through other apps, and knows a customer again', async () => {
	const app = { id: 77, title: 'Marketplace' };
	shop.shop.createOrder(WORKED_EXAMPLE);
	shop.shop.createOrder({ ...WORKED_EXAMPLE, app, poNumber: 'PO-1' });
	shop.shop.createOrder({ ...WORKED_EXAMPLE, email: 'bob@example.com' });
	const orders = await askData(
		shop,
		'query { orders(first: 9) { nodes { poNumber app { id name } customer { id } } } }',
	);
	const [first, second, third] = orders.list('orders.nodes');
	expect(first?.at('app').value).toEqual({ id: 'gid://shopify/App/580111', name: 'Online Store' });
	expect(second?.value).toMatchObject({ poNumber: 'PO-1', app: { name: 'Marketplace' } });
	expect(second?.text('customer.id')).toBe(first?.text('customer.id'));
	expect(third?.text('customer.id')).not.toBe(first?.text('customer.id'));
	const id = first?.text('customer.id').split('/').pop();
	const mine = await askData(
		shop,
		'query ($q: String!) { orders(first: 9, query: $q) { nodes { id } } }',
		{ q: `customer_id:${id}` },
	);
	expect(mine.list('orders.nodes')).toHaveLength(2);
});

it.each([
	['read_customers', 'customer { id }', 'order.customer'],
	[
		'read_products',
		'lineItems(first: 1) { nodes { variant { id } } }',
		'order.lineItems.nodes.0.variant',
	],
	['read_users', 'agreements(first: 1) { nodes { user { id } } }', 'order.agreements.nodes.0.user'],
])('refuses a field without %s, by its path', async (scope, field, path) => {
	const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
	shop.switches.deniedScopes = [scope];
	const reply = await ask(shop, `query ($id: ID!) { order(id: $id) { name ${field} } }`, {
		id: gid,
	});
	expect(reply.errors).toMatchObject([
		{
			path: path.split('.').map((part) => (part === '0' ? 0 : part)),
			extensions: { code: 'ACCESS_DENIED' },
		},
	]);
	expect(reply.data.text('order.name')).toBe('#1001');
});
