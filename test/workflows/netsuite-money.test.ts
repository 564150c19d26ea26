import type { RecordSnapshot } from '../../simulators/netsuite';
import { TABLES } from '../../playground/world/install-templates';
import { accountsStageOf, type Sold } from './accounts-stage';

/** Refunds, exchanges and payouts, and the proof of them. */
describe('money reaches NetSuite on a real n8n', () => {
	const stage = accountsStageOf({
		osync_refund_mismatch_report: {
			'Every morning': { field: 'seconds', secondsInterval: 45 },
		},
		osync_payout_reconciliation: {
			'Every day at 06:17': { field: 'seconds', secondsInterval: 45 },
		},
	});
	const key = ({ legacyId }: Sold): string => `SHOPIFY_SO_${legacyId}`;
	const shopOf = (order: Sold) => stage().shop.order(order.gid);
	const refundIds = (order: Sold): string[] => shopOf(order).refunds.map(({ id }) => String(id));
	const credits = (order: Sold): RecordSnapshot[] =>
		stage()
			.documents('creditMemo')
			.filter((each) => refundIds(order).some((id) => each.externalId === `SHOPIFY_CM_${id}`));
	/** Payments back for the order, whatever they were taken from. */
	const paid = (order: Sold): number[] => {
		const ids = new Set(
			shopOf(order).refunds.flatMap(({ transactions }) =>
				transactions.map(({ id }) => `SHOPIFY_CR_${id}`),
			),
		);
		return stage()
			.documents('customerRefund')
			.filter((each) => ids.has(each.externalId ?? ''))
			.map((each) => each.total);
	};
	/** The report comes often here, and meets orders that are still on their way: what it closed again does not count. */
	const codes = async (order: Sold): Promise<string[]> =>
		(await stage().exceptions(order, 'netsuiteRefunds'))
			.map((row) => `${String(row['code'])} ${String(row['status'])}`)
			.filter((code) => !/^REFUND_MISMATCH (resolved|superseded)$/.test(code));
	/** An order that was shipped by both and billed, and not paid again: the customer paid the shop. */
	async function billed(): Promise<Sold> {
		const order = await stage().sell();
		stage().account.ship(key(order));
		stage().account.payInvoice(stage().account.invoice(key(order)));
		stage().shop.fulfil(order.gid);
		return order;
	}
	const booked = async (order: Sold, amounts: number[], seconds = 60): Promise<void> => {
		await stage().until(
			`${amounts.join(' and ')} paid back`,
			() => JSON.stringify(paid(order)) === JSON.stringify(amounts),
			seconds,
			order,
		);
		await stage().settled(order, 'netsuiteRefunds');
	};

	it('a refund of shipped goods: a credit of its value and the payment, once', async () => {
		const order = await billed();
		stage().shop.refund(order.gid, {
			lines: [{ sku: 'MUG-01', quantity: 1, restockType: 'NO_RESTOCK' }],
			amount: '11.95',
		});
		await booked(order, [11.95]);
		expect(credits(order).map(({ total }) => total)).toEqual([11.95]);
		stage().shop.updateOrder(order.gid, { note: 'again' });
		await stage().settled(order, 'netsuiteRefunds');
		expect(credits(order)).toHaveLength(1);
		expect(paid(order)).toEqual([11.95]);
		expect(await codes(order)).toEqual([]);
		expect(
			stage()
				.account.stockMoves()
				.filter(({ sku }) => sku === 'REFUND'),
		).toEqual([]);
	});

	it('goodwill without lines, and money that is pending first', async () => {
		const order = await billed();
		Object.assign(stage().world.shopify.switches, { refundsPending: true });
		stage().shop.refund(order.gid, { amount: '5.00' });
		Object.assign(stage().world.shopify.switches, { refundsPending: false });
		await stage().settled(order, 'netsuite');
		await stage().until(
			'it was looked at',
			async () => (await stage().ledger(order, 'netsuiteRefunds')).length > 1,
			60,
			order,
		);
		expect([credits(order), paid(order)]).toEqual([[], []]);
		stage().shop.settleRefunds(order.gid);
		await booked(order, [5], 90);
		expect(credits(order).map(({ total }) => total)).toEqual([5]);
	});

	it('money of an order that is not billed comes out of its deposit, without a credit', async () => {
		const order = await stage().sell();
		stage().account.deposit(key(order));
		stage().shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 0 } }]);
		await stage().inStep(order);
		stage().shop.refund(order.gid, { amount: 'balance' });
		await booked(order, [11.95]);
		expect(credits(order)).toEqual([]);
	});

	it('what an edit took off a billed order is credited, and its settlement pays it out', async () => {
		const order = await stage().sell();
		stage().account.ship(key(order));
		stage().account.payInvoice(stage().account.invoice(key(order)));
		stage().shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 0 } }]);
		await stage().until('the credit is there', () => credits(order).length === 1, 60, order);
		expect(credits(order)[0]).toMatchObject({ total: 11.95, remaining: 11.95 });
		stage().shop.refund(order.gid, { amount: 'balance' });
		await booked(order, [11.95]);
		expect(credits(order).map(({ remaining }) => remaining)).toEqual([0]);
		await stage().until(
			'the edit flow is content too',
			async () => (await stage().exceptions(order)).every((row) => row['status'] === 'resolved'),
			90,
			order,
		);
	});

	it.each([
		['dearer', 'TEE-BLUE-M', []],
		['cheaper', 'SOCK-3P', [1.96]],
	] as const)('an exchange for something %s', async (_what, sku, payments) => {
		const order = await billed();
		stage().shop.exchange(order.gid, {
			returned: [{ sku: 'MUG-01', quantity: 1 }],
			sent: [{ sku, quantity: 1 }],
		});
		await stage().until('the credit is there', () => credits(order).length === 1, 60, order);
		await booked(order, [...payments]);
		expect(credits(order).map(({ total }) => total)).toEqual([11.95]);
		await stage().until(
			'what was sent is an additional order',
			() =>
				stage()
					.account.orders()
					.some((each) => each.externalId === `${key(order)}-A1`),
			60,
			order,
		);
		expect(stage().account.order(`${key(order)}-A1`).lines).toMatchObject([{ sku, quantity: 1 }]);
	});

	it.each([
		['creditMemo', 'a 500 after the credit', 'invoice/!transform/creditMemo'],
		['customerRefund', 'a 500 after the payment', 'customerRefund'],
	] as const)('%s is booked once after %s', async (_type, _what, target) => {
		const order = await billed();
		stage().world.netsuite.faults.add({
			method: 'POST',
			target,
			kind: 'status',
			status: 500,
			when: 'after',
		});
		stage().shop.refund(order.gid, { lines: [{ sku: 'MUG-01', quantity: 1 }], amount: '11.95' });
		await booked(order, [11.95], 90);
		expect(credits(order)).toHaveLength(1);
	});

	it('stops at a credit that somebody booked by hand, and says so', async () => {
		const order = await stage().sell();
		stage().account.ship(key(order));
		const invoice = stage().account.invoice(key(order));
		stage().account.payInvoice(invoice);
		stage().account.credit(invoice, [{ sku: 'MUG-01' }]);
		stage().shop.fulfil(order.gid);
		stage().shop.refund(order.gid, {
			lines: [{ sku: 'MUG-01', quantity: 1 }],
			shipping: 'full',
			amount: '16.90',
		});
		await stage().until(
			'finance hears of it',
			async () => (await codes(order)).some((code) => code.startsWith('REFUND_DUPLICATE')),
			60,
			order,
		);
		expect(credits(order)).toEqual([]);
	});

	it('reports differences to finance every morning, with a file', async () => {
		const order = await billed();
		stage().account.closePeriod('2999-12-31');
		stage().shop.refund(order.gid, { amount: '3.00' });
		await stage().until(
			'the report names it',
			() =>
				stage().world.smtp.messages.some(
					(mail) => mail.subject.includes('Shop and NetSuite') && mail.text.includes(order.name),
				),
			120,
			order,
		);
		expect((await codes(order)).join()).toContain('REFUND_MISMATCH');
		stage().account.closePeriod(null);
		await stage().until(
			'it is booked and settled',
			async () =>
				paid(order).length === 1 && (await codes(order)).every((code) => code.endsWith('resolved')),
			180,
			order,
		);
	});

	it('reconciles a payout once deposits are there, in whatever order they come', async () => {
		stage().shop.payOut();
		const order = await stage().sell();
		const net = Number(stage().shop.waitingBalance());
		const payout = stage().shop.payOut();
		const states = async (): Promise<string[]> =>
			(
				await stage().world.api.tables.rows(TABLES.payouts, {
					filters: [{ columnName: 'payout_id', condition: 'eq', value: payout.id }],
				})
			).map((row) => String(row['state']));
		await stage().until('it was looked at', async () => (await states()).length > 0, 90, order);
		expect(new Set(await states())).toEqual(new Set(['waiting']));
		stage().account.create('deposit', {
			externalId: `SHOPIFY_PAYOUT_${payout.id}`,
			account: { id: '1' },
			other: { items: [{ account: { id: '122' }, amount: net }] },
		});
		stage().account.deposit(key(order));
		await stage().until(
			'it is reconciled',
			async () => (await states()).at(-1) === 'reconciled',
			90,
			order,
		);
	});
});
