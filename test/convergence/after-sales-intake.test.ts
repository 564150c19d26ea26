import { restartTime } from './engine/virtual-time';
import { AfterSales } from './after-sales';
import type { Death } from './engine/life';
import { Merchant } from './merchant';
import type { Placed } from './order-rows';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

/** The shipped intake, in this process: what it loses on the way to one flow, that flow finds again. */
describe('a change after the sale', () => {
	let merchant: Merchant;
	let after: AfterSales;

	const open = async (): Promise<void> => {
		restartTime();
		merchant = await Merchant.open();
		after = new AfterSales(merchant);
	};
	beforeEach(open);
	afterEach(async () => await merchant.close());

	const waiting = (order: Placed): number[] => after.waiting(order).map(({ length }) => length);

	/** An order that left, and of which a mug was paid back afterwards. */
	const refunded = async (): Promise<Placed> => {
		const order = await after.place();
		after.leave(order);
		merchant.shopify.shop.fulfil(order.gid);
		after.refund(order, 'NO_RESTOCK');
		return order;
	};

	it.each<[string, Death, number[]]>([
		['before the first signal', { at: 0, moment: 'before' }, [0, 0, 0]],
		['after the first signal', { at: 0, moment: 'after' }, [1, 0, 0]],
		['after the second signal', { at: 1, moment: 'after' }, [1, 1, 0]],
		['after the last signal', { at: 2, moment: 'after' }, [1, 1, 1]],
	])('is looked at once by every flow if n8n dies %s', async (_when, death, left) => {
		const order = await refunded();
		expect(await after.hear(order, death)).toBe('died');
		expect(waiting(order)).toEqual(left);
		await after.catchUp();
		expect(waiting(order)).toEqual([1, 1, 1]);
		await after.look();
		expect(after.looks(order)).toEqual([1, 1, 1]);
	});

	it('is found again by the flows that have not looked, and by no other', async () => {
		const order = await refunded();
		await after.hear(order, { at: 0, moment: 'after' });
		await after.look();
		expect(after.looks(order)).toEqual([1, 0, 0]);
		await after.catchUp();
		expect(waiting(order)).toEqual([0, 1, 1]);
		await after.look();
		expect(after.looks(order)).toEqual([1, 1, 1]);
		await after.catchUp();
		expect(waiting(order)).toEqual([0, 0, 0]);
	});

	it('waits once for each flow, however often it is looked for and wherever n8n dies', async () => {
		await refunded();
		await after.catchUp();
		const { acts } = merchant.n8n;
		expect(acts).toBeGreaterThan(10);
		for (let at = 0; at < acts; at += 1) {
			for (const moment of ['before', 'after'] as const) {
				await merchant.close();
				await open();
				const order = await refunded();
				const end = await after.catchUp({ at, moment });
				await after.catchUp();
				await after.catchUp();
				expect([at, moment, end, ...waiting(order)]).toEqual([at, moment, 'died', 1, 1, 1]);
			}
		}
	});

	it('is looked at soon, though the order is put off until it has left', async () => {
		const order = await after.place();
		after.refund(order, 'CANCEL');
		await after.hear(order);
		await after.look();
		const [putOff] = after.waiting(order)[0] ?? [];
		expect(Date.parse(String(putOff?.['not_before'])) - Date.now()).toBeGreaterThan(3600_000);
		after.refund(order, 'CANCEL');
		await after.catchUp();
		await after.look();
		expect(after.looks(order)[0]).toBe(2);
		await after.catchUp();
		await after.look();
		expect(after.looks(order)[0]).toBe(2);
	});
});
