import type { ReadOrder } from './connected-shop';
import type { FaultDraft } from '../../simulators/netsuite';
import { Finance } from '../nodes/netsuite/credit/finance';
import { bookRefunds } from './book-refunds';
import { ConnectedShop } from './connected-shop';
import { dispatched } from './dispatched';
import { opened } from './opened';
import { SignalRows } from './signal-rows';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number): Promise<void> =>
		await new Promise((done) => setTimeout(done, Math.min(ms, 5))),
}));
jest.setTimeout(30_000);

describe('case 36: a refund that is heard of twice is booked once', () => {
	/** One of two lamps refunded after the order was billed, told by more webhooks than there were events. */
	async function refunded() {
		const shop = await opened(ConnectedShop.open({ LAMP: '48.00' }));
		const order = shop.place({ LAMP: 2 });
		const before = await shop.read(order);
		shop.tell((desk) => desk.fulfil(order));
		const signals = await opened(
			SignalRows.open(shop, ['refunds/create', 'orders/updated', 'order_transactions/create']),
		);
		shop.simulator.webhooks.setPolicy({ duplicate: 1, reorder: true });
		const lines = [{ sku: 'LAMP', quantity: 1 }];
		shop.tell((desk) => desk.refund(order, { lines, amount: '48.00' }));
		await shop.simulator.webhooks.idle();
		return { before, after: await shop.read(order), signals };
	}
	async function billed(before: ReadOrder): Promise<Finance> {
		const finance = await opened(Finance.open());
		const key = finance.place(before.snapshot);
		finance.bill(key, finance.simulator.account.deposit(key));
		finance.options['timeoutSeconds'] = 1;
		return finance;
	}
	const booked = (finance: Finance): unknown[] => [
		...finance.booked('creditMemo').map(({ total }) => ['credit', total]),
		...finance.booked('customerRefund').map(({ total }) => ['money', total]),
	];
	const once = [
		['credit', 48],
		['money', 48],
	];

	it('folds every webhook of it into one look at the order', async () => {
		const { signals, after } = await refunded();
		expect(signals.rows.length).toBeGreaterThanOrEqual(6);
		expect(new Set(signals.rows.map((row) => row['topic'])).size).toBe(3);
		expect(await signals.due()).toMatchObject([{ orderKey: after.snapshot.orderKey }]);
	});

	it('books it once in NetSuite, in two sweeps at the same time and a third one later', async () => {
		const { before, after } = await refunded();
		const finance = await billed(before);
		await Promise.all([bookRefunds(finance, after), bookRefunds(finance, after)]);
		await bookRefunds(finance, after);
		expect(booked(finance)).toEqual(once);
	});

	it.each<[string, FaultDraft]>([
		['made', { target: 'customerRefund', kind: 'drop', when: 'after' }],
		['never made', { target: 'customerRefund', kind: 'drop', when: 'before' }],
	])('books it once when its answer is lost and it was %s', async (_what, fault) => {
		const { before, after } = await refunded();
		const finance = await billed(before);
		finance.simulator.faults.add({ method: 'POST', ...fault });
		await bookRefunds(finance, after);
		await bookRefunds(finance, after);
		expect(booked(finance)).toEqual(once);
	});

	it.each(['before', 'after'] as const)(
		'records it once in Linnworks, also when the answer is lost (%s it was made)',
		async (when) => {
			const { before, after } = await refunded();
			const { reference } = after.snapshot;
			const desk = await dispatched(before);
			const operation = 'ReturnsRefunds/CreateRefund';
			desk.warehouse.simulator.faults.add({ operation, kind: 'drop', when });
			for (let run = 0; run < 3; run += 1) {
				await desk.run('recordRefund', [{ ...after, reference }]);
			}
			const records = desk.staff.refundRecords(reference);
			const [refund] = after.refunds.refunds;
			expect(records.map(({ Amount, ExternalReference }) => [ExternalReference, Amount])).toEqual([
				[refund?.refundId, 48],
			]);
		},
	);
});
