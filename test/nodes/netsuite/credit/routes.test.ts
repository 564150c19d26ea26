import { aRefundStory, type RefundStory } from '../../../builders/refund-builder';
import { Finance, messages, statuses } from './finance';

let finance: Finance;

beforeAll(async () => {
	finance = await Finance.open();
});
afterAll(async () => await finance.close());
beforeEach(() => finance.begin());

/** The shop's order as it was when it was placed; the story goes on from there. */
function placed(): { story: RefundStory; key: string } {
	const story = aRefundStory();
	return { story, key: finance.place(story.order()) };
}

const account = () => finance.simulator.account;

/** A sweep that books all it planned and finds it in the books; answers the kinds of its steps. */
async function settled(story: RefundStory, parameters: object = {}): Promise<string[]> {
	const [item] = await finance.sweep([story], { ...parameters });
	expect([item?.failure, messages(item).replace(/[ |]/g, '')]).toEqual([undefined, '']);
	expect(item?.verification?.discrepancies ?? []).toEqual([]);
	const [again] = await finance.plan([story], { ...parameters });
	expect(again?.plan?.steps).toEqual([]);
	expect(statuses(item).every((status) => status.endsWith(': done'))).toBe(true);
	return (item?.plan?.steps ?? []).map((step) => step.kind);
}

test('an invoice is credited, and the credit is paid back', async () => {
	const { story, key } = placed();
	const invoice = finance.bill(key, account().deposit(key));
	expect(await settled(story.refunds('MUG', 1, { restock: 'none' }))).toEqual([
		'bookCredit',
		'bookPayment',
	]);
	const [credit] = account().records('creditMemo');
	expect(credit).toMatchObject({
		...{ externalId: 'SHOPIFY_CM_7001', total: 13.2, tax: 1.2, shipping: 0, remaining: 0 },
		...{ createdFrom: invoice, tranDate: '2026-03-03', applied: [] },
		header: { custbody_shopify_order_id: story.order().reference, otherRefNum: story.order().name },
	});
	expect(finance.booked('customerRefund')).toEqual([
		{ externalId: 'SHOPIFY_CR_8101', total: 13.2, remaining: 0 },
	]);
});

test('an order that is not billed gives money back out of its deposit, and there is no credit', async () => {
	const { story, key } = placed();
	const deposit = account().deposit(key);
	expect(await settled(story.refunds('MUG', 1))).toEqual(['bookPayment']);
	expect(account().record(deposit).remaining).toBe(71);
	expect(finance.booked('creditMemo')).toEqual([]);
});

test('without bill and deposit there is nothing to credit', async () => {
	const { story } = placed();
	const [item] = await finance.plan([story.refunds('MUG', 1)]);
	expect(item).toMatchObject({
		plan: { steps: [], problems: [] },
		decision: { verdict: 'hold', code: 'POSTPONED' },
	});
});

test('an order that NetSuite does not have waits', async () => {
	finance.place({ ...aRefundStory().order(), reference: '4711' });
	const [item] = await finance.plan([aRefundStory().refunds('MUG', 1)]);
	expect(item?.books).toMatchObject({ orderId: '', bills: [], unknown: [] });
	expect(item?.plan?.postponed?.reason).toMatch(/do not have the order/);
});

test('a cash sale is paid back by a cash refund', async () => {
	const { story, key } = placed();
	account().ship(key);
	const sale = account().cashSale(key);
	expect(await settled(story.refunds('MUG', 1, { restock: 'none' }))).toEqual(['bookPayment']);
	expect(account().records('cashRefund')).toMatchObject([
		{ externalId: 'SHOPIFY_KR_8101', createdFrom: sale, total: 13.2, tax: 1.2, shipping: 0 },
	]);
	expect(finance.booked('creditMemo')).toEqual([]);
});

test.each([
	['received', 'authorised', []],
	['received', 'received', ['bookCredit', 'bookPayment']],
	['authorised', 'authorised', ['bookCredit', 'bookPayment']],
] as const)('with "once %s", a return that is %s books %j', async (returns, state, expected) => {
	const { story, key } = placed();
	finance.bill(key, account().deposit(key));
	const returnId = account().create('returnAuthorization', {
		...{ entity: { id: finance.customer }, orderStatus: 'B', externalId: 'SHOPIFY_RA_501' },
		item: { items: [{ item: { id: finance.item('TEE') }, quantity: 1, rate: 30 }] },
	});
	if (state === 'received') account().receiveReturn(returnId);
	story.refunds('TEE', 1, { restock: 'return', returnId: '501' });
	const [planned] = await finance.plan([story], { returns });
	expect(planned?.plan?.steps.map((step) => step.kind)).toEqual(expected);
	if (expected.length === 0) return;
	await settled(story, { returns });
	expect(account().records('creditMemo')).toMatchObject([
		{ externalId: 'SHOPIFY_CM_7001', createdFrom: returnId, total: 33, remaining: 0 },
	]);
});

test('what was billed of an order is credited, and the rest comes out of the deposit', async () => {
	const { story, key } = placed();
	const deposit = account().deposit(key);
	account().ship(key, [{ sku: 'TEE', quantity: 1 }]);
	account().applyDeposit(deposit, account().invoice(key, [{ sku: 'TEE' }]));
	story.refunds('MUG', 1).refunds('TEE', 2, { restock: 'none' });
	await settled(story);
	expect(finance.booked('customerRefund').map(({ total }) => total)).toEqual([13.2, 66]);
	expect(finance.booked('creditMemo').map(({ total }) => total)).toEqual([33]);
	expect(account().record(deposit).remaining).toBe(0);
});

test('an edit after billing leaves a credit, which the settlement pays back', async () => {
	const { story, key } = placed();
	finance.bill(key, account().deposit(key));
	expect(await settled(story.editsOff('MUG', 1))).toEqual(['bookCredit']);
	expect(finance.booked('creditMemo')).toMatchObject([{ total: 13.2, remaining: 13.2 }]);
	expect(await settled(story.settles('13.20'))).toEqual(['bookPayment']);
	expect(finance.booked('creditMemo')).toMatchObject([{ remaining: 0 }]);
});

test('a credit whose money did not move pays what is owed on the invoice', async () => {
	const { story, key } = placed();
	const invoice = finance.bill(key);
	expect(account().record(invoice).remaining).toBe(84.2);
	expect(await settled(story.editsOff('MUG', 1))).toEqual(['bookCredit']);
	expect(account().record(invoice).remaining).toBe(71);
	expect(finance.booked('creditMemo')).toMatchObject([{ total: 13.2, remaining: 0 }]);
});

test('money that went out of a deposit before billing is credited to the bill afterwards', async () => {
	const { story, key } = placed();
	const deposit = account().deposit(key);
	expect(await settled(story.givesGoodwill('10.00'))).toEqual(['bookPayment']);
	const invoice = finance.bill(key, deposit);
	expect(account().record(invoice).remaining).toBe(10);
	expect(await settled(story)).toEqual(['bookCredit']);
	expect(account().record(invoice).remaining).toBe(0);
	expect(finance.booked('creditMemo')).toMatchObject([{ total: 10, remaining: 0 }]);
});

test('goodwill before billing can be a credit of its own, and pays no invoice', async () => {
	const { story } = placed();
	const trap = finance.place({ ...aRefundStory().order(), reference: '4711' });
	const othersInvoice = finance.bill(trap);
	const parameters = { bookBeforeBilling: true };
	expect(await settled(story.givesGoodwill('10.00'), parameters)).toEqual([
		'bookCredit',
		'bookPayment',
	]);
	expect(account().records('creditMemo')).toMatchObject([
		{ createdFrom: null, total: 10, remaining: 0, applied: [], header: { location: '1' } },
	]);
	expect(account().record(othersInvoice).remaining).toBe(84.2);
});

test('bills of an additional order count as the order’s', async () => {
	const { story } = placed();
	const { order } = { order: story.order() };
	const added = finance.place({ ...order, reference: `${order.reference}-A1` });
	const invoice = finance.bill(added);
	const [item] = await finance.plan([story.editsOff('MUG', 1)]);
	expect(item?.books?.bills.map(({ id }) => id)).toEqual([invoice]);
	expect(item?.plan?.steps).toMatchObject([{ kind: 'bookCredit', route: { billId: invoice } }]);
});

test('money that is pending is booked once it has moved, and never if it failed', async () => {
	const { story, key } = placed();
	finance.bill(key, account().deposit(key));
	story.refunds('MUG', 1, { state: 'pending' }).refunds('TEE', 1, { state: 'pending' });
	const [waiting] = await finance.sweep([story]);
	expect(waiting).toMatchObject({ plan: { steps: [] }, decision: { code: 'POSTPONED' } });
	story.turns('8101', 'moved').turns('8102', 'failed');
	expect((await settled(story)).sort()).toEqual(['bookCredit', 'bookCredit', 'bookPayment']);
	expect(finance.booked('customerRefund')).toMatchObject([{ externalId: 'SHOPIFY_CR_8101' }]);
});
