import type { IDataObject } from 'n8n-workflow';
import { toExceptionRow } from '../../../domain/exception/order-exception';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { nodeContext } from '../../support/node-context';

const run = async (items: IDataObject[], parameters: Record<string, unknown>) =>
	await new OrderSync().execute.call(nodeContext({ items, parameters }));

const exception = toExceptionRow(
	'GATE_PICKED',
	{ reason: 'Wave 7 <b>half</b> picked', evidence: {}, fingerprint: 'f1' },
	{
		orderKey: 'shopify:demo.myshopify.com:6001',
		orderName: '#1001',
		targetOrder: '100042',
		link: 'https://admin.shopify.com/store/demo/orders/6001',
		correlationId: 'c1',
		executionId: '17',
	},
	new Date('2026-11-20T10:00:00Z'),
);

describe('Order Sync: Compose Alert', () => {
	it('says order, reason, owner, next step, due time and link on both channels', async () => {
		const [[item] = []] = await run([{ id: 3, ...exception }], { operation: 'composeAlert' });
		const alert = item?.json['alert'] as { slack: { text: string }; subject: string; html: string };
		for (const part of [
			'#1001',
			'Warehouse',
			'being picked',
			'out of the wave',
			'10:15',
			'/orders/6001',
		]) {
			expect(alert.slack.text).toContain(part);
			expect(`${alert.subject} ${alert.html}`).toContain(part);
		}
		expect(alert.html).not.toContain('<b>');
		expect(item?.json['id']).toBe(3);
	});

	it('stops at a damaged row and names it', async () => {
		await expect(
			run([{ id: 4, ...exception, status: 'whatever' }], { operation: 'composeAlert' }),
		).rejects.toThrow(/Exception row 4 is damaged: status/);
	});
});

describe('Order Sync: Report Failure', () => {
	const payload = {
		execution: {
			id: '231',
			url: 'http://n8n.example/execution/231',
			error: { message: 'No credentials', node: { name: 'Read back' } },
			lastNodeExecuted: 'Read back',
		},
		workflow: { id: 'osync_x', name: 'Sweep' },
	};

	it('makes one exception of a failure that n8n reports twice', async () => {
		const [rows] = await run([payload, payload], {
			operation: 'reportFailure',
			openExceptions: '[]',
		});
		expect(rows).toHaveLength(1);
		expect(rows?.[0]?.json).toMatchObject({
			code: 'WORKFLOW_FAILED',
			owner: 'Integration',
			order_name: 'Sweep',
			link: 'http://n8n.example/execution/231',
		});
		expect(String(rows?.[0]?.json['reason'])).toContain('No credentials');
	});

	it('says nothing again while the same failure is open', async () => {
		const [first] = await run([payload], { operation: 'reportFailure', openExceptions: [] });
		const open = first?.map((item) => item.json);
		const [again] = await run([payload], { operation: 'reportFailure', openExceptions: open });
		expect(again).toEqual([]);
	});

	it('understands a failure that came before any execution existed', async () => {
		const [rows] = await run(
			[
				{
					trigger: { error: { message: 'Webhook refused' } },
					workflow: { id: 'w', name: 'Intake' },
				},
			],
			{ operation: 'reportFailure', openExceptions: '' },
		);
		expect(String(rows?.[0]?.json['reason'])).toContain('Webhook refused');
	});
});

describe('Order Sync: Report Unreadable Order', () => {
	it('says which order the shop does not show', async () => {
		const [rows] = await run(
			[{ orderKey: 'shopify:demo.myshopify.com:999', topic: 'orders/edited', correlationId: 'c9' }],
			{ operation: 'reportUnreadable' },
		);
		expect(rows?.[0]?.json).toMatchObject({
			code: 'ORDER_NOT_READABLE',
			order_key: 'shopify:demo.myshopify.com:999',
			link: 'https://admin.shopify.com/store/demo/orders/999',
		});
		expect(String(rows?.[0]?.json['reason'])).toContain('orders/edited');
	});

	it('stops at an item that names no order', async () => {
		await expect(run([{}], { operation: 'reportUnreadable' })).rejects.toThrow(/names no order/);
	});
});
