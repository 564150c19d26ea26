import type { ShopifySimulator } from '../../../simulators/shopify';
import { seededShop } from './support/seeded-shop';
import { askData, type Json } from './support/shop-client';
import { WebhookCatcher } from './support/webhook-catcher';

let shop: ShopifySimulator;
let order: string;
beforeEach(async () => {
	({ shop } = await seededShop());
	order = place();
});
afterEach(async () => await shop.close());

const place = (): string =>
	shop.shop.createOrder({
		lines: [
			{ sku: 'TEE', quantity: 2 },
			{ sku: 'MUG', quantity: 1 },
		],
	}).gid;

const CREATE = `mutation ($fulfillment: FulfillmentInput!) {
	fulfillmentCreate(fulfillment: $fulfillment) {
		fulfillment { id trackingInfo { company number url } } userErrors { field message }
	}
}`;

type Part = { id: string; lines?: Array<{ id: string; quantity: number }> };

/** Sends a fulfilment; answers its payload. */
async function create(parts: Part[], more: object = {}): Promise<Json> {
	const lineItemsByFulfillmentOrder = parts.map(({ id, lines }) => ({
		fulfillmentOrderId: id,
		...(lines ? { fulfillmentOrderLineItems: lines } : {}),
	}));
	const data = await askData(shop, CREATE, {
		fulfillment: { lineItemsByFulfillmentOrder, ...more },
	});
	return data.at('fulfillmentCreate');
}

const refusal = async (...given: Parameters<typeof create>): Promise<string> =>
	(await create(...given)).text('userErrors.0.message');

/** Fulfilment orders of an order with their lines. */
async function works(of = order): Promise<Array<Required<Part>>> {
	const data = await askData(
		shop,
		`query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 9) { nodes {
			id lineItems(first: 9) { nodes { id remainingQuantity } } } } } }`,
		{ id: of },
	);
	return data.list('order.fulfillmentOrders.nodes').map((node) => ({
		id: node.text('id'),
		lines: node.list('lineItems.nodes').map((line) => ({
			id: line.text('id'),
			quantity: line.number('remainingQuantity'),
		})),
	}));
}

async function work(of = order): Promise<Required<Part>> {
	const [first] = await works(of);
	if (!first) throw new Error('No fulfilment order');
	return first;
}

describe('fulfillmentCreate refuses, and then nothing has changed', () => {
	afterEach(() => expect(shop.shop.order(order).fulfilments).toEqual([]));

	it('no units at all', async () => {
		expect(await refusal([])).toContain('must be given');
	});

	it.each([
		['more than is left', 3],
		['none', 0],
	])('%s of a line', async (_what, quantity) => {
		const { id, lines } = await work();
		expect(await refusal([{ id, lines: [{ id: lines[0]?.id ?? '', quantity }] }])).toContain(
			'Invalid fulfillment order line item quantity',
		);
	});

	it('more than is left in two parts', async () => {
		const { id, lines } = await work();
		const line = { id: lines[0]?.id ?? '', quantity: 2 };
		expect(await refusal([{ id, lines: [line, line] }])).toContain('Invalid');
		expect(
			await refusal([
				{ id, lines: [line] },
				{ id, lines: [line] },
			]),
		).toContain('Invalid');
	});

	it('more than 512 lines', async () => {
		const { id, lines } = await work();
		const line = { id: lines[0]?.id ?? '', quantity: 1 };
		expect(await refusal([{ id, lines: Array(513).fill(line) }])).toContain('512');
	});

	it('fulfilment orders of two locations, or of two orders', async () => {
		const { id: locationId } = shop.shop.addLocation({ name: 'North' });
		shop.shop.moveFulfilment(order, { sku: 'MUG', quantity: 1, locationId });
		expect(await refusal((await works()).map(({ id }) => ({ id })))).toContain('one location');
		const other = await work(place());
		expect(await refusal([{ id: (await work()).id }, { id: other.id }])).toContain('one order');
	});

	it.each([
		['on_hold', () => shop.shop.holdFulfilment(order)],
		['scheduled', () => shop.shop.scheduleFulfilment(order, '2026-12-24T00:00:00Z')],
		['cancelled', () => shop.shop.cancel(order)],
	])('what is %s', async (status, act) => {
		const { id } = await work();
		act();
		expect(await refusal([{ id }])).toContain(`unfulfillable status= ${status}`);
	});

	it('a line and a fulfilment order that it does not have', async () => {
		const { id } = await work();
		const line = { id: 'gid://shopify/FulfillmentOrderLineItem/1', quantity: 1 };
		expect(await refusal([{ id, lines: [line] }])).toContain('does not exist');
		expect(await refusal([{ id: 'gid://shopify/FulfillmentOrder/1' }])).toContain('not exist');
	});

	it('an address that is none', async () => {
		const { id } = await work();
		const trackingInfo = { number: 'T1', url: 'not one' };
		expect(await refusal([{ id }], { trackingInfo })).toContain('url is invalid');
	});
});

it('what has left is not there to leave again', async () => {
	const { id, lines } = await work();
	const part = [{ id, lines: lines.slice(0, 1) }];
	expect((await create(part)).list('userErrors')).toEqual([]);
	expect(await refusal(part)).toContain('Invalid');
	await create([{ id }]);
	expect(await refusal([{ id }])).toContain('unfulfillable status= closed');
});

it('numbers and addresses stand side by side, and the customer is written to if that is asked', async () => {
	const { id } = await work();
	const trackingInfo = { company: 'DPD', numbers: ['T1', 'T2'], urls: ['https://a.example/1'] };
	const made = await create([{ id }], { notifyCustomer: true, trackingInfo });
	expect(made.at('fulfillment.trackingInfo').value).toEqual([
		{ company: 'DPD', number: 'T1', url: 'https://a.example/1' },
		{ company: 'DPD', number: 'T2', url: null },
	]);
	expect(shop.shop.order(order).fulfilments).toMatchObject([{ notices: 1 }]);
});

it('tracking is replaced as a whole, but not of what was called off', async () => {
	const update = async (): Promise<Json> =>
		(
			await askData(
				shop,
				`mutation ($id: ID!) { fulfillmentTrackingInfoUpdate(
					fulfillmentId: $id, trackingInfoInput: { number: "T2" }, notifyCustomer: true
				) { fulfillment { id } userErrors { message } } }`,
				{ id: made.text('fulfillment.id') },
			)
		).at('fulfillmentTrackingInfoUpdate');
	const { id } = await work();
	const made = await create([{ id }], { trackingInfo: { company: 'DPD', number: 'T1' } });
	await update();
	expect(shop.shop.order(order).fulfilments).toMatchObject([
		{ tracking: [{ company: null, number: 'T2', url: null }], notices: 1 },
	]);
	shop.shop.cancelFulfilment(order, '#1001-F1');
	expect((await update()).text('userErrors.0.message')).toContain('canceled');
	expect(shop.shop.order(order).fulfilmentStatus).toBe('UNFULFILLED');
});

it('says so by webhook: each fulfilment, then that the order is done in part or whole', async () => {
	const catcher = await new WebhookCatcher().start();
	for (const topic of ['FULFILLMENTS_CREATE', 'ORDERS_PARTIALLY_FULFILLED', 'ORDERS_FULFILLED']) {
		await askData(
			shop,
			`mutation ($topic: WebhookSubscriptionTopic!, $uri: String!) {
				webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) {
					userErrors { message } } }`,
			{ topic, uri: catcher.uri },
		);
	}
	const { id, lines } = await work();
	await create([{ id, lines: lines.slice(0, 1) }], { trackingInfo: { number: 'T1' } });
	await create([{ id }]);
	await shop.webhooks.settled();
	expect(catcher.topics.sort()).toEqual([
		...['fulfillments/create', 'fulfillments/create'],
		...['orders/fulfilled', 'orders/partially_fulfilled'],
	]);
	const told = catcher.caught.filter(({ topic }) => topic === 'fulfillments/create');
	expect(told.map(({ body }) => body.at('tracking_numbers').value)).toEqual([['T1'], []]);
	await catcher.stop();
});
