import type { SyncItem } from '../../../../domain/report/sync-item';
import type { TargetBooks } from '../../../../domain/refund/target-books';
import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { Finance, gated, itemOf, statuses } from './finance';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (): Promise<void> => await new Promise((done) => setTimeout(done, 1)),
}));

let finance: Finance;

beforeAll(async () => {
	finance = await Finance.open();
});
afterAll(async () => await finance.close());

const account = () => finance.simulator.account;

let orders = 5000;

/** A story whose order has a number and a name of its own. */
function placed(changes: object = {}): { item: SyncItem; key: string; story: RefundStory } {
	const story = aRefundStory();
	const reference = String(++orders);
	const named = { reference, name: `#${reference}` };
	const key = finance.place({ ...story.order(), ...named }, 'GBP', changes);
	story.refunds('MUG', 1, { restock: 'none', returnId: `9${reference}` });
	const item = itemOf(story);
	const refunds = item.refunds ? { ...item.refunds, ...named } : undefined;
	return { item: { ...item, refunds }, key, story };
}

async function booksOf(item: SyncItem): Promise<TargetBooks> {
	const [read] = await finance.run('get', [item]);
	if (!read?.books) throw new Error(JSON.stringify(read?.failure));
	return read.books;
}

const CREDIT = (amount: number, changes: object = {}): object => ({
	entity: { id: finance.customer },
	autoApply: false,
	item: {
		items: [{ item: { id: finance.item('MUG') }, quantity: 1, amount, price: { id: '-1' } }],
	},
	taxDetailsOverride: true,
	...changes,
});

test('an order’s books are told in minor units of its currency', async () => {
	const { item, key } = placed();
	const deposit = account().deposit(key, 50);
	const invoice = finance.bill(key, deposit);
	const credit = account().credit(invoice, [{ sku: 'MUG' }]);
	const returnId = account().create('returnAuthorization', {
		...{ entity: { id: finance.customer }, orderStatus: 'B' },
		externalId: `SHOPIFY_RA_${item.refunds?.refunds[0]?.returnId ?? ''}`,
		item: { items: [{ item: { id: finance.item('MUG') }, quantity: 1, rate: 12 }] },
	});
	expect(await booksOf(item)).toMatchObject({
		...{ system: 'netsuite', orderId: account().order(key).id, currency: 'GBP' },
		...{ customerId: finance.customer, subsidiaryId: '1', locationId: '1', totalMinor: 8420 },
		bills: [
			{
				...{ id: invoice, kind: 'invoice', totalMinor: 8420, openMinor: 8420 - 5000 - 1820 },
				lines: [
					{ reference: '9001', quantity: 2, netMinor: 6000, stockItemId: finance.item('TEE') },
					{ reference: '9002', quantity: 1, netMinor: 1200 },
				],
			},
		],
		deposits: [{ id: deposit, totalMinor: 5000, openMinor: 0 }],
		returns: [{ id: returnId, reference: item.refunds?.refunds[0]?.returnId, state: 'open' }],
		credits: [{ id: credit, refundId: '', totalMinor: 1820, openMinor: 0 }],
		...{ payments: [], unknown: [] },
	});
});

test('each bill line names the order line that it bills', async () => {
	const { item, key } = placed();
	finance.bill(key);
	const lines = account()
		.order(key)
		.lines.map(({ line }) => line);
	const [bill] = (await booksOf(item)).bills;
	expect(bill?.lines.map(({ orderLine }) => orderLine)).toEqual(lines);
});

test('credits that people made are found by the order’s number in a field, and by its name on the same customer', async () => {
	const { item } = placed();
	const { reference = '', name = '' } = item.refunds ?? {};
	const mine = [
		account().create('creditMemo', CREDIT(1, { custbody_shopify_order_id: reference })),
		account().create('creditMemo', CREDIT(2, { otherRefNum: name })),
		account().create('creditMemo', CREDIT(3, { otherRefNum: name.slice(1) })),
	];
	const stranger = account().createCustomer({ entityId: `OTHER-${reference}` });
	account().create('creditMemo', CREDIT(4, { otherRefNum: name, entity: { id: stranger } }));
	expect((await booksOf(item)).credits.map(({ id }) => id)).toEqual(mine);
});

test('another order’s credit is not this order’s, although it pays this order’s invoice', async () => {
	const { item, key } = placed();
	const invoice = finance.bill(key);
	const other = account().create('creditMemo', CREDIT(30));
	account().editByHand(other, {
		apply: { items: [{ doc: { id: invoice }, line: 0, apply: true, amount: 10 }] },
	});
	const books = await booksOf(item);
	expect(books.bills[0]?.openMinor).toBe(7420);
	expect(books.credits).toEqual([]);
});

test('refunds are found behind credits and deposits, whoever booked them', async () => {
	const { item, key } = placed();
	const deposit = account().deposit(key);
	const customer = { id: finance.customer };
	account().create('customerRefund', {
		customer,
		deposit: { items: [{ doc: { id: deposit }, apply: true, amount: 5 }] },
	});
	const reference = item.refunds?.reference;
	const credit = account().create(
		'creditMemo',
		CREDIT(3, { custbody_shopify_order_id: reference }),
	);
	account().create('customerRefund', {
		customer,
		externalId: 'SHOPIFY_CR_8199',
		apply: { items: [{ doc: { id: credit }, line: 0, apply: true, amount: 0.2 }] },
	});
	const { payments, deposits } = await booksOf(item);
	expect(payments).toMatchObject([
		{ kind: 'customerRefund', transactionId: '', amountMinor: 500 },
		{ kind: 'customerRefund', transactionId: '8199', amountMinor: 20 },
	]);
	expect(deposits[0]?.openMinor).toBe(7920);
});

test('an order that another tool made is found by its field', async () => {
	const { item, key } = placed();
	const id = account().order(key).id;
	finance.options = { ...finance.options, externalIdPrefix: 'CELIGO_' };
	expect(await booksOf(item)).toMatchObject({ orderId: id, unknown: [] });
	const reference = item.refunds?.reference ?? '';
	finance.place({ ...aRefundStory().order(), reference: `${reference}0` }, 'GBP', {
		custbody_shopify_order_id: reference,
	});
	expect((await booksOf(item)).unknown).toEqual([
		expect.stringMatching(/^which of SO\d+ and SO\d+/),
	]);
	finance.options = { ...finance.options, externalIdPrefix: 'SHOPIFY_SO_' };
});

test('a part that the role may not read is named, and keeps money from being booked', async () => {
	const { item, key } = placed();
	finance.bill(key);
	const body = { 'o:errorCode': 'INVALID_PARAMETER', 'o:errorDetails': [] };
	finance.simulator.faults.add({
		target: 'suiteql',
		kind: 'status',
		status: 400,
		body,
		afterCalls: 1,
	});
	const [read] = await finance.run('get', [item]);
	finance.simulator.faults.clear();
	expect(read?.books?.unknown).toEqual(['credits and refunds']);
	const [planned] = await finance.run('plan', [read ?? {}]);
	expect(planned?.plan).toMatchObject({ steps: [], problems: [{ code: 'REFUND_UNKNOWN' }] });
});

test('a billed order whose bills nobody shows us is not taken for unbilled', async () => {
	const { item, key } = placed();
	finance.bill(key);
	const nothing = { target: 'suiteql', kind: 'status', status: 200 } as const;
	finance.simulator.faults.add({ ...nothing, body: { hasMore: false, items: [] }, afterCalls: 2 });
	const books = await booksOf(item);
	finance.simulator.faults.clear();
	expect(books.unknown).toEqual(['bills of a billed order']);
});

test('a NetSuite that does not answer fails the orders for another try', async () => {
	const { item } = placed();
	finance.simulator.faults.add({ target: 'suiteql', kind: 'status', times: 4 });
	const [read] = await finance.run('get', [item]);
	finance.simulator.faults.clear();
	expect(read?.failure).toMatchObject({ step: 'target', code: 'SYNC_FAILED', retry: true });
	expect(read?.books).toBeUndefined();
});

test('items that failed before, or that cannot be read, do not get books', async () => {
	const { item } = placed();
	const failure = {
		step: 'snapshot',
		code: 'SYNC_FAILED',
		reason: '',
		retry: true,
		retryAfterSeconds: 0,
	};
	const [failed] = await finance.run('get', [{ ...item, failure }]);
	expect(failed?.books).toBeUndefined();
	await expect(finance.run('get', [{ ...item, refunds: {} }], { reference: '1' })).rejects.toThrow(
		/Item 0 has unreadable refunds/,
	);
	await expect(finance.run('get', [{}])).rejects.toThrow(/Item 0 names no order/);
});

test('six queries read fifty orders with all that hangs off them; two hundred take four times as many', async () => {
	const made = Array.from({ length: 50 }, () => {
		const { item, key } = placed();
		finance.bill(key, account().deposit(key));
		return item;
	});
	await finance.run('get', made.slice(0, 1));
	for (const [copies, calls] of [
		[1, 6],
		[4, 24],
	] as const) {
		finance.simulator.calls.reset();
		const items = Array.from({ length: copies }, () => made).flat();
		const read = await finance.run('get', items, { priority: 'bulk' });
		expect(read.every(({ books }) => books?.bills.length === 1)).toBe(true);
		expect(finance.simulator.calls.count()).toBeLessThanOrEqual(calls);
		expect(finance.simulator.calls.overLimit).toBe(0);
	}
});

test('a refund takes two writes and two queries beside the reading of the books', async () => {
	const { item, key } = placed();
	finance.bill(key, account().deposit(key));
	const { refunds } = item;
	const snapshot = { ...item.snapshot, reference: refunds?.reference };
	const read = await finance.run('get', [{ ...item, snapshot }]);
	const planned = await finance.run('plan', read);
	const [ready = item] = planned.map(gated);
	finance.simulator.calls.reset();
	const [done] = await finance.run('apply', [ready]);
	expect(statuses(done)).toEqual(['bookCredit: done', 'bookPayment: done']);
	const operations = finance.simulator.calls.all().map(({ operation }) => operation);
	expect(operations.filter((each) => each !== 'GET metadata-catalog')).toEqual([
		...['POST suiteql', 'POST invoice/!transform/creditMemo'],
		...['POST suiteql', 'POST customerRefund'],
	]);
});
