import { OperationsShop } from './operations-shop';

const MINUTE = 60_000;
let shop: OperationsShop;

beforeEach(async () => {
	shop = await OperationsShop.open();
});
afterEach(async () => await shop.close());

const watch = async (): Promise<void> =>
	await shop.fire('osync_silence_watch', 'Every fifteen minutes');
const ago = (minutes: number): Date => new Date(Date.now() - minutes * MINUTE);
const open = (): string[] =>
	shop
		.rows('osync_exceptions')
		.filter((row) => row['status'] === 'open')
		.map((row) => String(row['order_key']));

const webhook = (minutes: number, status: 'new' | 'handled'): void =>
	shop.insert('osync_signals', {
		...{ kind: 'signal', order_key: 'k', topic: 'orders/edited', status },
		received_at: ago(minutes).toISOString(),
	});

it('raises a silence once, and closes it when the channel speaks', async () => {
	shop.look('shopify:demo:1', ago(90));
	webhook(30, 'handled');
	await watch();
	expect(open()).toEqual(['silence:osync:sweeps']);
	await watch();
	expect(open()).toHaveLength(1);
	shop.look('shopify:demo:1', ago(0));
	await watch();
	expect(open()).toEqual([]);
});

it('notes when each channel spoke, and reads no more than the newest row of each', async () => {
	shop.look('shopify:demo:1', ago(40));
	shop.look('shopify:demo:1', ago(20), { topics: 'catch-up' });
	webhook(10, 'new');
	await watch();
	const heard = shop.rows('osync_pulses').map((row) => [row['channel'], row['spoke_at']]);
	expect(heard.map(([channel]) => channel)).toEqual(['webhooks', 'sweeps']);
	const age = heard.map(([, at]) => Math.round((Date.now() - Date.parse(String(at))) / MINUTE));
	expect(age).toEqual([10, 20]);
});

it('does not note a channel that never spoke', async () => {
	await watch();
	expect(shop.rows('osync_pulses')).toEqual([]);
	expect(open()).toHaveLength(2);
});

it('knows from what it noted how long a silence usually is', async () => {
	shop.n8n.settings['channels'] = 'sweeps';
	for (const weeks of [1, 2, 3, 4]) {
		for (const minutes of [-150, 150]) {
			shop.insert('osync_pulses', {
				channel: 'sweeps',
				spoke_at: ago(weeks * 7 * 24 * 60 + minutes).toISOString(),
			});
		}
	}
	shop.look('shopify:demo:1', ago(200));
	await watch();
	expect(open()).toEqual([]);
});

it('listens to dispatches and stock pushes where it shall', async () => {
	shop.n8n.settings['channels'] = 'dispatches, stockPushes';
	shop.look('shopify:demo:1', ago(5));
	shop.look('shopify:demo:1', ago(10), { lane: 'dispatch', topics: 'sweep' });
	shop.insert('osync_stock_runs', {
		...{ run_id: 'r', mode: 'delta', good: 'yes', recorded_at: ago(500).toISOString() },
	});
	await watch();
	expect(open()).toEqual(['silence:osync:stockPushes']);
});

it('forgets what is older than four weeks', async () => {
	shop.look('shopify:demo:1', ago(1));
	await watch();
	await shop.fire('osync_silence_watch', 'Every night');
	expect(shop.rows('osync_pulses').length).toBeGreaterThan(0);
	jest.useFakeTimers({ now: Date.now() + 31 * 24 * 60 * MINUTE, doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] }); // prettier-ignore
	await shop.fire('osync_silence_watch', 'Every night');
	jest.useRealTimers();
	expect(shop.rows('osync_pulses')).toEqual([]);
});
