import type { ShopifySimulator } from '../../../simulators/shopify';
import { ask, askData } from './support/shop-client';
import { seededShop, SALES_TAX, VAT, WORKED_EXAMPLE, type TestClock } from './support/seeded-shop';

let shop: ShopifySimulator;
let clock: TestClock;

beforeEach(async () => {
	({ shop, clock } = await seededShop());
});

afterEach(() => shop.close());

const BAG = '{ presentmentMoney { amount } }';
const LINES = `query ($id: ID!) { order(id: $id) { edited updatedAt currentTotalPriceSet ${BAG}
	lineItems(first: 10) { nodes { sku quantity currentQuantity nonFulfillableQuantity
		priceAfterAllDiscountsBeforeTaxesSet ${BAG} totalDiscountSet ${BAG}
		discountAllocations { allocatedAmountSet ${BAG} } taxLines { rate priceSet ${BAG} } } }
	refunds { totalRefundedSet ${BAG} transactions(first: 5) { nodes { id } }
		refundLineItems(first: 5) { nodes { quantity restockType restocked location { id }
			subtotalSet ${BAG} totalTaxSet ${BAG} } } } } }`;

const lastOf = <T>(rows: readonly T[]): T | undefined => rows[rows.length - 1];

describe('an edit that removes units', () => {
	it('leaves discount and tax lines at the sold quantity, and one exact current amount', async () => {
		const { gid } = shop.shop.createOrder({
			lines: [{ sku: 'LAMP', quantity: 2, discount: { percentage: 20, title: 'Twenty' } }],
			taxesIncluded: false,
			taxRates: VAT,
		});
		shop.shop.edit(gid, [{ setQuantity: { sku: 'LAMP', quantity: 1 } }]);
		const line = (await askData(shop, LINES, { id: gid })).at('order.lineItems.nodes.0');
		expect(line.number('quantity')).toBe(2);
		expect(line.number('currentQuantity')).toBe(1);
		expect(line.text('discountAllocations.0.allocatedAmountSet.presentmentMoney.amount')).toBe(
			'19.20',
		);
		expect(line.text('taxLines.0.priceSet.presentmentMoney.amount')).toBe('15.36');
		expect(line.text('priceAfterAllDiscountsBeforeTaxesSet.presentmentMoney.amount')).toBe('38.40');
		expect(shop.shop.order(gid).totals).toMatchObject({
			subtotal: '38.40',
			tax: '7.68',
			total: '46.08',
		});
	});

	it('leaves a refund without money, restocked as CANCEL at the location', async () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.edit(gid, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
		const order = (await askData(shop, LINES, { id: gid })).at('order');
		expect(order.list('refunds')).toHaveLength(1);
		expect(order.text('refunds.0.totalRefundedSet.presentmentMoney.amount')).toBe('0.00');
		expect(order.list('refunds.0.transactions.nodes')).toStrictEqual([]);
		const row = order.at('refunds.0.refundLineItems.nodes.0');
		expect(row.at('restockType').value).toBe('CANCEL');
		expect(row.at('restocked').value).toBe(true);
		expect(row.at('location.id').value).toMatch(/^gid:\/\/shopify\/Location\//);
		expect(row.text('subtotalSet.presentmentMoney.amount')).toBe('12.00');
		expect(row.text('totalTaxSet.presentmentMoney.amount')).toBe('1.20');
	});

	it('keeps the order paid with the balance in the buyer\u2019s favour', () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		const after = shop.shop.edit(gid, [{ setQuantity: { sku: 'MUG', quantity: 0 } }]);
		expect(after.financialStatus).toBe('PAID');
		expect(after.totals).toMatchObject({
			total: '71.00',
			received: '84.20',
			refunded: '0.00',
			outstanding: '-13.20',
		});
	});

	it('drops the stock instead of freeing it when told not to restock', async () => {
		const { gid } = shop.shop.createOrder({ lines: [{ sku: 'CAP', quantity: 2 }] });
		const stock = `{ inventoryItems(first: 1, query: "sku:CAP") { nodes { inventoryLevels(first: 1) {
			nodes { quantities(names: ["available", "committed", "on_hand"]) { quantity } } } } } }`;
		const read = async (): Promise<number[]> =>
			(await askData(shop, stock))
				.list('inventoryItems.nodes.0.inventoryLevels.nodes.0.quantities')
				.map((one) => one.number('quantity'));
		expect(await read()).toStrictEqual([3, 2, 5]);
		shop.shop.edit(gid, [{ setQuantity: { sku: 'CAP', quantity: 1, restock: false } }]);
		expect(await read()).toStrictEqual([3, 1, 4]);
		expect(shop.shop.order(gid).refunds[0]?.lines[0]).toMatchObject({
			restockType: 'NO_RESTOCK',
			restocked: false,
		});
		shop.shop.edit(gid, [{ setQuantity: { sku: 'CAP', quantity: 0, restock: true } }]);
		expect(await read()).toStrictEqual([4, 0, 4]);
	});

	it('takes only units that have not left', () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.fulfil(gid, [{ sku: 'TEE', quantity: 1 }]);
		expect(() => shop.shop.edit(gid, [{ setQuantity: { sku: 'TEE', quantity: 0 } }])).toThrow(
			/fulfilled/,
		);
		const after = shop.shop.edit(gid, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
		expect(after.lines[0]).toMatchObject({
			quantity: 2,
			currentQuantity: 1,
			unfulfilledQuantity: 0,
		});
		expect(after.refunds).toHaveLength(1);
	});
});

describe('an edit that adds', () => {
	it('taxes added lines and added units at the order\u2019s rate, and asks for the balance', () => {
		const { gid } = shop.shop.createOrder({ ...WORKED_EXAMPLE, taxRates: SALES_TAX });
		const after = shop.shop.edit(gid, [
			{ addVariant: { sku: 'LAMP', quantity: 1 } },
			{ setQuantity: { sku: 'MUG', quantity: 2 } },
		]);
		expect(lastOf(after.lines)).toMatchObject({
			sku: 'LAMP',
			currentTax: '4.80',
			addedByEdit: true,
		});
		expect(after.lines[1]).toMatchObject({ quantity: 2, currentQuantity: 2, currentTax: '2.40' });
		expect(after.totals).toMatchObject({ total: '150.20', outstanding: '66.00' });
		expect(after.financialStatus).toBe('PARTIALLY_PAID');
		expect(after.refunds).toStrictEqual([]);
	});

	it('does not extend an earlier discount to added units', () => {
		const { gid } = shop.shop.createOrder({
			lines: [{ sku: 'LAMP', quantity: 1, discount: { percentage: 50 } }],
		});
		const after = shop.shop.edit(gid, [{ setQuantity: { sku: 'LAMP', quantity: 2 } }]);
		expect(after.lines[0]?.currentTotal).toBe('72.00');
	});

	it('refuses a second line of a variant unless duplicates are allowed', () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		expect(() => shop.shop.edit(gid, [{ addVariant: { sku: 'TEE', quantity: 1 } }])).toThrow(
			/already exists/,
		);
		const after = shop.shop.edit(gid, [
			{ addVariant: { sku: 'TEE', quantity: 1, allowDuplicates: true } },
		]);
		expect(after.lines.filter((line) => line.sku === 'TEE')).toHaveLength(2);
	});

	it('discounts a fulfilled line, moving its money and tax but no units', () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		shop.shop.fulfil(gid);
		const after = shop.shop.edit(gid, [{ discountLine: { sku: 'TEE', amount: '10.00' } }]);
		expect(after.lines[0]).toMatchObject({
			currentTotal: '50.00',
			currentTax: '5.00',
			currentQuantity: 2,
		});
		expect(after.totals.outstanding).toBe('-11.00');
	});
});

describe('an edit of shipping', () => {
	it('keeps the removed line, marked, and charges the new one', async () => {
		const { gid } = shop.shop.createOrder({
			...WORKED_EXAMPLE,
			shipping: { title: 'Standard', price: '5.00' },
		});
		const after = shop.shop.edit(gid, [{ replaceShipping: { title: 'Express', price: '9.00' } }]);
		expect(after.shippingLines).toMatchObject([
			{ title: 'Standard', price: '5.00', currentPrice: '0.00', isRemoved: true },
			{ title: 'Express', price: '9.00', currentPrice: '9.00', isRemoved: false },
		]);
		expect(after.totals).toMatchObject({ shipping: '9.00', outstanding: '4.40' });
		const read = (all: boolean): Promise<string[]> =>
			askData(
				shop,
				'query ($id: ID!, $all: Boolean) { order(id: $id) { shippingLines(first: 5, includeRemovals: $all) { nodes { title } } } }',
				{ id: gid, all },
			).then((data) => data.list('order.shippingLines.nodes').map((line) => line.text('title')));
		expect(await read(false)).toStrictEqual(['Express']);
		expect(await read(true)).toStrictEqual(['Standard', 'Express']);
	});
});

describe('an edit session', () => {
	const BEGIN = `mutation ($id: ID!) { orderEditBegin(id: $id) { orderEditSession { id }
		calculatedOrder { id lineItems(first: 5) { nodes { id quantity editableQuantity } } }
		userErrors { field message } } }`;
	const SET = `mutation ($id: ID!, $line: ID!, $quantity: Int!) { orderEditSetQuantity(
		id: $id, lineItemId: $line, quantity: $quantity, restock: true) {
		calculatedLineItem { quantity editableQuantity restocking }
		calculatedOrder { totalOutstandingSet ${BAG} } userErrors { field message } } }`;
	const COMMIT = `mutation ($id: ID!) { orderEditCommit(id: $id) { order { edited }
		userErrors { message } } }`;

	it('shows nothing to anyone before it is committed', async () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		const before = shop.shop.order(gid);
		const begun = (await askData(shop, BEGIN, { id: gid })).at('orderEditBegin');
		clock.advance(60);
		const set = await askData(shop, SET, {
			id: begun.text('calculatedOrder.id'),
			line: begun.text('calculatedOrder.lineItems.nodes.1.id'),
			quantity: 0,
		});
		expect(
			set.text('orderEditSetQuantity.calculatedOrder.totalOutstandingSet.presentmentMoney.amount'),
		).toBe('-13.20');
		expect(set.at('orderEditSetQuantity.calculatedLineItem').value).toMatchObject({
			quantity: 0,
			editableQuantity: 0,
			restocking: true,
		});
		expect(shop.shop.order(gid)).toStrictEqual(before);
		const id = begun.text('orderEditSession.id');
		await askData(shop, COMMIT, { id });
		expect(shop.shop.order(gid)).toMatchObject({
			edited: true,
			updatedAt: '2026-11-20T10:01:00.000Z',
		});
		const again = await askData(shop, COMMIT, { id });
		expect(again.text('orderEditCommit.userErrors.0.message')).toMatch(/already been committed/);
	});

	it('takes no line item id but its own, and no negative quantity', async () => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		const begun = (await askData(shop, BEGIN, { id: gid })).at('orderEditBegin');
		const id = begun.text('orderEditSession.id');
		const line = begun.text('calculatedOrder.lineItems.nodes.0.id');
		const wrong = await askData(shop, SET, {
			id,
			line: line.replace('Calculated', ''),
			quantity: 1,
		});
		expect(wrong.text('orderEditSetQuantity.userErrors.0.message')).toMatch(/does not exist/);
		const negative = await askData(shop, SET, { id, line, quantity: -1 });
		expect(negative.text('orderEditSetQuantity.userErrors.0.field.0')).toBe('quantity');
	});

	it.each([
		['cancelled', (order: string) => shop.shop.cancel(order)],
		['archived', (order: string) => shop.shop.archive(order)],
	])('does not open on %s orders', async (_name, act) => {
		const { gid } = shop.shop.createOrder(WORKED_EXAMPLE);
		act(gid);
		const begun = (await askData(shop, BEGIN, { id: gid })).at('orderEditBegin');
		expect(begun.at('orderEditSession').value).toBeNull();
		expect(begun.text('userErrors.0.message')).toMatch(/can\u2019t be edited/);
		const state = await askData(
			shop,
			'query ($id: ID!) { order(id: $id) { merchantEditable merchantEditableErrors } }',
			{ id: gid },
		);
		expect(state.at('order.merchantEditable').value).toBe(false);
	});

	it('prices in the buyer\u2019s currency only', async () => {
		const { gid } = shop.shop.createOrder({
			...WORKED_EXAMPLE,
			presentmentCurrency: 'EUR',
			rate: 1.2,
		});
		const begun = (await askData(shop, BEGIN, { id: gid })).at('orderEditBegin');
		const reply = await ask(
			shop,
			`mutation ($id: ID!) { orderEditAddCustomItem(id: $id, title: "Wrap", quantity: 1,
				price: { amount: "1.00", currencyCode: GBP }) { userErrors { field message } } }`,
			{ id: begun.text('orderEditSession.id') },
		);
		expect(reply.data.text('orderEditAddCustomItem.userErrors.0.message')).toBe(
			'Currency must be EUR',
		);
	});
});

describe('fulfilment orders after an edit', () => {
	it('change in place, or close and come back under new ids', async () => {
		const first = shop.shop.createOrder(WORKED_EXAMPLE).gid;
		const [kept] = shop.shop.order(first).fulfilmentOrders;
		const after = shop.shop.edit(first, [
			{ setQuantity: { sku: 'MUG', quantity: 0 } },
			{ addVariant: { sku: 'LAMP', quantity: 1 } },
		]);
		expect(after.fulfilmentOrders).toHaveLength(1);
		expect(after.fulfilmentOrders[0]).toMatchObject({ id: kept?.id, status: 'OPEN' });
		shop.switches.fulfilmentOrdersOnEdit = 'recreate';
		const second = shop.shop.edit(first, [{ setQuantity: { sku: 'TEE', quantity: 1 } }]);
		expect(second.fulfilmentOrders.map((one) => one.status)).toStrictEqual(['CLOSED', 'OPEN']);
		expect(second.fulfilmentOrders[1]?.lines.map((line) => line.remaining)).toStrictEqual([1, 1]);
	});

	it('close when the last unit is removed, and take no more while on hold', () => {
		const order = shop.shop.createOrder({ lines: [{ sku: 'TEE', quantity: 1 }] }).gid;
		shop.shop.holdFulfilment(order, { handle: 'h' });
		const added = shop.shop.edit(order, [{ addVariant: { sku: 'MUG', quantity: 1 } }]);
		expect(added.fulfilmentOrders.map((one) => one.status)).toStrictEqual(['ON_HOLD', 'OPEN']);
		const gone = shop.shop.edit(order, [{ setQuantity: { sku: 'TEE', quantity: 0 } }]);
		expect(gone.fulfilmentOrders.map((one) => one.status)).toStrictEqual(['CLOSED', 'OPEN']);
	});
});
