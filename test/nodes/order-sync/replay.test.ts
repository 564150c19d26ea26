import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { parseReplayLink, toReplayLink } from '../../../domain/exception/replay-link';
import { newSignalRowSchema } from '../../../domain/signal/signal-row';
import { OrderSync } from '../../../nodes/OrderSync/OrderSync.node';
import { nodeContext } from '../../support/node-context';

const run = async (items: IDataObject[], parameters: Record<string, unknown>) =>
	await new OrderSync().execute.call(nodeContext({ items, parameters }));

const KEY = 'Ab3_-'.padEnd(32, 'x');
const row = (id: number, over: IDataObject = {}): IDataObject => ({
	id,
	order_key: 'shopify:demo.myshopify.com:6001',
	order_name: '#1001',
	code: 'SKU_UNMAPPED',
	fingerprint: 'f',
	severity: 'high',
	owner: 'Operations',
	reason: 'An added line has a SKU that the warehouse does not know.',
	next_step: 'Create the item.',
	evidence: '{}',
	target_order: '100017',
	link: '',
	status: 'replay',
	opened_at: '2026-11-20T10:00:00.000Z',
	due_at: '2026-11-20T11:00:00.000Z',
	closed_at: null,
	slack_state: 'sent',
	mail_state: 'sent',
	correlation_id: 'c',
	execution_id: '1',
	replay_key: KEY,
	reminded_at: '',
	...over,
});

describe('Order Sync: Replay', () => {
	const replay = async (...rows: IDataObject[]) => {
		const [signals = [], changed = []] = await run(rows, { operation: 'replay' });
		return {
			signals: signals.map((item) => item.json),
			changed: changed.map((item) => item.json),
		};
	};

	it('says "look" at the order, and nothing of what failed before', async () => {
		const { signals, changed } = await replay(row(7));
		expect(signals).toHaveLength(1);
		expect(newSignalRowSchema.parse(signals[0])).toMatchObject({
			kind: 'signal',
			topic: 'replay',
			order_key: 'shopify:demo.myshopify.com:6001',
			source_id: 'gid://shopify/Order/6001',
			correlation_id: 'replay-execution-1',
			attempt: 0,
			event_id: '',
			body_digest: '',
			target_order_id: '',
			status: 'new',
		});
		expect(changed).toEqual([
			{
				exception_id: 7,
				status: 'open',
				closed_at: '',
				reason: 'An added line has a SKU that the warehouse does not know.',
			},
		]);
	});

	it('is due at once', async () => {
		const before = Date.now();
		const { signals } = await replay(row(7));
		expect(Date.parse(String(signals[0]?.['not_before']))).toBeLessThanOrEqual(Date.now());
		expect(Date.parse(String(signals[0]?.['received_at']))).toBeGreaterThanOrEqual(before);
	});

	it('looks once at an order with several exceptions, and opens them all again', async () => {
		const { signals, changed } = await replay(row(7), row(8, { code: 'LOCATION_SPLIT' }));
		expect(signals).toHaveLength(1);
		expect(changed.map((each) => each['exception_id'])).toEqual([7, 8]);
	});

	it('closes a failed workflow, which is no order', async () => {
		const { signals, changed } = await replay(
			row(9, { code: 'WORKFLOW_FAILED', order_key: 'workflow:n8n:osync_x' }),
		);
		expect(signals).toEqual([]);
		expect(changed[0]).toMatchObject({ exception_id: 9, status: 'resolved' });
		expect(Date.parse(String(changed[0]?.['closed_at']))).not.toBeNaN();
	});

	it.each(['commercetools:shop:abc', 'shopify:demo.myshopify.com:new', 'nonsense', ''])(
		'opens a row again that names no order of Shopify (%s), and says why',
		async (order_key) => {
			const { signals, changed } = await replay(row(4, { order_key }), row(5));
			expect(signals.map((signal) => signal['order_key'])).toEqual([row(5)['order_key']]);
			expect(changed[0]).toMatchObject({ exception_id: 4, status: 'open' });
			expect(changed[0]?.['reason']).toMatch(/know\. It cannot be looked at again from here/);
			const again = await replay(row(4, { order_key, reason: changed[0]?.['reason'] as string }));
			expect(again.changed[0]?.['reason']).toBe(changed[0]?.['reason']);
		},
	);

	it('passes over the empty item that n8n sends for no rows', async () => {
		expect(await replay({})).toEqual({ signals: [], changed: [] });
	});
});

describe('the link', () => {
	it('names the exception that it was made for', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 999_999_999 }), (id) => {
				const link = toReplayLink('https://n8n.example/webhook/x', {
					id,
					order_key: 'shopify:demo.myshopify.com:6001',
					code: 'SKU_UNMAPPED',
					replay_key: KEY,
				});
				const query = Object.fromEntries(new URL(link).searchParams);
				expect(parseReplayLink(query)).toEqual({
					ok: true,
					value: { exceptionId: id, replayKey: KEY },
				});
			}),
		);
	});

	it('is read with its key, opened or pressed', async () => {
		const query = { exception: '7', key: KEY };
		for (const pressed of [true, false]) {
			const [items] = await run([{ query, body: {} }], { operation: 'readReplayLink', pressed });
			expect(items?.[0]?.json).toEqual({ exceptionId: 7, replayKey: KEY, pressed });
		}
	});

	it.each<[string, unknown]>([
		['nothing', {}],
		['no key', { exception: '7' }],
		['an empty key', { exception: '7', key: '' }],
		['a key that is too short', { exception: '7', key: KEY.slice(1) }],
		['two keys', { exception: '7', key: [KEY, KEY] }],
		['a key that n8n reads as an object', { exception: '7', key: { $ne: '' } }],
		['a wildcard', { exception: '7', key: '%'.repeat(32) }],
		['no number', { exception: 'seven', key: KEY }],
		['a number no table can hold', { exception: '99999999999999999999', key: KEY }],
		['no query at all', undefined],
	])('with %s names no row', async (_what, query) => {
		const [items] = await run([{ query: query as IDataObject }], {
			operation: 'readReplayLink',
			pressed: true,
		});
		expect(items?.[0]?.json).toEqual({ exceptionId: 0, replayKey: 'none', pressed: true });
	});
});

describe('Order Sync: Compose Replay Page', () => {
	const page = async (item: IDataObject, pressed = false) => {
		const [[output] = []] = await run([item], { operation: 'composeReplayPage', pressed });
		return output?.json['page'] as { statusCode: number; html: string };
	};

	it('shows a button before, which posts to the same address, and none after', async () => {
		const asked = await page(row(7, { status: 'open' }));
		expect(asked).toMatchObject({ statusCode: 200 });
		expect(asked.html).toContain(
			'<form method="post"><button type="submit" name="look" value="again">Look again</button>',
		);
		expect(asked.html).toContain('#1001: look again?');
		const done = await page(row(7), true);
		expect(done.html).toContain('#1001: will be looked at again');
		expect(done.html).not.toContain('<form');
	});

	it('says that a failed workflow is closed, not looked at', async () => {
		const failed = row(7, { code: 'WORKFLOW_FAILED', order_name: 'Sweep' });
		expect((await page(failed)).html).toContain('Close it</button>');
		expect((await page(failed, true)).html).toContain('Sweep: will be closed');
	});

	it.each([true, false])('says that a wrong link does nothing (pressed: %s)', async (pressed) => {
		const wrong = await page({}, pressed);
		expect(wrong.statusCode).toBe(404);
		expect(wrong.html).toContain('This link does not work');
		expect(wrong.html).toContain('Nothing was changed');
		expect(wrong.html).not.toContain('<form');
	});

	it.each(['resolved', 'superseded'])('says that a %s exception is settled', async (status) => {
		for (const pressed of [true, false]) {
			const settled = await page(row(7, { status }), pressed);
			expect(settled.html).toContain('#1001: settled already');
			expect(settled.html).not.toContain('<form');
		}
	});

	it('offers no button for what cannot be looked at', async () => {
		const { html } = await page(row(7, { order_key: 'netsuite:a:1' }));
		expect(html).toContain('It cannot be looked at again from here');
		expect(html).not.toContain('<form');
	});

	it('shows the words of an order as words', async () => {
		const { html } = await page(
			row(7, { reason: '<script>alert(1)</script>', order_name: '"><b>' }),
		);
		expect(html).not.toMatch(/<script>|<b>/);
		expect(html).toContain('&lt;script&gt;');
	});

	it('gives away nothing of the key', async () => {
		expect((await page(row(7))).html).not.toContain(KEY);
	});
});
