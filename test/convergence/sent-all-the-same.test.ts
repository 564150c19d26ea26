import { restartTime, passTime } from './engine/virtual-time';
import { AfterSales } from './after-sales';
import { Merchant } from './merchant';
import type { Placed } from './order-rows';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

/** The shipped restock guard, in this process: an order that was refunded while it was open in the warehouse. */
describe('units that were put back on sale before they left', () => {
	let merchant: Merchant;
	let after: AfterSales;
	let order: Placed;

	beforeEach(async () => {
		restartTime();
		merchant = await Merchant.open();
		after = new AfterSales(merchant);
		order = await after.place();
		after.refund(order, 'CANCEL');
		await after.hear(order);
		await after.look(['restocks']);
		expect(told()).toEqual([['inStep', 'cancellation']]);
		expect(codes()).toEqual([]);
	});

	afterEach(async () => await merchant.close());

	/** What each look came to, with its verdicts. */
	const told = (): string[][] =>
		after
			.ledger(order, 'restocks')
			.map(({ outcome, steps }) => [
				String(outcome),
				...(JSON.parse(String(steps)) as Array<{ verdict: string }>).map(({ verdict }) => verdict),
			]);
	const codes = (): unknown[] => merchant.rows.exceptions(order).map((row) => row['code']);
	const waiting = (): number => after.waiting(order)[2]?.length ?? 0;

	const hour = async (): Promise<void> => {
		passTime(3600_000);
		await after.look(['restocks']);
	};

	it('are told when Linnworks sends them all the same, though the shop never hears of it', async () => {
		await hour();
		expect(told().at(-1)).toEqual(['inStep', 'cancellation']);
		after.leave(order);
		await hour();
		expect(told()).toHaveLength(3);
		expect(codes()).toEqual(['RESTOCK_SHIPPED']);
		expect(waiting()).toBe(0);
	});

	it.each<[string, () => void]>([
		['holds them no more', () => void lower()],
		['was cancelled', () => void merchant.linnworks.warehouse.cancel(guid())],
	])('are looked at no more once the warehouse order %s', async (_what, act) => {
		expect(waiting()).toBe(1);
		act();
		await hour();
		expect(told()).toHaveLength(2);
		expect(codes()).toEqual([]);
		expect(waiting()).toBe(0);
	});

	const guid = (): string => merchant.held(order)?.OrderId ?? '';
	const lower = (): void =>
		merchant.linnworks.warehouse.changeLine(guid(), 'MUG-01', { Quantity: 2 });
});
