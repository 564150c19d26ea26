import type { ShopifySimulator } from '../../../simulators/shopify';
import { seededShop } from './support/seeded-shop';
import { askData } from './support/shop-client';

let shop: ShopifySimulator;

beforeEach(async () => {
	({ shop } = await seededShop());
	shop.shop.addProduct({
		sku: 'SET',
		title: 'Tea set',
		price: '50.00',
		components: [
			{ sku: 'MUG', quantity: 2 },
			{ sku: 'LAMP', quantity: 1 },
		],
	});
});

afterEach(() => shop.close());

const LINES = `query ($id: ID!) { order(id: $id) { lineItems(first: 10) { nodes {
	sku quantity currentQuantity variant { id barcode }
	lineItemGroup { id title quantity variantSku } } } } }`;

const linesOf = async (gid: string): Promise<unknown[]> =>
	(await askData(shop, LINES, { id: gid })).list('order.lineItems.nodes').map((each) => each.value);

const place = (quantity = 1): string =>
	shop.shop.createOrder({ lines: [{ sku: 'SET', quantity }], taxRates: [] }).gid;

it('is on the order as its components, which name the bundle', async () => {
	const group = { title: 'Tea set', quantity: 3, variantSku: 'SET' };
	const lines = await linesOf(place(3));
	expect(lines).toMatchObject([
		{ sku: 'MUG', quantity: 6, lineItemGroup: group },
		{ sku: 'LAMP', quantity: 3, lineItemGroup: group },
	]);
	const ids = lines.map((line) => (line as { lineItemGroup: { id: string } }).lineItemGroup.id);
	expect(new Set(ids).size).toBe(1);
});

it('costs what the bundle costs, shared out by what the components cost alone', () => {
	const order = shop.shop.order(place(2));
	expect(order.totals.total).toBe('100.00');
	expect(order.lines.map(({ unitPrice }) => unitPrice)).toEqual(['8.33', '33.34']);
});

it('changes as a whole, and leaves with all of its components', async () => {
	const gid = place(2);
	shop.shop.edit(gid, [{ setBundleQuantity: { sku: 'SET', quantity: 1 } }]);
	expect(await linesOf(gid)).toMatchObject([
		{ sku: 'MUG', currentQuantity: 2, lineItemGroup: { quantity: 1 } },
		{ sku: 'LAMP', currentQuantity: 1, lineItemGroup: { quantity: 1 } },
	]);
	shop.shop.edit(gid, [{ setBundleQuantity: { sku: 'SET', quantity: 0 } }]);
	expect(await linesOf(gid)).toMatchObject([{ currentQuantity: 0 }, { currentQuantity: 0 }]);
});

it('refuses a change of one component, unless the switch says otherwise', async () => {
	const gid = place(2);
	const remove = (): unknown =>
		shop.shop.edit(gid, [{ setQuantity: { sku: 'LAMP', quantity: 1 } }]);
	expect(remove).toThrow('can\u2019t be edited individually');
	shop.switches.bundleComponentEdits = 'allowed';
	remove();
	expect(await linesOf(gid)).toMatchObject([
		{ sku: 'MUG', currentQuantity: 4, lineItemGroup: { quantity: 2 } },
		{ sku: 'LAMP', currentQuantity: 1, lineItemGroup: { quantity: 2 } },
	]);
});

it('cannot be added to an order by an edit', () => {
	const { gid } = shop.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }] });
	expect(() => shop.shop.edit(gid, [{ addVariant: { sku: 'SET', quantity: 1 } }])).toThrow(
		'Bundles can\u2019t be added',
	);
});

it('takes stock of its components', async () => {
	place(2);
	const stock = await askData(
		shop,
		'query { productVariants(first: 10) { nodes { sku inventoryQuantity } } }',
		{},
	);
	expect(stock.list('productVariants.nodes').map((each) => each.value)).toEqual(
		expect.arrayContaining([
			{ sku: 'MUG', inventoryQuantity: 96 },
			{ sku: 'LAMP', inventoryQuantity: 98 },
			{ sku: 'TEE', inventoryQuantity: 100 },
		]),
	);
});

describe('articles', () => {
	it('leave their lines behind when they are deleted', async () => {
		const { gid } = shop.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }] });
		shop.shop.deleteVariant({ sku: 'TEE' });
		expect(await linesOf(gid)).toMatchObject([{ sku: 'TEE', currentQuantity: 1, variant: null }]);
		shop.shop.edit(gid, [{ setQuantity: { sku: 'TEE', quantity: 2 } }]);
		expect(shop.shop.order(gid).lines).toMatchObject([{ currentQuantity: 2 }]);
	});

	it('may lack a SKU, and carry a bar code', async () => {
		const { variantId } = shop.shop.addVariant({
			sku: '',
			title: 'Sample',
			price: '1.00',
			barcode: '5012345678900',
		});
		const { gid } = shop.shop.createOrder({ lines: [{ variantId, quantity: 1 }] });
		expect(await linesOf(gid)).toMatchObject([
			{ sku: null, variant: { barcode: '5012345678900' } },
		]);
	});

	it('may stand on two lines', async () => {
		const { gid } = shop.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }] });
		shop.shop.edit(gid, [{ addVariant: { sku: 'TEE', quantity: 2, allowDuplicates: true } }]);
		expect(await linesOf(gid)).toMatchObject([
			{ sku: 'TEE', quantity: 1 },
			{ sku: 'TEE', quantity: 2 },
		]);
	});
});
