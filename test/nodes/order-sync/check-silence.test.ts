import type { IDataObject } from 'n8n-workflow';
import * as checkSilence from '../../../nodes/OrderSync/actions/check-silence.operation';
import { parseQuietHours } from '../../../nodes/OrderSync/actions/check-silence-quiet-hours';
import { nodeContext } from '../../support/node-context';

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const SETTINGS = { ledgerRows: '[]', signalRows: '', stockRuns: '', openExceptions: '[]', quietHours: '', timeZone: 'UTC', floorMinutes: 60, ceilingMinutes: 1440, channels: ['webhooks', 'sweeps'] }; // prettier-ignore

async function check(parameters: Record<string, unknown>, items: IDataObject[] = [{}]) {
	const context = nodeContext({ items, parameters: { ...SETTINGS, ...parameters } });
	const output = await checkSilence.execute.call(context);
	const [exceptions = [], closures = [], checks = []] = output.map((items) =>
		items.map(({ json }) => json),
	);
	return { exceptions, closures, checks };
}

const ledgerRow = (hours: number, changes: object = {}): IDataObject => ({
	...{
		lane: 'linnworks',
		order_key: 'a',
		order_name: '',
		target_order: '',
		outcome: 'inStep',
		edited_by: '',
	},
	...{
		topics: 'orders/edited',
		source_updated_at: '',
		first_received_at: hoursAgo(hours),
		recorded_at: hoursAgo(hours),
	},
	...changes,
});
const signal = (hours: number, topic: string): IDataObject => ({
	topic,
	status: 'new',
	received_at: hoursAgo(hours),
});

it('raises a silence once, with a link of its own, and settles it when the channel speaks', async () => {
	const silent = { ledgerRows: [ledgerRow(3)], signalRows: [signal(2, 'replay')] };
	const first = await check(silent);
	expect(first.exceptions.map((row) => [row['code'], row['order_key']])).toEqual([
		['SILENCE', 'silence:osync:webhooks'],
		['SILENCE', 'silence:osync:sweeps'],
	]);
	expect(String(first.exceptions[0]?.['replay_key'])).toHaveLength(32);
	expect(first.exceptions[1]?.['reason']).toContain('Signals that wait: 1.');
	const openExceptions = first.exceptions.map((row, place) => ({ ...row, id: place + 1 }));
	const again = await check({ ...silent, openExceptions });
	expect([again.exceptions, again.closures]).toEqual([[], []]);
	expect(again.checks).toMatchObject([{ channel: 'webhooks', silent: true }, { silent: true }]);
	const spoke = await check({
		...silent,
		signalRows: [signal(0, 'orders/edited')],
		openExceptions,
	});
	expect(spoke.closures).toMatchObject([{ exception_id: 1, status: 'resolved' }]);
});

it('hears dispatches and stock pushes in rows of their own', async () => {
	const { checks } = await check({
		channels: ['dispatches', 'stockPushes'],
		ledgerRows: [ledgerRow(3), ledgerRow(0, { lane: 'dispatch' })],
		stockRuns: [{ recorded_at: hoursAgo(2) }],
	});
	expect(checks.map((each) => [each['channel'], each['silent']])).toEqual([
		['dispatches', false],
		['stockPushes', true],
	]);
});

it('hears in its items what earlier checks heard, and passes over others', async () => {
	const pulse = (channel: string, hours: number) => ({ channel, spoke_at: hoursAgo(hours) });
	const items = [{}, { id: 1 }, pulse('sweeps', 0.5), pulse('webhooks', 9), { spoke_at: 'soon' }];
	const { checks } = await check({}, items);
	expect(checks).toMatchObject([
		{ channel: 'webhooks', silent: true, minutes: 540 },
		{ channel: 'sweeps', silent: false, minutes: 30 },
	]);
});

it('does not take a list that was forgotten for a silence', async () => {
	await expect(check({ channels: ['stockPushes'] })).rejects.toThrow(
		'Stock pushes cannot be listened to without stockRuns',
	);
});

it.each(['22-06', '25:00-26:00', 'Xyz 10:00-11:00', '10:00-10:00', '10:61-11:00'])(
	'stops at quiet hours that cannot be read: %s',
	async (quietHours) => {
		await expect(check({ quietHours: `01:00-02:00, ${quietHours}` })).rejects.toThrow(
			`Quiet hours cannot be read at "${quietHours}"`,
		);
	},
);

it.each<[string, string, string, boolean]>([
	['22:00-06:00', 'UTC', '2026-03-04T21:59:00Z', false],
	['22:00-06:00', 'UTC', '2026-03-04T22:00:00Z', true],
	['22:00-06:00', 'UTC', '2026-03-04T05:59:00Z', true],
	['22:00-06:00', 'UTC', '2026-03-04T06:00:00Z', false],
	['22:00-06:00', 'Europe/Berlin', '2026-03-04T21:30:00Z', true],
	['Sat-Sun 00:00-24:00', 'UTC', '2026-03-07T12:00:00Z', true],
	['sat-sun 00:00 - 24:00', 'UTC', '2026-03-08T23:59:00Z', true],
	['Sat-Sun 00:00-24:00', 'UTC', '2026-03-09T00:00:00Z', false],
	['Fri-Mon 22:00-06:00', 'UTC', '2026-03-10T05:00:00Z', true],
	['Fri-Mon 22:00-06:00', 'UTC', '2026-03-06T05:00:00Z', false],
	['Wed 12:00-13:00, Thu 01:00-02:00', 'UTC', '2026-03-05T01:30:00Z', true],
	['Wed 12:00-13:00', 'UTC', '2026-03-05T12:30:00Z', false],
])('quiet hours %s in %s hold at %s: %s', (text, zone, instant, expected) => {
	const isQuiet = parseQuietHours(text, zone);
	expect(typeof isQuiet === 'string' ? isQuiet : isQuiet(Date.parse(instant))).toBe(expected);
});
