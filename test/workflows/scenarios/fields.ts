import { TABLES } from '../../../playground/world/install-templates';
import type { Row } from '../../../playground/n8n/data-tables-api';
import { ADDRESS, type PlacedOrder, type Stage } from '../harness';

/** An app whose edits this merchant never lets through to the warehouse. */
const DISTRUSTED_APP = 4242;
const NEW_STREET = { ...ADDRESS, address1: '9 New Street' };
const MORE_MUGS = { setQuantity: { sku: 'MUG-01', quantity: 9 } };

/** What is still safe is written, what is not is told to a person, in one exception. */
export function fieldScenarios(stage: () => Stage): void {
	const warehouse = () => stage().world.linnworks.warehouse;
	const shop = () => stage().world.shopify.shop;
	const lines = (order: PlacedOrder): string[] =>
		stage()
			.warehouse(order)
			.Items.map((item) => `${item.Quantity} x ${item.SKU}`)
			.sort();
	const notes = (order: PlacedOrder): unknown[] =>
		(stage().warehouse(order).Notes ?? []).map((note) => note.Note);
	const street = (order: PlacedOrder): string =>
		stage().warehouse(order).CustomerInfo.Address.Address1;
	const startWave = ({ legacyId }: PlacedOrder): number => {
		const wave = warehouse().createPickWave([legacyId]).PickingWaveId ?? 0;
		warehouse().startWave(wave);
		return wave;
	};
	const first = async (order: PlacedOrder): Promise<Row> => {
		await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
		const [row = {}] = await stage().exceptions(order);
		return row;
	};
	const only = async (order: PlacedOrder): Promise<Row> => {
		await first(order);
		await stage().settled(order);
		const rows = await stage().exceptions(order);
		expect(rows).toHaveLength(1);
		return rows[0] ?? {};
	};

	describe('an edit of which a part is too late', () => {
		it('labelled: the note goes in, lines and address do not', async () => {
			const order = await stage().place();
			warehouse().printLabel(order.legacyId, 'TRACK-7');
			shop().edit(order.gid, [MORE_MUGS]);
			shop().updateOrder(order.gid, { shippingAddress: NEW_STREET, note: 'Ring twice' });
			const row = await only(order);
			expect(row).toMatchObject({ code: 'GATE_LABEL', owner: 'Warehouse', status: 'open' });
			expect(row['reason']).toMatch(/Not done: .*MUG-01.* Done: .*note/is);
			expect(notes(order)).toEqual(['Order note: Ring twice']);
			expect(lines(order)).toEqual(['1 x MUG-01', '2 x TEE-RED-M']);
			expect(street(order)).toBe(ADDRESS.address1);
			const [look] = (await stage().ledger(order)).filter((each) => each['outcome'] === 'partly');
			expect(String(look?.['steps'])).toContain('"status":"refused"');
		});

		it('picked: the address goes in, the lines do not', async () => {
			const order = await stage().place();
			startWave(order);
			warehouse().pickItem(order.legacyId, 'MUG-01', 1);
			shop().edit(order.gid, [MORE_MUGS]);
			shop().updateOrder(order.gid, { shippingAddress: NEW_STREET });
			expect(await only(order)).toMatchObject({ code: 'GATE_PICKED', owner: 'Warehouse' });
			expect(street(order)).toBe('9 New Street');
			expect(lines(order)).toEqual(['1 x MUG-01', '2 x TEE-RED-M']);
			const held = stage().warehouse(order);
			expect(held.TotalsInfo.TotalCharge).toBe(2 * 24 + 11.95 + 4.95);
		});

		it('in a wave under way: the rest goes in by itself once the order is out of it', async () => {
			const order = await stage().place();
			const wave = startWave(order);
			shop().edit(order.gid, [MORE_MUGS]);
			shop().updateOrder(order.gid, { note: 'Ring twice' });
			expect(await first(order)).toMatchObject({ code: 'GATE_WAVE', status: 'open' });
			expect(notes(order)).toEqual(['Order note: Ring twice']);
			warehouse().abandonWave(wave);
			await stage().inStep(order, 90);
			await stage().until('resolved', async () =>
				(await stage().exceptions(order)).every((each) => each['status'] === 'resolved'),
			);
		});
	});

	describe('an order of which a part has shipped', () => {
		it('takes every change of what is still there', async () => {
			const order = await stage().place();
			warehouse().partShip(order.legacyId, 'TEE-RED-M', 1);
			shop().edit(order.gid, [MORE_MUGS, { addVariant: { sku: 'CAP-BLACK', quantity: 1 } }]);
			await stage().inStep(order);
			expect(lines(order)).toEqual(['1 x CAP-BLACK', '2 x TEE-RED-M', '9 x MUG-01']);
			expect(await stage().exceptions(order)).toEqual([]);
		});

		it('never goes below what has left, and the other lines are not held up by it', async () => {
			const order = await stage().place();
			warehouse().partShip(order.legacyId, 'TEE-RED-M', 2);
			shop().edit(order.gid, [
				{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } },
				{ addVariant: { sku: 'CAP-BLACK', quantity: 1 } },
			]);
			const row = await only(order);
			expect(row).toMatchObject({ code: 'GATE_LINE_SHIPPED', owner: 'CX' });
			expect(row['reason']).toContain('TEE-RED-M');
			expect(lines(order)).toEqual(['1 x CAP-BLACK', '1 x MUG-01', '2 x TEE-RED-M']);
		});
	});

	describe('a cancellation', () => {
		it('in a wave nobody has started takes the order out and cancels it, without a refund', async () => {
			const order = await stage().place();
			warehouse().createPickWave([order.legacyId]);
			shop().cancel(order.gid);
			await stage().settled(order);
			const after = stage().warehouse(order);
			expect([after.Processed, after.GeneralInfo.HoldOrCancel]).toEqual([true, true]);
			const sent = stage()
				.world.linnworks.calls.of('Orders/CancelOrder')
				.filter((call) => call.orderIds.includes(order.warehouseId));
			expect(sent.map((call) => (call.body as { refund?: unknown }).refund)).toEqual([0]);
		});

		it('of a picked order is not written and told to the warehouse', async () => {
			const order = await stage().place();
			startWave(order);
			warehouse().pickItem(order.legacyId, 'MUG-01', 1);
			shop().cancel(order.gid);
			expect(await only(order)).toMatchObject({ code: 'GATE_PICKED', owner: 'Warehouse' });
			expect(stage().warehouse(order).Processed).toBe(false);
		});

		it('of some units is written line by line', async () => {
			const order = await stage().place();
			shop().refund(order.gid, {
				lines: [{ sku: 'TEE-RED-M', quantity: 1, restockType: 'CANCEL' }],
				amount: '24.00',
			});
			await stage().inStep(order);
			expect(lines(order)).toEqual(['1 x MUG-01', '1 x TEE-RED-M']);
		});
	});

	describe('rows of the gate policy', () => {
		beforeAll(async () => {
			await stage().world.api.tables.insert(TABLES.gatePolicy, [
				policy({ field: 'lines', until: 'never', app: String(DISTRUSTED_APP) }),
				policy({ field: 'address', until: 'label', editor: 'staff', cut_off_time: '00:00' }),
			]);
		});
		afterAll(async () => await stage().world.api.tables.clear(TABLES.gatePolicy));

		it('stop the edits of one app, by name, and nobody else', async () => {
			const refused = await stage().place();
			const written = await stage().place();
			shop().edit(refused.gid, [MORE_MUGS], { appId: DISTRUSTED_APP });
			shop().edit(written.gid, [MORE_MUGS]);
			expect(await only(refused)).toMatchObject({ code: 'GATE_CUT_OFF', owner: 'CX' });
			expect(lines(refused)).toEqual(['1 x MUG-01', '2 x TEE-RED-M']);
			expect(stage().warehouse(refused).GeneralInfo.IsParked).toBe(false);
			await stage().inStep(written);
		});

		it('stop what CX changes after the cut-off of the day, and say who it was', async () => {
			const yesterday = new Date(Date.now() - 36 * 3_600_000);
			const order = await stage().place({ createdAt: yesterday });
			shop().edit(order.gid, [MORE_MUGS], { staff: { id: 7, name: 'Ada' } });
			await stage().inStep(order);
			shop().updateOrder(order.gid, { shippingAddress: NEW_STREET });
			const row = await only(order);
			expect(row).toMatchObject({ code: 'GATE_CUT_OFF', owner: 'CX' });
			expect(row['reason']).toContain('Ada');
			expect(street(order)).toBe(ADDRESS.address1);
			expect((await stage().ledger(order)).at(-1)?.['edited_by']).toContain('Ada');
		});
	});
}

const policy = (row: Row): Row => ({ app: '', editor: '', cut_off_time: '', note: 'test', ...row });
