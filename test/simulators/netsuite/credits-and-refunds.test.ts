import { detailOf, startBench, type Bench } from './netsuite-caller';

describe('netsuite simulator: credits, refunds and deposits', () => {
	let bench: Bench;
	let orderId: string;
	let invoice: string;

	beforeEach(async () => {
		bench = await startBench({ switches: { invoiceInAdvance: true } });
		orderId = bench.simulator.account.createOrder(bench.twoLines({ shippingCost: 4 }));
		invoice = bench.simulator.account.invoice(orderId);
	});

	afterEach(async () => {
		await bench.simulator.close();
	});

	const account = () => bench.simulator.account;
	const post = async (path: string, body: unknown) => await bench.caller.record('POST', path, body);
	const made = async (path: string, body: unknown) =>
		account().record(await bench.caller.write('POST', path, body));
	const standalone = (more: object = {}) => ({
		entity: { id: bench.customer },
		item: { items: [{ item: { id: bench.fee }, quantity: 1, rate: 7, price: { id: '-1' } }] },
		...more,
	});
	const doc = (id: string, amount?: number, line = 0) => ({
		doc: { id },
		line,
		apply: true,
		...(amount === undefined ? {} : { amount }),
	});

	it('a credit from an invoice goes towards that invoice', async () => {
		const credit = await made(`invoice/${invoice}/!transform/creditMemo`, {
			shippingCost: 0,
			item: {
				items: [
					{ orderLine: 1, quantity: 1 },
					{ orderLine: 2, quantity: 0 },
				],
			},
		});
		expect(credit).toMatchObject({ total: 10, remaining: 0, status: 'B' });
		expect(credit.applied).toEqual([{ doc: invoice, line: 0, amount: 10 }]);
		expect(account().record(invoice)).toMatchObject({ remaining: 19, status: 'A' });
	});

	it('the apply line of a credit is steered by doc and line', async () => {
		const apply = { items: [doc(invoice, 3.01)] };
		const credit = await made(`invoice/${invoice}/!transform/creditMemo`, { apply });
		expect(credit).toMatchObject({ total: 29, remaining: 25.99, status: 'A' });
		await bench.caller.write('PATCH', `creditMemo/${credit.id}`, {
			apply: { items: [doc(invoice, 5)] },
		});
		expect(account().record(credit.id).applied).toEqual([{ doc: invoice, line: 0, amount: 5 }]);
		await bench.caller.write('PATCH', `creditMemo/${credit.id}`, {
			apply: { items: [{ doc: { id: invoice }, line: 0, apply: false }] },
		});
		expect(account().record(credit.id).applied).toEqual([]);
	});

	it('a payment of less than the invoice goes towards it as far as it reaches', async () => {
		const path = `invoice/${invoice}/!transform/customerPayment`;
		const part = await made(path, { payment: 9 });
		expect(part.applied).toEqual([{ doc: invoice, line: 0, amount: 9 }]);
		expect((await made(path, {})).total).toBe(20);
		expect(account().record(invoice)).toMatchObject({ remaining: 0, status: 'B' });
		expect((await post(path, {})).status).toBe(400);
	});

	it('a credit of a paid invoice stays open', async () => {
		account().payInvoice(invoice);
		expect(account().record(invoice).status).toBe('B');
		const credit = await made(`invoice/${invoice}/!transform/creditMemo`, {});
		expect(credit).toMatchObject({ total: 29, remaining: 29, status: 'A', applied: [] });
	});

	it('a standalone credit goes to the oldest open invoice of the customer unless told not to', async () => {
		account().invoice(account().createOrder(bench.twoLines()));
		const trapped = await made('creditMemo', standalone());
		expect(trapped.applied).toEqual([{ doc: invoice, line: 0, amount: 7 }]);
		const free = await made('creditMemo', standalone({ autoApply: false }));
		expect(free).toMatchObject({ applied: [], remaining: 7 });
		const other = account().createCustomer({ entityId: 'TWO' });
		const stranger = await made('creditMemo', standalone({ entity: { id: other } }));
		expect(stranger.applied).toEqual([]);
	});

	it.each([
		['more than the invoice has open', () => [doc(invoice, 30)], 'USER_ERROR at apply'],
		['a record of another kind', () => [doc(orderId, 1)], 'INVALID_CONTENT at apply.items[0].doc'],
		['nothing at all', () => [doc('99999', 1)], 'INVALID_CONTENT at apply.items[0].doc'],
		[
			'a line that is not there',
			() => [doc(invoice, 1, 9)],
			'INVALID_CONTENT at apply.items[0].line',
		],
		['more than the credit is worth', () => [doc(invoice, 8)], 'USER_ERROR at apply'],
	])('refuses to apply %s', async (_what, items, expected) => {
		const answer = await post('creditMemo', standalone({ apply: { items: items() } }));
		expect(detailOf(answer)).toContain(expected);
		expect(account().records('creditMemo')).toEqual([]);
	});

	it('stock of a credit goes back on the shelf, unless a return stands behind it', async () => {
		const items = [{ item: { id: bench.mug }, quantity: 2, rate: 10 }];
		const credit = await made('creditMemo', standalone({ item: { items } }));
		expect(account().stock('MUG').onHand).toBe(52);
		expect(account().stockMoves()).toEqual([
			{ record: credit.id, item: bench.mug, sku: 'MUG', location: '1', quantity: 2 },
		]);
		const fee = await made('creditMemo', standalone());
		expect(
			account()
				.stockMoves()
				.filter(({ record }) => record === fee.id),
		).toEqual([]);
		bench.simulator.switches.creditRestocks = false;
		await made('creditMemo', standalone({ item: { items } }));
		expect(account().stock('MUG').onHand).toBe(52);
	});

	it('refunds an open credit, and not more than is open', async () => {
		account().payInvoice(invoice);
		const credit = account().credit(invoice);
		const path = `creditMemo/${credit}/!transform/customerRefund`;
		const part = await made(path, { apply: { items: [doc(credit, 9)] } });
		expect(part).toMatchObject({ total: 9, customer: bench.customer });
		expect(account().record(credit).remaining).toBe(20);
		const over = await post(path, { apply: { items: [doc(credit, 20.01)] } });
		expect(detailOf(over)).toMatch(/^400 USER_ERROR at apply: /);
		expect((await made(path, {})).total).toBe(20);
		expect(account().record(credit)).toMatchObject({ remaining: 0, status: 'B' });
		expect((await post(path, {})).status).toBe(400);
	});

	it('refunds a deposit, which can not be read back', async () => {
		const deposit = account().deposit(orderId);
		expect(account().record(deposit)).toMatchObject({ total: 29, status: 'A' });
		const refund = await made('customerRefund', {
			customer: { id: bench.customer },
			deposit: { items: [{ doc: { id: deposit }, apply: true, amount: 25 }] },
		});
		expect(refund.deposits).toEqual([{ doc: deposit, line: 0, amount: 25 }]);
		expect(account().record(deposit).remaining).toBe(4);
		const read = await bench.caller.record(
			'GET',
			`customerRefund/${refund.id}?expandSubResources=true`,
		);
		expect(read.body).toMatchObject({ total: 25, deposit: { items: [], count: 0 } });
		const again = await post('customerRefund', {
			customer: { id: bench.customer },
			deposit: { items: [{ doc: { id: deposit }, apply: true, amount: 5 }] },
		});
		expect(detailOf(again)).toMatch(/^400 USER_ERROR at deposit: /);
	});

	it('a refund of nothing is refused, and so is one of another customer', async () => {
		const empty = await post('customerRefund', { customer: { id: bench.customer } });
		expect(detailOf(empty)).toMatch(/at apply: /);
		const deposit = account().deposit(orderId);
		const other = account().createCustomer({ entityId: 'TWO' });
		const foreign = await post('customerRefund', {
			customer: { id: other },
			deposit: { items: [{ doc: { id: deposit }, apply: true }] },
		});
		expect(detailOf(foreign)).toMatch(/at deposit\.items\[0\]\.doc: /);
	});

	it('uses a deposit for an invoice', async () => {
		const deposit = await bench.caller.write('POST', 'customerDeposit', {
			salesOrder: { id: orderId },
			payment: 20,
			undepFunds: true,
			externalId: 'SHOPIFY_CD_1',
		});
		const path = `customerDeposit/${deposit}/!transform/depositApplication`;
		expect((await post(path, {})).status).toBe(400);
		await made(path, { apply: { items: [{ doc: { id: invoice }, apply: true }] } });
		expect(account().record(invoice).remaining).toBe(9);
		expect(account().record(deposit)).toMatchObject({ remaining: 0, status: 'C' });
	});

	it('a bank deposit holds payments and refunds once, other lines and cash back', async () => {
		const taken = account().deposit(orderId, 29);
		const refund = await bench.caller.write('POST', 'customerRefund', {
			customer: { id: bench.customer },
			deposit: { items: [{ doc: { id: taken }, apply: true, amount: 9 }] },
		});
		const body = {
			account: { id: '1' },
			externalId: 'SHOPIFY_PAYOUT_1',
			payment: { items: [{ id: taken }, { id: { id: refund } }] },
			other: { items: [{ account: { id: '122' }, amount: 1.5, memo: 'correction' }] },
			cashBack: { items: [{ account: { id: '130' }, amount: 0.75, memo: 'fees' }] },
		};
		const bank = await made('deposit', body);
		expect(bank).toMatchObject({ total: 20.75, externalId: 'SHOPIFY_PAYOUT_1' });
		const again = await post('deposit', { payment: { items: [{ id: taken }] } });
		expect(detailOf(again)).toMatch(/^400 USER_ERROR at payment\.items\[0\]\.id: /);
	});

	it.each(['creditMemo', 'customerDeposit'])('refuses a %s in a closed period', async (type) => {
		account().closePeriod('2026-02-28');
		const body = type === 'creditMemo' ? standalone() : { salesOrder: { id: orderId }, payment: 5 };
		const late = await post(type, { ...body, tranDate: '2026-02-28' });
		expect(detailOf(late)).toMatch(/^400 USER_ERROR at tranDate: /);
		expect((await post(type, { ...body, tranDate: '2026-03-01' })).status).toBe(204);
	});

	it('refuses to bring an invoice below what is paid', async () => {
		account().payInvoice(invoice);
		const answer = await bench.caller.record('PATCH', `invoice/${invoice}`, { shippingCost: 1 });
		expect(detailOf(answer)).toMatch(/^400 USER_ERROR at total: /);
	});
});
