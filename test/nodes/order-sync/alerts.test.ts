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
		lane: 'linnworks',
	},
	new Date('2026-11-20T10:00:00Z'),
);

const KEY = 'k'.repeat(32);
const REPLAY_URL = 'https://n8n.example/webhook/osync-exception-replay';

type Alert = { slack: { text: string }; subject: string; text: string; html: string };
const alertOf = async (changes: IDataObject, replayUrl = REPLAY_URL): Promise<Alert> => {
	const [[item] = []] = await run([{ id: 3, ...exception, ...changes }], {
		operation: 'composeAlert',
		replayUrl,
	});
	return item?.json['alert'] as Alert;
};

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
			run([{ id: 4, ...exception, code: 'WHATEVER' }], { operation: 'composeAlert' }),
		).rejects.toThrow(/Exception row 4 is damaged: code/);
	});

	it('is not kept from sending by a word that a person typed as the status', async () => {
		const [items] = await run([{ id: 4, ...exception, status: 'repaly' }], {
			operation: 'composeAlert',
		});
		expect(items).toHaveLength(1);
	});

	it('words rows that were raised before the newest columns existed', async () => {
		const alert = await alertOf({ replay_key: null, reminded_at: null });
		expect(alert.subject).toBe('[high] #1001: GATE_PICKED (Warehouse)');
		expect(alert.text).not.toContain('Look again');
	});

	it('carries the link that asks for another look, under a word where that is possible', async () => {
		const alert = await alertOf({ replay_key: KEY });
		const address = `${REPLAY_URL}?exception=3&key=${KEY}`;
		expect(alert.text).toContain(`Look again: ${address}`);
		expect(alert.html).toContain(`<a href="${address.replace('&', '&amp;')}">Look again</a>`);
		expect(alert.slack.text).toContain(`<${address.replace('&', '&amp;')}|Look again>`);
	});

	it('says of a failed workflow that the link closes it', async () => {
		const alert = await alertOf({ replay_key: KEY, code: 'WORKFLOW_FAILED' });
		expect(alert.slack.text).toContain('|Close it>');
	});

	it.each([
		['no page is set up', { replay_key: KEY }, ''],
		['the address of the page is no address', { replay_key: KEY }, 'javascript:alert(1)'],
		['the row has no key', { replay_key: '' }, REPLAY_URL],
		['the order cannot be looked at', { replay_key: KEY, order_key: 'netsuite:a:1' }, REPLAY_URL],
	])('carries no such link when %s', async (_why, changes, replayUrl) => {
		const { text, html, slack } = await alertOf(changes, replayUrl);
		for (const told of [text, html, slack.text]) expect(told).not.toContain('Look again');
	});

	it('marks an overdue exception', async () => {
		const alert = await alertOf({ reminded_at: '2026-11-20T10:16:00.000Z' });
		expect(alert.subject).toBe('[high] [overdue] #1001: GATE_PICKED (Warehouse)');
		expect(alert.text).toContain('Overdue since: 2026-11-20T10:15:00.000Z');
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

	it('gives every exception a key of its own, which nobody can guess', async () => {
		const failures = Array.from({ length: 50 }, (_each, index) => ({
			...payload,
			workflow: { id: `osync_${index}`, name: 'Sweep' },
		}));
		const [rows = []] = await run(failures, { operation: 'reportFailure', openExceptions: '[]' });
		const keys = rows.map((item) => String(item.json['replay_key']));
		expect(new Set(keys).size).toBe(50);
		for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{32}$/);
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
		expect(rows?.[0]?.json['replay_key']).toMatch(/^[A-Za-z0-9_-]{32}$/);
	});

	it('stops at an item that names no order', async () => {
		await expect(run([{}], { operation: 'reportUnreadable' })).rejects.toThrow(/names no order/);
	});
});
