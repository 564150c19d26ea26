import { accountsStageOf, type Sold } from './accounts-stage';
import { PLAIN } from './harness';

/** How long an answer of NetSuite is kept back, so that n8n dies over it. */
const LATE_MS = 15_000;

/** A real n8n that is killed while NetSuite has done what it was asked and n8n does not know it yet. */
describe('NetSuite is written once when n8n dies', () => {
	const stage = accountsStageOf();
	const key = ({ legacyId }: Sold): string => `SHOPIFY_SO_${legacyId}`;

	/** Kills n8n as soon as `isDone`, which the late answer has not told it, and starts it again. */
	async function dieOver(
		what: { method: string; target: string },
		cause: () => void,
		isDone: () => boolean,
	): Promise<void> {
		const { world } = stage();
		world.netsuite.faults.add({ ...what, kind: 'slow', delayMs: LATE_MS });
		cause();
		await stage().until(`${what.method} ${what.target} is done`, isDone, 60);
		await world.n8n.kill9();
		world.netsuite.faults.clear();
		await world.restartN8n();
	}

	it('while a sales order was made', async () => {
		let order: Sold = { gid: '', legacyId: '', name: '' };
		const made = () =>
			stage()
				.account.orders()
				.filter((each) => each.externalId === key(order));
		await dieOver(
			{ method: 'POST', target: 'salesOrder' },
			() => {
				order = stage().shop.createOrder(PLAIN);
			},
			() => made().length === 1,
		);
		await stage().inStep(order, 120);
		expect(made()).toHaveLength(1);
	});

	it('while an edit was written', async () => {
		const order = await stage().sell();
		const caps = () =>
			stage()
				.sale(order)
				.lines.filter((line) => line.sku === 'CAP-BLACK');
		await dieOver(
			{ method: 'PATCH', target: 'salesOrder' },
			() => {
				// The hold and its release are writes too; the edit is the one that adds a line.
				stage().shop.edit(order.gid, [{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } }]);
			},
			() => stage().isHeld(order),
		);
		await stage().inStep(order, 120);
		expect(caps()).toHaveLength(1);
		expect(stage().isHeld(order)).toBe(false);
	});

	it.each([
		['a credit', 'invoice/!transform/creditMemo', 'creditMemo', 'SHOPIFY_CM_'],
		['a payment', 'customerRefund', 'customerRefund', 'SHOPIFY_CR_'],
	] as const)('while %s was booked', async (_what, target, type, prefix) => {
		const order = await stage().sell();
		stage().account.ship(key(order));
		stage().account.payInvoice(stage().account.invoice(key(order)));
		stage().shop.fulfil(order.gid);
		const before = stage().documents(type).length;
		const booked = () =>
			stage()
				.documents(type)
				.slice(before)
				.filter((each) => each.externalId?.startsWith(prefix));
		await dieOver(
			{ method: 'POST', target },
			() => {
				stage().shop.refund(order.gid, {
					lines: [{ sku: 'MUG-01', quantity: 1 }],
					amount: '11.95',
				});
			},
			() => booked().length === 1,
		);
		await stage().until(
			'the refund is booked whole',
			async () =>
				stage()
					.documents('customerRefund')
					.some((each) => each.total === 11.95) &&
				(await stage().waiting(order, 'netsuiteRefunds')).length === 0,
			120,
			order,
		);
		expect(booked()).toHaveLength(1);
	});
});
