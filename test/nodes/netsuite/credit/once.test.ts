import type { SyncItem } from '../../../../domain/report/sync-item';
import type { FaultDraft } from '../../../../simulators/netsuite';
import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { Finance, messages, statuses } from './finance';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number): Promise<void> =>
		await new Promise((done) => setTimeout(done, Math.min(ms, 5))),
}));

const TRANSFORM = 'invoice/!transform/creditMemo';

let finance: Finance;
let story: RefundStory;
let invoice: string;

beforeAll(async () => {
	finance = await Finance.open();
});
afterAll(async () => await finance.close());
beforeEach(() => {
	finance.begin();
	finance.options['timeoutSeconds'] = 1;
	story = aRefundStory();
	const key = finance.place(story.order());
	invoice = finance.bill(key, finance.simulator.account.deposit(key));
	story.refunds('MUG', 1, { restock: 'none' });
});

const account = () => finance.simulator.account;

async function planned(): Promise<SyncItem> {
	const [item] = await finance.plan([story]);
	if (!item) throw new Error('No item');
	return item;
}

async function applied(item: SyncItem, parameters: object = {}): Promise<SyncItem> {
	const [done] = await finance.run('apply', [item], { ...parameters });
	if (!done) throw new Error('No item');
	return done;
}

const counts = () => [finance.booked('creditMemo').length, finance.booked('customerRefund').length];

test('the same plan applied twice books once', async () => {
	const item = await planned();
	await applied(item);
	const again = await applied(item);
	expect(statuses(again)).toEqual(['bookCredit: alreadyDone', 'bookPayment: alreadyDone']);
	expect(counts()).toEqual([1, 1]);
});

test('two sweeps of one state at the same time book once', async () => {
	const item = await planned();
	const both = await Promise.all([applied(item), applied(item)]);
	for (const each of both) expect(statuses(each).join()).not.toMatch(/rejected|unknown/);
	expect(counts()).toEqual([1, 1]);
});

test.each<[string, FaultDraft]>([
	['the credit is answered 500 after it was made', { target: TRANSFORM, kind: 'status' }],
	['the credit is cut off after it was made', { target: TRANSFORM, kind: 'drop' }],
	['the credit is not answered in time', { target: TRANSFORM, kind: 'timeout', delayMs: 1500 }],
	[
		'the credit is refused although it was made',
		{ target: TRANSFORM, kind: 'status', status: 400, body: { 'o:errorCode': 'USER_ERROR' } },
	],
	['the refund is answered 500 after it was made', { target: 'customerRefund', kind: 'status' }],
])('%s: it is found by its external id', async (_name, fault) => {
	finance.simulator.faults.add({ ...fault, method: 'POST', when: 'after' });
	const item = await applied(await planned());
	expect(statuses(item)).toEqual(['bookCredit: done', 'bookPayment: done']);
	const [verified] = await finance.run('verify', [item]);
	expect(verified?.verification?.discrepancies).toEqual([]);
	expect(counts()).toEqual([1, 1]);
});

test('a credit of which nobody knows is not sent again, and its money stays', async () => {
	finance.simulator.faults.add({ method: 'POST', target: TRANSFORM, kind: 'drop' });
	const item = await applied(await planned());
	expect(statuses(item)).toEqual(['bookCredit: unknown', 'bookPayment: notStarted']);
	expect(finance.simulator.calls.count(`POST ${TRANSFORM}`)).toBe(1);
	const [next] = await finance.sweep([story]);
	expect(statuses(next)).toEqual(['bookCredit: done', 'bookPayment: done']);
	expect(counts()).toEqual([1, 1]);
});

test('a record that changed meanwhile is a conflict, and nothing is booked', async () => {
	finance.simulator.faults.add({ method: 'POST', target: TRANSFORM, kind: 'changed' });
	const item = await applied(await planned());
	expect(item.applied?.conflict).toBe(true);
	expect(statuses(item)).toEqual(['bookCredit: notStarted', 'bookPayment: notStarted']);
	expect(counts()).toEqual([0, 0]);
});

test('an external id that is another record’s is told, and pays nothing', async () => {
	const item = await planned();
	account().create('customerDeposit', {
		...{ customer: { id: finance.customer }, payment: 5, externalId: 'SHOPIFY_CM_7001' },
	});
	const done = await applied(item);
	expect(statuses(done)).toEqual(['bookCredit: rejected', 'bookPayment: notStarted']);
	expect(messages(done)).toMatch(/SHOPIFY_CM_7001 is taken by CD\d+/);
});

test('a credit that comes to another amount stays, is told, and pays nothing back', async () => {
	finance.simulator.switches.taxProfile = 'legacy';
	finance.options = {
		...finance.options,
		creditLines: 'originalItems',
		taxStrategy: 'netsuiteComputes',
	};
	const item = await applied(await planned());
	expect(statuses(item)).toEqual(['bookCredit: rejected', 'bookPayment: notStarted']);
	expect(messages(item)).toMatch(/comes to 12\.00 GBP instead of 13\.20 GBP/);
	const [verified] = await finance.run('verify', [item]);
	expect(verified?.verification?.discrepancies).toMatchObject([
		{ kind: 'total', expected: '13.20 GBP', found: '12.00 GBP' },
		{ kind: 'state' },
	]);
	expect(counts()).toEqual([1, 0]);
	expect(statuses((await finance.plan([story]))[0])).toEqual([]);
});

describe('a refund in a closed period', () => {
	beforeEach(() => account().closePeriod('2026-03-31'));

	test('is refused, and the message says why', async () => {
		const item = await applied(await planned());
		expect(statuses(item)).toEqual(['bookCredit: rejected', 'bookPayment: notStarted']);
		expect(messages(item)).toMatch(/posting period .* closed/);
	});

	test('is booked today where the option says so', async () => {
		finance.options['closedPeriod'] = 'today';
		const item = await applied(await planned());
		expect(statuses(item)).toEqual(['bookCredit: done', 'bookPayment: done']);
		const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/London' });
		const dates = [...account().records('creditMemo'), ...account().records('customerRefund')];
		expect(dates.map(({ tranDate }) => tranDate)).toEqual([today, today]);
	});
});

test('a booking has the date of its own time zone', async () => {
	finance.options['timeZone'] = 'Pacific/Honolulu';
	await applied(await planned());
	expect(account().records('creditMemo')).toMatchObject([{ tranDate: '2026-03-02' }]);
});

test('a dry run and a sweep without time book nothing', async () => {
	const item = await planned();
	const dry = await applied(item, { dryRun: true });
	const late = await applied(item, { stopBefore: '2020-01-01T00:00:00Z' });
	for (const each of [dry, late]) {
		expect(statuses(each)).toEqual(['bookCredit: notStarted', 'bookPayment: notStarted']);
	}
	await expect(applied(item, { stopBefore: 'soon' })).rejects.toThrow(
		'Stop Before "soon" is not a time',
	);
	expect(counts()).toEqual([0, 0]);
});

test('a NetSuite that lets nobody in fails the order for another try, and nothing is booked', async () => {
	finance.simulator.faults.add({ target: TRANSFORM, kind: 'unauthorized', times: 0 });
	const done = await applied(await planned());
	expect(done.failure).toMatchObject({ step: 'apply', retry: true });
	expect(counts()).toEqual([0, 0]);
});

test('an account that cannot be read fails its orders for another try, and nothing is booked', async () => {
	const item = await planned();
	finance.simulator.faults.add({ target: 'metadata-catalog', kind: 'status', times: 0 });
	const done = await applied(item);
	expect(done.failure).toMatchObject({ step: 'apply', code: 'SYNC_FAILED', retry: true });
	expect(counts()).toEqual([0, 0]);
});

test.each([
	['refundItemId', { refundItemId: '' }, /"Refund Item ID" must not be empty/],
	['suiteTaxCodeId', { suiteTaxCodeId: '' }, /"SuiteTax Code ID" must not be empty/],
	['taxItemId', { taxStrategy: 'taxItemLine' }, /"Tax Item ID" must not be empty/],
	['timeZone', { timeZone: 'Mars/Olympus' }, /"Time Zone" "Mars\/Olympus" is not/],
	['lineIdField', { lineIdField: 'x; DROP' }, /"Line ID Field" is not the name of a field/],
])('the option %s stops the node by its name', async (_name, options, expected) => {
	const item = await planned();
	finance.options = { ...finance.options, ...options };
	await expect(applied(item)).rejects.toThrow(expected);
	expect(counts()).toEqual([0, 0]);
});

test('one failing order stops no other', async () => {
	const item = await planned();
	const text = JSON.stringify(item.plan)
		.replaceAll('"7001"', '"9001"')
		.replaceAll('"8101"', '"9101"');
	const broken = { ...item, plan: JSON.parse(text.replaceAll(`"${invoice}"`, '"123456"')) };
	const done = await finance.run('apply', [broken, item]);
	expect(done.map(statuses)).toEqual([
		['bookCredit: rejected', 'bookPayment: notStarted'],
		['bookCredit: done', 'bookPayment: done'],
	]);
	expect(messages(done[0])).toMatch(/404.*The credit of refund 9001 is not booked/);
	expect(counts()).toEqual([1, 1]);
});
