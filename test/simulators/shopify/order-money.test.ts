import type { EditChange, NewOrder, ShopifySimulator } from '../../../simulators/shopify';
import { ask } from './support/shop-client';
import { invariantViolations } from './support/invariants';
import { seededShop, SALES_TAX, VAT, WORKED_EXAMPLE } from './support/seeded-shop';

let shop: ShopifySimulator;

beforeEach(async () => {
	const throttle = { maximumAvailable: 1_000_000, maximumQueryCost: 10_000 };
	({ shop } = await seededShop({ throttle }));
});

afterEach(() => shop.close());

const TWO_TAXES = [
	{ title: 'GST', rate: 0.05 },
	{ title: 'PST', rate: 0.0975 },
];

const MIXED: NewOrder = {
	lines: [
		{ sku: 'CAP', quantity: 3, discount: { percentage: 15 } },
		{ sku: 'TEE', quantity: 2 },
		{ custom: { title: 'Engraving', price: '4.45', taxable: false }, quantity: 1 },
	],
	shipping: { title: 'Standard', price: '4.95' },
	orderDiscount: { amount: '10.00', kind: 'code', title: 'TEN' },
};

const EDITS: ReadonlyArray<readonly EditChange[]> = [
	[{ setQuantity: { sku: 'CAP', quantity: 1 } }],
	[{ setQuantity: { sku: 'CAP', quantity: 4 } }, { addVariant: { sku: 'LAMP', quantity: 2 } }],
	[
		{ discountLine: { sku: 'CAP', percentage: 33 } },
		{ discountLine: { sku: 'LAMP', amount: '0.01' } },
	],
	[
		{ setQuantity: { sku: 'LAMP', quantity: 1 } },
		{ replaceShipping: { title: 'Express', price: '7.77' } },
	],
	[{ removeDiscount: { title: 'TEN' } }],
];

describe.each([
	['on top', { taxesIncluded: false, taxRates: SALES_TAX }],
	['included', { taxesIncluded: true, taxRates: VAT }],
	['two rates on top', { taxesIncluded: false, taxRates: TWO_TAXES }],
	['two rates included', { taxesIncluded: true, taxRates: TWO_TAXES }],
	[
		'included, paid in euros',
		{ taxesIncluded: true, taxRates: VAT, presentmentCurrency: 'EUR', rate: 1.1637 },
	],
	[
		'on top, paid in euros',
		{ taxesIncluded: false, taxRates: TWO_TAXES, presentmentCurrency: 'EUR', rate: 1.1637 },
	],
])('tax %s', (_name, taxes: Partial<NewOrder>) => {
	it('keeps every figure in line with the others through edits and refunds', async () => {
		const { gid } = shop.shop.createOrder({ ...MIXED, ...taxes });
		expect(await invariantViolations(shop, gid)).toStrictEqual([]);
		for (const changes of EDITS) {
			shop.shop.edit(gid, changes);
			expect(await invariantViolations(shop, gid)).toStrictEqual([]);
		}
		shop.shop.fulfil(gid, [{ sku: 'TEE', quantity: 1 }]);
		shop.shop.refund(gid, {
			lines: [{ sku: 'TEE', quantity: 1, restockType: 'CANCEL' }],
			amount: '20.00',
		});
		expect(await invariantViolations(shop, gid)).toStrictEqual([]);
		shop.shop.cancel(gid);
		expect(await invariantViolations(shop, gid)).toStrictEqual([]);
		expect(shop.shop.order(gid).totals.total).toBe('0.00');
	});
});

describe('tax', () => {
	it('on top is rounded half up per line and tax line', () => {
		const { gid } = shop.shop.createOrder({
			lines: [
				{ sku: 'CAP', quantity: 1, price: '0.50' },
				{ sku: 'CAP', quantity: 1, price: '0.50' },
			],
			taxesIncluded: false,
			taxRates: [{ title: 'Odd', rate: 0.01 }],
		});
		expect(shop.shop.order(gid).totals).toMatchObject({
			subtotal: '1.00',
			tax: '0.02',
			total: '1.02',
		});
	});

	it('included is taken out of the price, not added', () => {
		const { gid } = shop.shop.createOrder({
			lines: [{ sku: 'LAMP', quantity: 1 }],
			taxesIncluded: true,
			taxRates: VAT,
		});
		expect(shop.shop.order(gid).totals).toMatchObject({
			subtotal: '48.00',
			tax: '8.00',
			total: '48.00',
		});
	});

	it('follows a new address only when the switch names its country and the caller is new enough', () => {
		const { gid } = shop.shop.createOrder({ ...WORKED_EXAMPLE, taxRates: SALES_TAX });
		const move = (apiVersion: string): string =>
			shop.shop.updateOrder(gid, { shippingAddress: { countryCode: 'IE' } }, { apiVersion }).totals
				.tax;
		expect(move('2026-10')).toBe('7.20');
		shop.switches.taxOnAddressChange = { IE: [{ title: 'VAT', rate: 0.23 }] };
		expect(move('2026-07')).toBe('7.20');
		expect(move('2026-10')).toBe('16.56');
	});
});

describe('discounts', () => {
	it('give the odd cents one by one from the first line', async () => {
		const { gid } = shop.shop.createOrder({
			lines: ['TEE', 'TEE', 'TEE'].map((sku) => ({ sku, quantity: 1, price: '10.00' })),
			orderDiscount: { amount: '10.00' },
			taxRates: [],
		});
		const totals = shop.shop.order(gid).lines.map((line) => line.currentTotal);
		expect(totals).toStrictEqual(['6.66', '6.67', '6.67']);
	});

	it('never take more than the line is worth', () => {
		const { gid } = shop.shop.createOrder({ lines: [{ sku: 'CAP', quantity: 1 }] });
		const after = shop.shop.edit(gid, [{ discountLine: { sku: 'CAP', amount: '50.00' } }]);
		expect(after.totals.total).toBe('0.00');
	});
});

describe('two currencies', () => {
	it('sell in the buyer\u2019s and keep both', async () => {
		const { gid } = shop.shop.createOrder({
			lines: [{ sku: 'CAP', quantity: 2 }],
			presentmentCurrency: 'EUR',
			rate: 1.25,
		});
		expect(shop.shop.order(gid)).toMatchObject({
			currency: 'GBP',
			presentmentCurrency: 'EUR',
			totals: { total: '24.98' },
		});
		const read = await ask(
			shop,
			`query ($id: ID!) { order(id: $id) { currentTotalPriceSet {
			shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } } } }`,
			{ id: gid },
		);
		expect(read.data.at('order.currentTotalPriceSet').value).toStrictEqual({
			shopMoney: { amount: '19.98', currencyCode: 'GBP' },
			presentmentMoney: { amount: '24.98', currencyCode: 'EUR' },
		});
	});

	it('respect a currency without decimals', () => {
		const { gid } = shop.shop.createOrder({
			lines: [{ sku: 'CAP', quantity: 1 }],
			presentmentCurrency: 'JPY',
			rate: 190,
		});
		expect(shop.shop.order(gid).totals.total).toBe('1898.0');
	});
});
