import type { NewOrder } from '../../../simulators/shopify';
import { ADDRESS, type PlacedOrder, type Stage } from '../harness';

type Shop = Stage['world']['shopify']['shop'];
type Case = {
	name: string;
	order?: Partial<NewOrder>;
	edit: (shop: Shop, order: PlacedOrder) => void;
	expect?: (stage: Stage, order: PlacedOrder) => void;
};

const US_TAXES = [
	{ title: 'State', rate: 0.0625 },
	{ title: 'County', rate: 0.0175 },
];

const CASES: Case[] = [
	{
		name: 'a line is added',
		edit: (shop, { gid }) => shop.edit(gid, [{ addVariant: { sku: 'CAP-BLACK', quantity: 2 } }]),
	},
	{
		name: 'a line is removed',
		edit: (shop, { gid }) => shop.edit(gid, [{ setQuantity: { sku: 'MUG-01', quantity: 0 } }]),
	},
	{
		name: 'a quantity grows',
		edit: (shop, { gid }) => shop.edit(gid, [{ setQuantity: { sku: 'MUG-01', quantity: 7 } }]),
	},
	{
		name: 'a quantity shrinks',
		edit: (shop, { gid }) => shop.edit(gid, [{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } }]),
	},
	{
		name: 'a SKU is swapped',
		edit: (shop, { gid }) =>
			shop.edit(gid, [
				{ setQuantity: { sku: 'TEE-RED-M', quantity: 0 } },
				{ addVariant: { sku: 'TEE-BLUE-M', quantity: 2 } },
			]),
	},
	{
		name: 'a line is discounted by a percentage that leaves odd pennies',
		order: {
			lines: [
				{ sku: 'SOCK-3P', quantity: 3 },
				{ sku: 'MUG-01', quantity: 1 },
			],
		},
		edit: (shop, { gid }) => shop.edit(gid, [{ discountLine: { sku: 'SOCK-3P', percentage: 33 } }]),
	},
	{
		name: 'an order with an order discount loses a unit of a discounted line',
		order: {
			lines: [
				{ sku: 'TEE-RED-M', quantity: 3 },
				{ sku: 'SOCK-3P', quantity: 2 },
			],
			orderDiscount: { title: 'WELCOME', amount: '10.00' },
		},
		edit: (shop, { gid }) => shop.edit(gid, [{ setQuantity: { sku: 'TEE-RED-M', quantity: 2 } }]),
	},
	{
		name: 'the shipping line is changed',
		edit: (shop, { gid }) =>
			shop.edit(gid, [{ replaceShipping: { title: 'Express', price: '9.90' } }]),
		expect: (stage, order) =>
			expect(stage.warehouse(order).ShippingInfo.PostalServiceName).toBe('Express'),
	},
	{
		name: 'address, e-mail, phone and note are changed',
		edit: (shop, { gid }) =>
			void shop.updateOrder(gid, {
				shippingAddress: {
					...ADDRESS,
					address1: '9 New Street',
					city: 'Cork',
					zip: 'T12 AB3C',
					countryCode: 'IE',
					phone: '+353 21 496 0000',
				},
				email: 'new@buyer.example',
				note: 'Leave with the neighbour',
			}),
		expect: (stage, order) => {
			const after = stage.warehouse(order);
			expect(after.CustomerInfo.Address.Country).toBe('Ireland');
			expect(after.CustomerInfo.Address.PhoneNumber).toBe('+353 21 496 0000');
			expect(after.CustomerInfo.Address.EmailAddress).toBe('new@buyer.example');
			expect((after.Notes ?? []).map((note) => note.Note)).toEqual([
				'Order note: Leave with the neighbour',
			]);
		},
	},
	{
		name: 'everything changes at once, tax not included, two taxes',
		order: {
			taxesIncluded: false,
			taxRates: US_TAXES,
			lines: [
				{ sku: 'TEE-RED-M', quantity: 3 },
				{ sku: 'MUG-01', quantity: 1 },
				{ sku: 'SOCK-3P', quantity: 2 },
			],
		},
		edit: (shop, { gid }) => {
			shop.edit(gid, [
				{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } },
				{ setQuantity: { sku: 'MUG-01', quantity: 0 } },
				{ addVariant: { sku: 'CAP-BLACK', quantity: 3 } },
				{ discountLine: { sku: 'SOCK-3P', percentage: 15 } },
				{ replaceShipping: { title: 'Express', price: '12.35' } },
			]);
			shop.updateOrder(gid, {
				shippingAddress: { ...ADDRESS, address1: '77 Other Way' },
				note: 'Ring twice',
			});
		},
	},
	{
		name: 'tax is not included and a quantity changes',
		order: { taxesIncluded: false, taxRates: US_TAXES },
		edit: (shop, { gid }) => shop.edit(gid, [{ setQuantity: { sku: 'TEE-RED-M', quantity: 5 } }]),
	},
	{
		name: "the buyer paid in another currency than the shop's",
		order: { presentmentCurrency: 'EUR', rate: 1.1537 },
		edit: (shop, { gid }) =>
			shop.edit(gid, [
				{ setQuantity: { sku: 'TEE-RED-M', quantity: 3 } },
				{ addVariant: { sku: 'SOCK-3P', quantity: 1 } },
			]),
		expect: (stage, order) => expect(stage.warehouse(order).TotalsInfo.Currency).toBe('EUR'),
	},
	{
		name: 'the buyer paid in a currency without decimals',
		order: { presentmentCurrency: 'JPY', rate: 188.4 },
		edit: (shop, { gid }) => shop.edit(gid, [{ setQuantity: { sku: 'TEE-RED-M', quantity: 1 } }]),
	},
	{
		name: 'a fee without goods is added',
		edit: (shop, { gid }) =>
			shop.edit(gid, [{ addCustomItem: { title: 'Gift wrapping', price: '3.50' } }]),
		expect: (stage, order) =>
			expect(stage.warehouse(order).Items.some((item) => item.IsService)).toBe(true),
	},
];

/** Every kind of edit ends in the warehouse, equal to the penny. */
export function editScenarios(stage: () => Stage): void {
	describe('what a buyer or CX can change', () => {
		const placed = new Map<string, PlacedOrder>();

		beforeAll(async () => {
			for (const each of CASES) placed.set(each.name, await stage().place(each.order));
			for (const each of CASES) each.edit(stage().world.shopify.shop, order(each.name));
		});

		const order = (name: string): PlacedOrder => placed.get(name) as PlacedOrder;

		it.each(CASES)('$name', async ({ name, expect: check }) => {
			await stage().inStep(order(name));
			expect(stage().differences(order(name))).toEqual([]);
			expect(stage().warehouse(order(name)).GeneralInfo.IsParked).toBe(false);
			expect(await stage().exceptions(order(name))).toEqual([]);
			check?.(stage(), order(name));
		});

		it('an order cancelled in the shop is cancelled in the warehouse', async () => {
			const cancelled = await stage().place();
			stage().world.shopify.shop.cancel(cancelled.gid);
			await stage().settled(cancelled);
			const after = stage().warehouse(cancelled);
			expect([after.Processed, after.GeneralInfo.HoldOrCancel]).toEqual([true, true]);
			expect((await stage().ledger(cancelled)).at(-1)?.['outcome']).toBe('converged');
		});
	});
}
