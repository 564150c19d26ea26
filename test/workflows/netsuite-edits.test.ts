import { TABLES } from '../../playground/world/install-templates';
import { accountsStageOf, type Sold } from './accounts-stage';
import { ADDRESS } from './harness';

/** Sales orders before and after the cut-off. */
describe('order edits reach NetSuite on a real n8n', () => {
	const stage = accountsStageOf();
	const codes = async (order: Sold): Promise<string[]> =>
		(await stage().exceptions(order)).map(
			(row) => `${String(row['code'])} ${String(row['status'])}`,
		);
	const open = (order: Sold) =>
		stage()
			.sale(order)
			.lines.filter((line) => !line.isClosed && line.quantity > 0);
	const units = (order: Sold): Record<string, number> =>
		Object.fromEntries(open(order).map((line) => [line.sku, line.quantity]));
	const key = ({ legacyId }: Sold): string => `SHOPIFY_SO_${legacyId}`;

	it('amends the order in one write, every line by its key, held meanwhile and free after', async () => {
		const { shop, world } = stage();
		const order = await stage().sell();
		const before = new Map(
			stage()
				.sale(order)
				.lines.map((line) => [line.sku, line.line]),
		);
		world.netsuite.calls.reset();
		shop.edit(order.gid, [
			{ setQuantity: { sku: 'TEE-RED-M', quantity: 0 } },
			{ addVariant: { sku: 'TEE-BLUE-M', quantity: 1 } },
			{ setQuantity: { sku: 'MUG-01', quantity: 3 } },
		]);
		shop.updateOrder(order.gid, { shippingAddress: { ...ADDRESS, city: 'Leeds' } });
		await stage().until('it is held', () => stage().isHeld(order), 30, order);
		await stage().inStep(order);
		expect(units(order)).toEqual({ 'MUG-01': 3, 'TEE-BLUE-M': 1 });
		expect(open(order).find((line) => line.sku === 'MUG-01')?.line).toBe(before.get('MUG-01'));
		const writes = world.netsuite.calls
			.all()
			.filter((call) => call.operation === 'PATCH salesOrder');
		expect(writes).toHaveLength(3);
		expect(await codes(order)).toEqual([]);
	});

	it('keeps a line that finance added while an edit was on its way', async () => {
		const order = await stage().sell();
		stage().account.addLineByHand(key(order), 'CAP-BLACK', 1, 5);
		stage().shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 0 } }]);
		await stage().until(
			'the mug is gone and the cap is there',
			() => JSON.stringify(units(order)) === JSON.stringify({ 'TEE-RED-M': 2, 'CAP-BLACK': 1 }),
			60,
			order,
		);
		await stage().settled(order);
		expect(await codes(order)).toEqual([]);
	});

	it('edits what has not shipped of a partly fulfilled order, and says what has', async () => {
		const order = await stage().sell();
		stage().account.ship(key(order), [{ sku: 'TEE-RED-M', quantity: 2 }]);
		stage().shop.edit(order.gid, [
			{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } },
			{ setQuantity: { sku: 'MUG-01', quantity: 4 } },
		]);
		await stage().until('the mugs are there', () => units(order)['MUG-01'] === 4, 60, order);
		await stage().settled(order);
		expect(units(order)).toEqual({ 'TEE-RED-M': 2, 'MUG-01': 4 });
		expect(await codes(order)).toEqual(['GATE_LINE_SHIPPED open']);
	});

	it('makes an additional order of what was added after billing, once', async () => {
		const order = await stage().sell();
		stage().account.ship(key(order));
		stage().account.invoice(key(order));
		stage().shop.edit(order.gid, [{ addVariant: { sku: 'CAP-BLACK', quantity: 2 } }]);
		const addition = `${key(order)}-A1`;
		const additions = () =>
			stage()
				.account.orders()
				.filter((each) => each.externalId?.startsWith(addition.slice(0, -1)));
		await stage().until('the addition is there', () => additions().length > 0, 60, order);
		await stage().settled(order);
		expect(additions()).toHaveLength(1);
		expect(stage().account.order(addition).lines).toMatchObject([
			{ sku: 'CAP-BLACK', quantity: 2 },
		]);
		stage().shop.updateOrder(order.gid, { note: 'Ring twice' });
		await stage().settled(order);
		expect(additions()).toHaveLength(1);
	});

	it('leaves an order alone that finance closed, and tells finance', async () => {
		const order = await stage().sell();
		stage().account.closeLines(key(order));
		stage().shop.edit(order.gid, [{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } }]);
		await stage().until(
			'finance hears of it',
			async () => (await codes(order)).includes('GATE_CLOSED open'),
			60,
			order,
		);
		expect(
			stage()
				.sale(order)
				.lines.every((line) => line.isClosed),
		).toBe(true);
	});

	it('closes every line of an order that the shop cancelled', async () => {
		const order = await stage().sell();
		stage().shop.cancel(order.gid, { refund: false });
		await stage().until(
			'every line is closed',
			() =>
				stage()
					.sale(order)
					.lines.every((line) => line.isClosed),
			60,
			order,
		);
		await stage().settled(order);
		expect(await codes(order)).toEqual([]);
	});

	it('leaves a hold of somebody else, and waits for it', async () => {
		const order = await stage().sell();
		stage().account.editByHand(key(order), {
			custbody_osync_hold: true,
			custbody_osync_hold_by: 'credit control',
		});
		stage().shop.edit(order.gid, [{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } }]);
		await stage().until(
			'it is said',
			async () => (await codes(order)).includes('GATE_PARKED open'),
			60,
			order,
		);
		expect(units(order)['CAP-BLACK']).toBeUndefined();
		stage().account.editByHand(key(order), {
			custbody_osync_hold: false,
			custbody_osync_hold_by: null,
		});
		await stage().inStep(order, 90);
		expect(await codes(order)).toEqual(['GATE_PARKED resolved']);
	});

	it.each([
		['a 500 after the write', { kind: 'status', status: 500, when: 'after' }],
		['a lost answer', { kind: 'drop', when: 'after' }],
		['a lost request', { kind: 'drop', when: 'before' }],
		['an order that somebody saved in between', { kind: 'changed' }],
		['a full account', { kind: 'throttle' }],
	] as const)('writes once after %s', async (_what, fault) => {
		const order = await stage().sell();
		stage().world.netsuite.faults.add({
			...fault,
			method: 'PATCH',
			target: 'salesOrder',
			record: key(order),
			times: 2,
		});
		stage().shop.edit(order.gid, [{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } }]);
		await stage().inStep(order, 90);
		expect(
			stage()
				.sale(order)
				.lines.filter((line) => line.sku === 'CAP-BLACK'),
		).toHaveLength(1);
	});

	it.each([
		['a 500 after the write', { kind: 'status', status: 500, when: 'after' }],
		['a lost answer', { kind: 'drop', when: 'after' }],
	] as const)('creates once after %s', async (_what, fault) => {
		stage().world.netsuite.faults.add({ ...fault, method: 'POST', target: 'salesOrder' });
		const order = await stage().sell();
		expect(
			stage()
				.account.orders()
				.filter((each) => each.externalId === key(order)),
		).toHaveLength(1);
	});

	it('books an order in the currency in which the customer paid', async () => {
		const order = await stage().sell({ presentmentCurrency: 'EUR', rate: 1.2 });
		expect(stage().sale(order).currency).toBe('EUR');
		stage().shop.edit(order.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
		await stage().until('two mugs', () => units(order)['MUG-01'] === 2, 60, order);
		await stage().settled(order);
		expect(await codes(order)).toEqual([]);
	});

	it('looks again when a person asks for it', async () => {
		const order = await stage().sell();
		stage().shop.edit(order.gid, [{ addVariant: { sku: 'GIFT-BOX', quantity: 1 } }]);
		await stage().until(
			'the item is missing',
			async () => (await codes(order)).includes('SKU_UNMAPPED open'),
			60,
			order,
		);
		stage().account.createItem({ sku: 'GIFT-BOX', name: 'Gift box', price: 4, stock: 10 });
		const [row] = await stage().exceptions(order);
		await stage().world.api.tables.update(
			TABLES.exceptions,
			{ filters: [{ columnName: 'id', condition: 'eq', value: Number(row?.['id']) }] },
			{ status: 'replay' },
		);
		await stage().inStep(order, 120);
		expect(await codes(order)).toEqual(['SKU_UNMAPPED resolved']);
	});
});
