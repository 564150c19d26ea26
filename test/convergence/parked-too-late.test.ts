import { TABLES } from '../../playground/world/install-templates';
import { passTime, restartTime } from './engine/virtual-time';
import { Merchant } from './merchant';
import { orderKey, type Placed } from './order-rows';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

const MINUTE = 60_000;

/** The intake of an edit was so slow that it parked the order when the sweep was already through with it. */
describe('an order that is parked after the look at its edit', () => {
	let merchant: Merchant;
	let order: Placed;

	beforeEach(async () => {
		restartTime();
		merchant = await Merchant.open();
		order = await merchant.place({
			lines: [{ sku: 'TEE-RED-M', quantity: 2 }],
			email: 'sam@buyer.example',
			financialStatus: 'PAID',
		});
		merchant.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'TEE-RED-M', quantity: 3 } }]);
		await merchant.receive(order, 'orders/edited');
		passTime(MINUTE);
		await merchant.sweep();
		expect([isParked(), holds()]).toEqual([false, 0]);
		await parkLate();
	});

	afterEach(async () => await merchant.close());

	const isParked = (): boolean | undefined => merchant.held(order)?.GeneralInfo.IsParked;
	const holds = (): number => merchant.rows.open(TABLES.signals, 'hold', order).length;
	const looks = (): number => merchant.rows.ledger(order).length;

	/** What the intake does at its end: it notes the hold and parks. */
	const parkLate = async (): Promise<void> => {
		const now = new Date().toISOString();
		merchant.n8n.tables.insert(TABLES.signals, {
			...{ kind: 'hold', order_key: orderKey(order), source_id: order.gid, topic: 'hold' },
			...{ event_id: '', body_digest: '', correlation_id: 'test', attempt: 0, status: 'new' },
			...{ received_at: now, first_received_at: now, not_before: now },
			target_order_id: merchant.held(order)?.OrderId ?? '',
		});
		merchant.linnworks.warehouse.park(merchant.held(order)?.OrderId ?? '');
	};
	const afterwards = async (minutes: number): Promise<void> => {
		passTime(minutes * MINUTE);
		await merchant.catchUp();
		passTime(MINUTE);
		await merchant.sweep();
	};

	it('is found by the catch-up and let go, with one more look', async () => {
		const before = looks();
		await afterwards(5);
		expect([isParked(), looks()]).toEqual([true, before]);
		await afterwards(6);
		expect([isParked(), holds(), looks()]).toEqual([false, 0, before + 1]);
		await afterwards(6);
		await afterwards(6);
		expect(looks()).toBe(before + 1);
	});
});
