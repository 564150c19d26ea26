import { passTime, restartTime } from './engine/virtual-time';
import { TABLES } from '../../playground/world/install-templates';
import { Merchant } from './merchant';
import type { Placed } from './order-rows';
import { addressAt } from './story-words';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

const MINUTE = 60_000;
const PARKED = /We keep the warehouse order parked.*unpark it in the warehouse/;

/** The shipped templates, in this process: what becomes of an order that we parked and that got its label all the same. */
describe('an order that we parked, and that is labelled before its edit is in', () => {
	let merchant: Merchant;
	let order: Placed;

	beforeEach(async () => {
		restartTime();
		merchant = await Merchant.open();
		order = await merchant.place({
			lines: [
				{ sku: 'TEE-RED-M', quantity: 2 },
				{ sku: 'MUG-01', quantity: 3 },
			],
			shipping: { title: 'Standard', price: '4.95' },
			shippingAddress: addressAt(1, 'Bath'),
			email: 'sam@buyer.example',
			financialStatus: 'PAID',
		});
		await mugs(1);
		merchant.linnworks.warehouse.printLabel(warehouseId(), 'TRACK-1');
		await look();
	});

	afterEach(async () => await merchant.close());

	const warehouseId = (): string => merchant.held(order)?.OrderId ?? '';
	const isParked = (): boolean | undefined => merchant.held(order)?.GeneralInfo.IsParked;
	const holds = (): number => merchant.rows.open(TABLES.signals, 'hold', order).length;
	const look = async (minutes = 1): Promise<void> => {
		passTime(minutes * MINUTE);
		await merchant.sweep();
	};
	const mugs = async (quantity: number): Promise<void> => {
		merchant.shopify.shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity } }]);
		await merchant.receive(order, 'orders/edited');
	};

	it('stays parked, and a person hears so with the way out, once', async () => {
		for (let looks = 0; looks < 4; looks += 1) await look(16);
		expect([isParked(), holds(), merchant.waiting(order).length]).toEqual([true, 1, 1]);
		const told = merchant.rows.exceptions(order);
		expect(told).toMatchObject([{ code: 'GATE_LABEL', severity: 'high' }]);
		expect(String(told[0]?.['next_step'])).toMatch(PARKED);
	});

	it('is told anew while it is parked, should somebody close that without letting it go', async () => {
		const [told] = merchant.rows.exceptions(order);
		const where = [{ column: 'id', condition: 'eq', value: told?.id }];
		merchant.n8n.tables.update(TABLES.exceptions, where, { status: 'resolved' });
		await look(16);
		expect(merchant.rows.exceptions(order)).toMatchObject([{ code: 'GATE_LABEL' }]);
	});

	it('is let go when the change is taken back in the shop', async () => {
		await mugs(3);
		await look();
		expect([isParked(), holds(), merchant.rows.exceptions(order)]).toEqual([false, 0, []]);
	});

	it('is settled when it is unparked and changed by hand', async () => {
		const { warehouse } = merchant.linnworks;
		const { totals } = merchant.shopify.shop.order(order.gid);
		warehouse.unpark(warehouseId());
		warehouse.changeLine(warehouseId(), 'MUG-01', { Quantity: 1 });
		warehouse.changeTotals(warehouseId(), { TotalCharge: Number(totals.total) });
		await look(16);
		expect([isParked(), holds(), merchant.rows.exceptions(order)]).toEqual([false, 0, []]);
	});

	it('is ours no more when somebody unparks it to send it as it is, and nobody is told of parking then', async () => {
		merchant.linnworks.warehouse.unpark(warehouseId());
		await look(16);
		expect([isParked(), holds(), merchant.waiting(order)]).toEqual([false, 0, []]);
		expect(merchant.rows.exceptions(order)).toMatchObject([{ code: 'GATE_LABEL' }]);
		await mugs(2);
		await look();
		const [told] = merchant.rows.exceptions(order);
		expect(told).toMatchObject({ code: 'GATE_LABEL' });
		expect(String(told?.['next_step'])).not.toMatch(PARKED);
	});
});
