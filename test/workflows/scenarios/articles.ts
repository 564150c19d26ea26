import type { NewOrder } from '../../../simulators/shopify';
import { TABLES } from '../../../playground/world/install-templates';
import type { PlacedOrder, Stage } from '../harness';

/** Which item of the warehouse a line of the shop is, and bundles. For a stage that imports orders. */
export function articleScenarios(stage: () => Stage): void {
	const shop = () => stage().world.shopify.shop;
	const warehouse = () => stage().world.linnworks.warehouse;
	const held = (order: PlacedOrder): string[] =>
		stage()
			.warehouse(order)
			.Items.map((item) => `${item.Quantity} x ${item.SKU}`)
			.sort();
	const isImported = (order: PlacedOrder): boolean =>
		warehouse()
			.orders()
			.some((each) => each.GeneralInfo.ReferenceNum === order.legacyId);
	const total = (order: PlacedOrder): string =>
		(stage().warehouse(order).TotalsInfo.TotalCharge ?? 0).toFixed(2);
	/** Sells, and waits until the warehouse holds these lines and the shop's total. */
	const holds = async (order: PlacedOrder, ...lines: string[]): Promise<void> => {
		await stage().until(
			`${order.name} is ${lines.join(', ')}`,
			async () =>
				isImported(order) &&
				held(order).join() === [...lines].sort().join() &&
				(await stage().waiting(order)).length === 0 &&
				(await stage().ledger(order)).length > 0,
			60,
			async () => JSON.stringify([await stage().ledger(order), await stage().exceptions(order)]),
		);
		expect(total(order)).toBe(shop().order(order.gid).totals.total);
		const open = (await stage().exceptions(order)).filter((row) => row['status'] === 'open');
		expect(open).toEqual([]);
	};
	const sell = (lines: NewOrder['lines']): PlacedOrder => stage().sell({ lines });
	const only = async (order: PlacedOrder) => {
		await stage().until('exception', async () => (await stage().exceptions(order)).length > 0);
		const rows = await stage().exceptions(order);
		expect(rows).toHaveLength(1);
		return rows[0] ?? {};
	};

	describe('a line finds its item', () => {
		it('by its SKU in other letters, and by its bar code where it has none', async () => {
			shop().addVariant({ sku: 'bottle-1 ', title: 'Bottle', price: '6.00', available: 50 });
			warehouse().addStockItem({ sku: 'BOTTLE-1', level: 50 });
			const nameless = shop().addVariant({
				sku: '',
				title: 'Candle',
				price: '4.00',
				barcode: '0012345678905',
				available: 50,
			});
			warehouse().addStockItem({ sku: 'CANDLE-9', level: 50, barcode: '012345678905' });
			const order = sell([
				{ sku: 'bottle-1 ', quantity: 2 },
				{ variantId: nameless.variantId, quantity: 1 },
			]);
			await holds(order, '2 x BOTTLE-1', '1 x CANDLE-9');
		});

		it('not when two items share the bar code, until a row says which', async () => {
			const torch = shop().addVariant({
				sku: '',
				title: 'Torch',
				price: '9.00',
				barcode: '5012345678900',
				available: 50,
			});
			for (const sku of ['TORCH-A', 'TORCH-B']) {
				warehouse().addStockItem({ sku, level: 50, barcode: '5012345678900' });
			}
			const order = sell([{ variantId: torch.variantId, quantity: 1 }]);
			const row = await only(order);
			expect(row).toMatchObject({ code: 'SKU_AMBIGUOUS', owner: 'Operations' });
			expect(row['reason']).toMatch(/TORCH-A.*TORCH-B/);
			expect(isImported(order)).toBe(false);
			await stage().world.api.tables.insert(TABLES.skuMap, [
				{
					source_sku: '',
					source_variant_id: String(torch.variantId),
					target_sku: 'TORCH-B',
					note: '',
				},
			]);
			await holds(order, '1 x TORCH-B');
		});

		it('though the product was made anew in the shop', async () => {
			const old = shop().addVariant({
				sku: 'PLATE-1',
				title: 'Plate',
				price: '7.00',
				available: 9,
			});
			warehouse().addStockItem({ sku: 'PLATE-1', level: 50 });
			const order = sell([{ sku: 'PLATE-1', quantity: 1 }]);
			await holds(order, '1 x PLATE-1');
			shop().deleteVariant({ variantId: old.variantId });
			shop().addVariant({ sku: 'PLATE-1', title: 'Plate', price: '7.00', available: 9 });
			shop().updateOrder(order.gid, { note: 'Still the same plate' });
			await stage().until('looked at', async () =>
				(await stage().ledger(order)).some((row) => String(row['steps']).includes('setNote')),
			);
			await holds(order, '1 x PLATE-1');
		});
	});

	describe('a bundle of the shop', () => {
		const SET = [
			{ sku: 'TEE-RED-M', quantity: 1 },
			{ sku: 'MUG-01', quantity: 2 },
		];
		const offer = (sku: string, composite: typeof SET | null): void => {
			shop().addVariant({ sku, title: `Set ${sku}`, price: '40.00', components: SET });
			if (!composite) return;
			warehouse().addStockItem({ sku, title: `Set ${sku}`, components: composite });
		};

		it('is one composite in the warehouse, and stays one when its number changes', async () => {
			offer('SET-ONE', SET);
			const order = sell([{ sku: 'SET-ONE', quantity: 2 }]);
			await holds(order, '2 x SET-ONE');
			const children = stage().warehouse(order).Items[0]?.CompositeSubItems ?? [];
			expect(children.map((each) => `${each.Quantity} x ${each.SKU}`).sort()).toEqual([
				'2 x TEE-RED-M',
				'4 x MUG-01',
			]);
			shop().edit(order.gid, [{ setBundleQuantity: { sku: 'SET-ONE', quantity: 1 } }]);
			await holds(order, '1 x SET-ONE');
		});

		it('is its components where the warehouse has no such item', async () => {
			offer('SET-TWO', null);
			const order = sell([{ sku: 'SET-TWO', quantity: 1 }]);
			await holds(order, '1 x TEE-RED-M', '2 x MUG-01');
		});

		it('of another composition is told, and goes in once both agree', async () => {
			offer('SET-THREE', [{ sku: 'TEE-RED-M', quantity: 1 }]);
			const order = sell([{ sku: 'SET-THREE', quantity: 1 }]);
			const row = await only(order);
			expect(row).toMatchObject({ code: 'BUNDLE_DIFFERS', owner: 'Operations' });
			expect(row['reason']).toContain('SET-THREE');
			expect(isImported(order)).toBe(false);
		});
	});

	it('a SKU of the shop that is a composite in the warehouse stays one line', async () => {
		warehouse().addStockItem({
			sku: 'HAMPER-1',
			components: [{ sku: 'SOCK-3P', quantity: 3 }],
		});
		shop().addVariant({ sku: 'HAMPER-1', title: 'Hamper', price: '25.00', available: 9 });
		const order = sell([{ sku: 'HAMPER-1', quantity: 1 }]);
		await holds(order, '1 x HAMPER-1');
		shop().edit(order.gid, [{ addVariant: { sku: 'MUG-01', quantity: 1 } }]);
		await holds(order, '1 x HAMPER-1', '1 x MUG-01');
	});
}
