import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShopifySimulator } from '../../../simulators/shopify';
import { seededShop, WORKED_EXAMPLE } from './support/seeded-shop';
import { WebhookCatcher, type Caught } from './support/webhook-catcher';

const FOLDER = path.resolve(__dirname, '../../../../shared/contracts/shopify/payloads/webhooks');
const suite = existsSync(FOLDER) ? describe : describe.skip;
if (!existsSync(FOLDER)) console.warn('Shopify payloads not found: bodies not compared');

let shop: ShopifySimulator;
let catcher: WebhookCatcher;

beforeEach(async () => {
	({ shop } = await seededShop());
	catcher = await new WebhookCatcher().start();
	await catcher.subscribe(shop, ['ORDERS_EDITED', 'REFUNDS_CREATE', 'ORDERS_UPDATED']);
});

afterEach(async () => {
	await shop.close();
	await catcher.stop();
});

/** The shape of a JSON value: keys and kinds, without the values. */
function shapeOf(value: unknown): object | string {
	if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
	if (value === null || typeof value !== 'object') return typeof value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shapeOf(one)]));
}

function fixture(name: string): unknown {
	return JSON.parse(readFileSync(path.join(FOLDER, `${name}.json`), 'utf8'));
}

async function caught(topic: string): Promise<Caught> {
	await shop.webhooks.idle();
	const found = catcher.caught.find((one) => one.topic === topic);
	if (!found) throw new Error(`No ${topic} among ${catcher.topics.join(', ')}`);
	return found;
}

suite('webhook bodies have the recorded shape', () => {
	it('orders/edited: removal and swap', async () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.edit(gid, [
			{ setQuantity: { sku: 'MUG', quantity: 0 } },
			{ addVariant: { sku: 'LAMP', quantity: 1 } },
		]);
		const { body } = await caught('orders/edited');
		expect(shapeOf(body.value)).toStrictEqual(shapeOf(fixture('orders-edited.swap')));
	});

	it('refunds/create: edit removal', async () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.edit(gid, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
		const { body } = await caught('refunds/create');
		expect(shapeOf(body.value)).toStrictEqual(shapeOf(fixture('refunds-create.edit-removal')));
		expect(body.at('refund_line_items.0').value).toMatchObject({
			quantity: 1,
			restock_type: 'cancel',
			subtotal: 12,
			total_tax: 1.2,
		});
	});

	it('refunds/create: goodwill and cancellation', async () => {
		shop.shop.refund(shop.shop.createOrder(WORKED_EXAMPLE).gid, { amount: '10.00', note: 'late' });
		const goodwill = await caught('refunds/create');
		expect(shapeOf(goodwill.body.value)).toMatchObject(shapeOf(fixture('refunds-create.goodwill')));
		expect(goodwill.body.text('order_adjustments.0.amount')).toBe('-10.00');
		catcher.caught.length = 0;
		const untaxed = { ...WORKED_EXAMPLE, shipping: { title: 'Free', price: '0.00' } };
		shop.shop.cancel(shop.shop.createOrder(untaxed).gid);
		const cancelled = await caught('refunds/create');
		expect(shapeOf(cancelled.body.value)).toMatchObject(
			shapeOf(fixture('refunds-create.cancel-paid')),
		);
	});

	it('refunds/create: pending at the gateway', async () => {
		shop.switches.refundsPending = true;
		shop.shop.refund(shop.shop.createOrder(WORKED_EXAMPLE).gid, {
			lines: [{ sku: 'TEE', quantity: 1, restockType: 'CANCEL' }],
			amount: '33.00',
		});
		const { body } = await caught('refunds/create');
		expect(shapeOf({ ...(body.value as object), note: null })).toMatchObject(
			shapeOf(fixture('refunds-create.pending')),
		);
		expect(body.text('order_adjustments.0.amount')).toBe('33.00');
		expect(body.text('transactions.0.status')).toBe('pending');
	});
});

describe('the orders/edited body', () => {
	it('names the order inside, numerically, and the units that moved', async () => {
		const { gid, legacyId } = shop.shop.createOrder(WORKED_EXAMPLE);
		const mug = shop.shop.order(gid).lines[1]?.id;
		shop.shop.edit(
			gid,
			[
				{ setQuantity: { sku: 'MUG', quantity: 0 } },
				{ replaceShipping: { title: 'Express', price: '9.00' } },
			],
			{ staffNote: 'op:7', appId: 42 },
		);
		const { body } = await caught('orders/edited');
		expect(Object.keys(body.value as object)).toStrictEqual(['order_edit']);
		expect(body.at('order_edit').value).toMatchObject({
			order_id: Number(legacyId),
			app_id: 42,
			staff_note: 'op:7',
			committed_at: '2026-11-20T10:00:00+00:00',
			line_items: { additions: [], removals: [{ id: Number(mug), delta: 1 }] },
		});
		expect(body.list('order_edit.shipping_lines.additions')).toHaveLength(1);
		expect(body.list('order_edit.shipping_lines.removals')).toHaveLength(1);
	});
});

describe('the order body', () => {
	it('keeps removed lines and shipping, and says what is current', async () => {
		const { gid, legacyId } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.edit(gid, [
			{ setQuantity: { sku: 'MUG', quantity: 0 } },
			{ replaceShipping: { title: 'Express', price: '9.00' } },
		]);
		const { body } = await caught('orders/updated');
		expect(body.at('id').value).toBe(Number(legacyId));
		expect(
			body
				.list('line_items')
				.map((line) => [line.number('quantity'), line.number('current_quantity')]),
		).toStrictEqual([
			[2, 2],
			[1, 0],
		]);
		expect(body.list('shipping_lines').map((line) => line.at('is_removed').value)).toStrictEqual([
			true,
			false,
		]);
		expect(body.at('financial_status').value).toBe('paid');
		expect(body.text('current_total_price')).toBe('75.00');
		expect(body.text('total_outstanding')).toBe('-9.20');
	});

	it('returns and what became of the goods', async () => {
		await catcher.subscribe(shop, ['RETURNS_APPROVE', 'REVERSE_FULFILLMENT_ORDERS_DISPOSE']);
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.fulfil(gid);
		shop.shop.createReturn(gid, { lines: [{ sku: 'TEE', quantity: 1 }] });
		shop.shop.processReturn(gid);
		const approved = await caught('returns/approve');
		// The recorded body lists no lines.
		const { return_line_items: lines, ...head } = shapeOf(approved.body.value) as Record<
			string,
			unknown
		>;
		expect(lines).toHaveLength(1);
		expect({ ...head, return_line_items: [] }).toStrictEqual(shapeOf(fixture('returns-approve')));
		const disposed = await caught('reverse_fulfillment_orders/dispose');
		expect(shapeOf(disposed.body.value)).toStrictEqual(
			shapeOf(fixture('reverse_fulfillment_orders-dispose')),
		);
	});
});
