import type { PlacedOrder, Stage } from '../harness';

type Warehouse = Stage['world']['linnworks']['warehouse'];
type Case = {
	name: string;
	code: string;
	owner: string;
	arrange: (warehouse: Warehouse, order: PlacedOrder) => void;
};

const pick = (warehouse: Warehouse, { legacyId }: PlacedOrder): void => {
	warehouse.startWave(warehouse.createPickWave([legacyId]).PickingWaveId ?? 0);
	warehouse.pickItem(legacyId, 'MUG-01', 1);
};

const CASES: Case[] = [
	{ name: 'in a wave and picked', code: 'GATE_PICKED', owner: 'Warehouse', arrange: pick },
	{
		name: 'in a wave that is under way',
		code: 'GATE_WAVE',
		owner: 'Warehouse',
		arrange: (warehouse, { legacyId }) =>
			void warehouse.startWave(warehouse.createPickWave([legacyId]).PickingWaveId ?? 0),
	},
	{
		name: 'labelled',
		code: 'GATE_LABEL',
		owner: 'Warehouse',
		arrange: (warehouse, { legacyId }) => void warehouse.printLabel(legacyId, 'TRACK-1'),
	},
	{
		name: 'dispatched',
		code: 'GATE_DISPATCHED',
		owner: 'CX',
		arrange: (warehouse, { legacyId }) => void warehouse.process(legacyId),
	},
	{
		name: 'locked by somebody',
		code: 'GATE_LOCKED',
		owner: 'Warehouse',
		arrange: (warehouse, { legacyId }) => void warehouse.lock(legacyId),
	},
	{
		name: 'printed',
		code: 'GATE_PRINTED',
		owner: 'Warehouse',
		arrange: (warehouse, { legacyId }) => void warehouse.printPickList(legacyId),
	},
	{
		name: 'cancelled in the warehouse',
		code: 'GATE_CANCELLED',
		owner: 'CX',
		arrange: (warehouse, { legacyId }) => void warehouse.cancel(legacyId),
	},
	{
		name: 'handed to a third party',
		code: 'GATE_THIRD_PARTY',
		owner: 'Operations',
		arrange: (warehouse, { legacyId }) => void warehouse.setFulfilmentStatus(legacyId, 'Submitted'),
	},
	{
		name: 'merged',
		code: 'GATE_MERGED',
		owner: 'Warehouse',
		arrange: (warehouse, { legacyId }) => void warehouse.setMerged(legacyId, true),
	},
];

/** Past the cut-off nothing is written, and the right people hear of it once. */
export function gateScenarios(stage: () => Stage): void {
	describe('an order edited when the warehouse order is', () => {
		const placed = new Map<string, PlacedOrder>();
		const before = new Map<string, string>();
		const order = (name: string): PlacedOrder => placed.get(name) as PlacedOrder;
		const lines = (each: PlacedOrder): string =>
			JSON.stringify(
				stage()
					.warehouse(each)
					.Items.map((item) => [item.SKU, item.Quantity]),
			);

		beforeAll(async () => {
			const { shopify, linnworks } = stage().world;
			for (const each of CASES) {
				const fresh = await stage().place();
				placed.set(each.name, fresh);
				each.arrange(linnworks.warehouse, fresh);
				before.set(each.name, lines(fresh));
			}
			for (const each of CASES) {
				shopify.shop.edit(order(each.name).gid, [{ setQuantity: { sku: 'MUG-01', quantity: 9 } }]);
			}
		});

		it.each(CASES)('$name is left alone, with one exception', async ({ name, code, owner }) => {
			const each = order(name);
			await stage().until(code, async () => (await stage().exceptions(each)).length > 0);
			expect(await stage().exceptions(each)).toEqual([
				expect.objectContaining({ code, owner, status: 'open', order_name: each.name }),
			]);
			expect(lines(each)).toBe(before.get(name));
			expect(stage().writes(each)).toEqual([]);
		});

		it('tells Slack and the owner by e-mail, each once, with order, reason, next step and link', async () => {
			const { slack, smtp } = stage().world;
			const each = order('in a wave and picked');
			const [row] = await stage().exceptions(each);
			const said = (): string[] =>
				slack.messages
					.map((message) => message.text)
					.filter((text) => text.includes(`${each.name}:`));
			const mailed = () => smtp.messages.filter((mail) => mail.subject.includes(`${each.name}:`));
			await stage().until('alerts', async () => said().length > 0 && mailed().length > 0, 40);
			await stage()
				.until('second round of alerts', async () => false, 12)
				.catch(() => undefined);
			expect([said().length, mailed().length]).toEqual([1, 1]);
			expect(mailed()[0]?.to).toEqual(['warehouse@example.com']);
			for (const part of [
				String(row?.['reason']),
				String(row?.['next_step']),
				`orders/${each.legacyId}`,
			]) {
				expect(mailed()[0]?.text.replace(/\s+/g, ' ')).toContain(part);
			}
		});

		it('a later edit supersedes the exception of the earlier one', async () => {
			const each = order('labelled');
			stage().world.shopify.shop.edit(each.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 4 } }]);
			await stage().until(
				'second exception',
				async () => (await stage().exceptions(each)).length === 2,
			);
			expect((await stage().exceptions(each)).map((row) => row['status'])).toEqual([
				'superseded',
				'open',
			]);
		});

		it('an edit that is taken back resolves the exception', async () => {
			const each = order('locked by somebody');
			stage().world.shopify.shop.edit(each.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 1 } }]);
			await stage().until('resolved', async () =>
				(await stage().exceptions(each)).every((row) => row['status'] === 'resolved'),
			);
			expect(stage().warehouse(each).GeneralInfo.HoldOrCancel).toBe(true);
		});

		it('in a wave nobody has started: it leaves the wave and is brought in step', async () => {
			const { shopify, linnworks } = stage().world;
			const each = await stage().place();
			linnworks.warehouse.createPickWave([each.legacyId]);
			shopify.shop.edit(each.gid, [{ setQuantity: { sku: 'MUG-01', quantity: 2 } }]);
			await stage().inStep(each);
			expect(stage().writes(each, 'Picking/DeleteOrdersFromPickingWaves')).toHaveLength(1);
			expect(stage().warehouse(each).GeneralInfo.PickwaveIds).toEqual([]);
		});
	});
}
