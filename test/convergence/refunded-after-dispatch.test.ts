import type { Row } from './engine/data-tables';
import { passTime, restartTime } from './engine/virtual-time';
import { TABLES } from '../../playground/world/install-templates';
import { Merchant } from './merchant';
import { orderKey, type Placed } from './order-rows';
import { addressAt } from './story-words';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

/** The shipped templates, in this process: what becomes of an order that left and is refunded afterwards. */
describe('an order that was dispatched', () => {
	let merchant: Merchant;

	beforeEach(async () => {
		restartTime();
		merchant = await Merchant.open();
	});

	afterEach(async () => await merchant.close());

	const place = async (): Promise<Placed> =>
		await merchant.place({
			lines: [
				{ sku: 'TEE-RED-M', quantity: 2 },
				{ sku: 'MUG-01', quantity: 3 },
			],
			shipping: { title: 'Standard', price: '4.95' },
			taxesIncluded: true,
			taxRates: [{ title: 'VAT', rate: 0.2 }],
			shippingAddress: addressAt(1, 'Bath'),
			email: 'sam@buyer.example',
			financialStatus: 'PAID',
		});

	/** It goes, and the shop has not heard of it yet. */
	const leave = (order: Placed): void => {
		passTime(60_000);
		merchant.linnworks.warehouse.process(merchant.held(order)?.OrderId ?? '');
		passTime(60_000);
	};

	const dispatch = (order: Placed): void => {
		leave(order);
		merchant.shopify.shop.fulfil(order.gid);
	};

	/** What the last look at the order came to, and who was told. */
	const look = async (order: Placed): Promise<[outcome: unknown, codes: unknown[]]> => {
		await merchant.receive(order, 'orders/updated');
		passTime(60_000);
		await merchant.sweep();
		const codes = merchant.rows.exceptions(order).map((row) => row['code']);
		return [merchant.rows.ledger(order).at(-1)?.['outcome'], codes];
	};

	const refund = (order: Placed, sku: string, quantity: number): void =>
		void merchant.shopify.shop.refund(order.gid, {
			lines: [{ sku, quantity, restockType: 'NO_RESTOCK' }],
			amount: '1.00',
		});

	it('is in step after refunds of units, of a line, of all, of postage and of money alone', async () => {
		const order = await place();
		dispatch(order);
		const before = merchant.held(order);
		const { shop } = merchant.shopify;
		for (const act of [
			() => refund(order, 'MUG-01', 1),
			() => refund(order, 'MUG-01', 2),
			() => void shop.refund(order.gid, { shipping: 'full', amount: '4.95' }),
			() => void shop.refund(order.gid, { amount: '2.00' }),
			() => refund(order, 'TEE-RED-M', 2),
		]) {
			act();
			expect(await look(order)).toEqual(['inStep', []]);
			passTime(60_000);
		}
		expect(merchant.held(order)).toEqual(before);
	});

	it('takes back what a person was told of a refund before', async () => {
		const order = await place();
		dispatch(order);
		refund(order, 'MUG-01', 1);
		merchant.n8n.tables.insert(TABLES.exceptions, {
			lane: 'linnworks',
			order_key: orderKey(order),
			code: 'GATE_DISPATCHED',
			fingerprint: 'of an older version',
			status: 'open',
		});
		expect(await look(order)).toEqual(['inStep', []]);
	});

	it('keeps in the ledger what was charged, and why nothing was done', async () => {
		const order = await place();
		dispatch(order);
		refund(order, 'MUG-01', 3);
		await look(order);
		const row: Partial<Row> = merchant.rows.ledger(order).at(-1) ?? {};
		const charged = merchant.held(order)?.TotalsInfo.TotalCharge;
		expect(Number(row['target_total'])).toBe(charged);
		expect(Number(row['source_total'])).toBeLessThan(Number(row['target_total']));
		const steps = JSON.parse(String(row['steps'])) as Array<{ status: string; message: string }>;
		expect(steps.map(({ status }) => status)).toEqual(['refused', 'refused']);
		expect(steps[0]?.message).toContain('refunded or returned after it had left');
	});

	it('is told to a person when another line was edited as well', async () => {
		const order = await place();
		leave(order);
		refund(order, 'MUG-01', 3);
		merchant.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } }]);
		expect(await look(order)).toEqual(['refused', ['GATE_DISPATCHED']]);
		expect(String(merchant.rows.exceptions(order)[0]?.['reason'])).not.toContain('MUG-01');
	});

	it('is told to a person when the shop cancels what is on its way', async () => {
		const order = await place();
		leave(order);
		merchant.shopify.shop.cancel(order.gid);
		expect(await look(order)).toEqual(['refused', ['GATE_DISPATCHED']]);
	});

	it('is in step after a return', async () => {
		const order = await place();
		dispatch(order);
		const { shop } = merchant.shopify;
		shop.createReturn(order.gid, { lines: [{ sku: 'MUG-01', quantity: 1 }] });
		expect(await look(order)).toEqual(['inStep', []]);
		shop.processReturn(order.gid);
		expect(await look(order)).toEqual(['inStep', []]);
	});

	it('is told to a person after an exchange: somebody has to send what it asks for', async () => {
		const order = await place();
		dispatch(order);
		merchant.shopify.shop.exchange(order.gid, {
			returned: [{ sku: 'MUG-01', quantity: 1 }],
			sent: [{ sku: 'MUG-01', quantity: 1 }],
		});
		expect(await look(order)).toEqual(['refused', ['GATE_DISPATCHED']]);
	});

	it('is told to a person when it was refunded before it left, and nobody could stop it', async () => {
		const order = await place();
		merchant.linnworks.warehouse.printLabel(merchant.held(order)?.OrderId ?? '', 'TRACK-1');
		refund(order, 'MUG-01', 1);
		expect(await look(order)).toEqual(['refused', ['GATE_LABEL']]);
		dispatch(order);
		expect(await look(order)).toEqual(['refused', ['GATE_DISPATCHED']]);
	});
});
