import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { nodeContext } from '../../support/node-context';

const row = (id: number, over: Record<string, unknown> = {}): Record<string, string | number> =>
	({
		id,
		kind: 'signal',
		order_key: 'shopify:demo.myshopify.com:6001',
		source_id: 'gid://shopify/Order/6001',
		topic: 'orders/edited',
		event_id: `event-${id}`,
		body_digest: '',
		correlation_id: 'c',
		received_at: '2026-11-20T10:00:00.000Z',
		first_received_at: '2026-11-20T10:00:00.000Z',
		attempt: 0,
		not_before: '2026-11-20T10:00:00.000Z',
		target_order_id: '',
		status: 'new',
		createdAt: '2026-11-20T10:00:00.000Z',
		...over,
	}) as Record<string, string | number>;

const settle = async (rows: Array<Record<string, string | number>>, maxOrders = 10) =>
	await new OrderSync().execute.call(
		nodeContext({
			items: rows,
			parameters: {
				operation: 'settle',
				holds: '[]',
				settleSeconds: 30,
				maxWaitSeconds: 300,
				maxOrders,
			},
		}),
	);

describe('Order Sync: Settle', () => {
	it('folds the rows of an order into one item and names the last row it read', async () => {
		const [due, later] = await settle([row(4), row(7)]);
		expect(due).toHaveLength(1);
		expect(due?.[0]?.json).toMatchObject({
			lastSignalId: 7,
			lastHoldId: 0,
			look: { signalCount: 2 },
		});
		expect(later).toEqual([]);
	});

	it('writes again what is not due, so that marking the rows forgets nothing', async () => {
		const fresh = new Date().toISOString();
		const [due, later] = await settle([
			row(1),
			row(2, {
				order_key: 'shopify:demo.myshopify.com:6002',
				received_at: fresh,
				first_received_at: fresh,
			}),
			row(3, { order_key: 'shopify:demo.myshopify.com:6003', kind: 'hold', received_at: fresh }),
		]);
		expect(due).toHaveLength(1);
		expect(later?.map((item) => [item.json['order_key'], item.json['kind']])).toEqual([
			['shopify:demo.myshopify.com:6002', 'signal'],
			['shopify:demo.myshopify.com:6003', 'hold'],
		]);
	});

	it('does nothing at all when nothing is due', async () => {
		const fresh = new Date().toISOString();
		const outputs = await settle([row(1, { received_at: fresh, first_received_at: fresh })]);
		expect(outputs).toEqual([[], []]);
	});

	it('passes over the empty item that n8n sends for an empty table', async () => {
		expect(await settle([{}])).toEqual([[], []]);
	});

	it('names a damaged row instead of dropping it', async () => {
		await expect(settle([row(9, { order_key: 'nonsense' })])).rejects.toThrow(
			/Signal row 9 is damaged: order_key/,
		);
	});
});
