import { inflateSync } from 'node:zlib';
import type { IDataObject } from 'n8n-workflow';
import * as composeReport from '../../../nodes/OrderSync/actions/compose-operations-report.operation';
import { reportPeriods } from '../../../nodes/OrderSync/actions/compose-operations-report-periods';
import { nodeContext } from '../../support/node-context';

const LISTS = ['ledgerRows', 'exceptionRows', 'stockRuns', 'shopOrders', 'arrivedOrders', 'dispatches', 'stockDifferences']; // prettier-ignore
const SETTINGS = { period: 'day', timeZone: '', graceMinutes: 60, differenceUnits: 5 };

type File = { data: Buffer; name: string; type: string };

async function report(parameters: Record<string, unknown>, items: IDataObject[] = [{}]) {
	const context = nodeContext({
		items,
		parameters: {
			...Object.fromEntries(LISTS.map((name) => [name, ''])),
			...SETTINGS,
			...parameters,
		},
		extra: {
			getTimezone: () => 'Europe/London',
			helpers: {
				prepareBinaryData: async (data: Buffer, name: string, type: string) => ({
					data,
					name,
					type,
				}),
			},
		},
	});
	const [[item] = []] = await composeReport.execute.call(context);
	const files = item?.binary as unknown as { chart: File; report: File };
	return { json: item?.json ?? {}, ...files };
}

const yesterday = (): string => new Date(Date.now() - 24 * 3_600_000).toISOString();
const ledgerRow = (changes: object = {}) => ({
	...{
		id: 1,
		lane: '',
		order_key: 'shopify:demo:1',
		order_name: '#1',
		target_order: '',
		outcome: 'retrying',
	},
	...{ topics: 'orders/edited', edited_by: null, source_updated_at: '', attempt: 1 },
	...{ first_received_at: new Date(Date.now() - 25 * 3_600_000), recorded_at: yesterday() },
	...changes,
});

it('makes a message with a picture that its HTML names, and a file', async () => {
	const shopOrders = [{ orderKey: 'shopify:demo:1', name: '#1', at: yesterday() }];
	const {
		json,
		chart,
		report: file,
	} = await report({
		ledgerRows: [ledgerRow()],
		exceptionRows: '[]',
		shopOrders: JSON.stringify(shopOrders),
	});
	expect(Object.keys(json)).toEqual(['subject', 'text', 'html']);
	expect(json['subject']).toMatch(/^Daily report, \d{4}-\d\d-\d\d: 1 order did not arrive$/);
	expect(json['html']).toContain('cid:chart');
	expect(chart).toMatchObject({ type: 'image/png' });
	expect(chart.data.subarray(1, 4).toString()).toBe('PNG');
	const start = chart.data.indexOf('IDAT') + 4;
	const size = chart.data.readUInt32BE(start - 8);
	expect(inflateSync(chart.data.subarray(start, start + size))).toHaveLength(200 * 151);
	expect(file).toMatchObject({ type: 'text/csv' });
	expect(String(file.data)).toContain('Figures,Retries,1,0,');
});

it('says which rows could not be read and which lists were missing', async () => {
	const { json } = await report({
		ledgerRows: [ledgerRow(), ledgerRow({ recorded_at: 'soon' })],
		stockRuns: [{ recorded_at: yesterday() }, { recorded_at: yesterday(), changed: 'many' }],
	});
	expect(json['text']).toContain(
		'Could not be read\n- 1 row of the ledger\n- the exceptions: not given\n- 1 row of the stock pushes',
	);
	expect(json['text']).toContain('- Orders shipped: not given');
});

it('takes long lists from its items, each known by its fields, beside those of the parameters', async () => {
	const items = [
		{},
		{ ...ledgerRow(), first_received_at: yesterday() },
		{ orderKey: 'shopify:demo:2', name: '#2', at: yesterday() },
		{ opened_at: yesterday(), status: 'open', severity: 'high', owner: 'CX', code: 'X' },
		{ opened_at: 'soon' },
		{ mode: 'delta', good: 'no', changed: 3, recorded_at: yesterday() },
		{ something: 'else' },
	];
	const { json } = await report({ ledgerRows: [ledgerRow()], exceptionRows: '[]' }, items);
	expect(json['text']).toContain('- Looks at orders: 2 (before: 0)');
	expect(json['text']).toContain('- Stock levels changed: 3 (before: 0)');
	expect(json['text']).toContain('- CX: 1 open');
	expect(json['text']).toContain('Orders that did not arrive\n- #2');
	expect(json['text']).toContain('Could not be read\n- 1 row of the exceptions');
});

it('stops at a time zone that does not exist', async () => {
	await expect(report({ timeZone: 'Mars/Base' })).rejects.toThrow(
		'There is no time zone "Mars/Base"',
	);
});

describe('the period', () => {
	const iso = (millis: number): string => new Date(millis).toISOString();

	it('is yesterday in the time zone, beside the day before', () => {
		const { current, previous } = reportPeriods(
			'day',
			new Date('2026-03-02T23:30:00Z'),
			'Europe/Berlin',
		);
		expect([current.label, previous.label]).toEqual(['2026-03-02', '2026-03-01']);
		expect([iso(current.from), iso(current.to)]).toEqual([
			'2026-03-01T23:00:00.000Z',
			'2026-03-02T23:00:00.000Z',
		]);
		expect(previous.to).toBe(current.from);
	});

	it.each([
		['2026-03-30T10:00:00Z', 23],
		['2026-10-26T10:00:00Z', 25],
		['2026-06-02T10:00:00Z', 24],
	])('has the hours of its clock: %s', (now, hours) => {
		const { current } = reportPeriods('day', new Date(now), 'Europe/London');
		expect(current.parts).toHaveLength(hours);
		expect(current.parts[0]?.from).toBe(current.from);
		expect(current.parts[hours - 1]?.to).toBe(current.to);
	});

	it('is the last seven days, across the change of the clock', () => {
		const { current, previous } = reportPeriods(
			'week',
			new Date('2026-04-01T10:00:00Z'),
			'Europe/London',
		);
		expect(current.label).toBe('2026-03-25 to 2026-03-31');
		expect(previous.label).toBe('2026-03-18 to 2026-03-24');
		expect(current.parts.map(({ label }) => label)).toEqual([
			'25',
			'26',
			'27',
			'28',
			'29',
			'30',
			'31',
		]);
		expect((current.to - current.from) / 3_600_000).toBe(167);
	});
});
