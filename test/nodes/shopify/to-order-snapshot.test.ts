import { toOrderSnapshot } from '../../../nodes/Shopify/mapping/to-order-snapshot';
import type { RawOrder } from '../../../nodes/Shopify/transport/raw-order';
import { bag, rawLine, rawOrder, rawShippingLine } from './shopify-fixtures';

const snapshotOf = (change: Partial<RawOrder> = {}) => {
	const result = toOrderSnapshot(rawOrder(change), 'Demo.myshopify.com');
	if (!result.ok) throw new Error(result.error.reason);
	return result.value;
};
const price = (netMinor: number, taxMinor: number) => ({
	netMinor,
	taxMinor,
	grossMinor: netMinor + taxMinor,
});

describe('identity and quantities', () => {
	it('names the order by shop and number, and keeps the global id', () => {
		expect(snapshotOf()).toMatchObject({
			orderKey: 'shopify:demo.myshopify.com:6001',
			sourceId: 'gid://shopify/Order/6001',
			reference: '6001',
			name: '#1001',
			updatedAt: '2026-11-18T10:15:00Z',
		});
	});

	it('counts current units and keeps removed lines apart', () => {
		const snapshot = snapshotOf({
			lines: [
				rawLine({ unfulfilledQuantity: 1 }),
				rawLine({
					id: 'gid://shopify/LineItem/820982911946154508',
					sku: null,
					currentQuantity: 0,
					priceAfterAllDiscountsBeforeTaxesSet: bag('0.00'),
				}),
			],
		});
		expect(snapshot.lines).toEqual([
			{
				lineId: '9001',
				sku: 'TEE',
				title: 'Tee - Black',
				quantity: 2,
				fulfilledQuantity: 1,
				requiresShipping: true,
				taxRatePpm: 200_000,
				variantId: '4401',
				barcode: '5012345678900',
				bundle: null,
			},
		]);
		expect(snapshot.removedLines).toEqual([{ lineId: '820982911946154508', sku: '' }]);
	});

	it('tells when, by whom and through what the order was placed', () => {
		expect(snapshotOf({ tags: ['VIP'], poNumber: 'PO-7', edited: true })).toMatchObject({
			createdAt: '2026-11-18T09:00:00Z',
			financialStatus: 'paid',
			tags: ['VIP'],
			purchaseOrderNumber: 'PO-7',
			customerId: '3001',
			channel: { id: '580111', title: 'Online Store' },
			changes: [],
		});
	});

	it.each([
		['a person', {}, undefined],
		[
			'a company',
			{
				company: { id: 'gid://shopify/Company/70', externalId: 'CUST-7', name: 'Acme' },
				location: { id: 'gid://shopify/CompanyLocation/71', externalId: null },
			},
			{
				id: '70',
				externalId: 'CUST-7',
				name: 'Acme',
				locationId: '71',
				locationExternalId: '',
			},
		],
	])('tells for whom it was placed: %s', (_who, purchasingEntity, company) => {
		expect(snapshotOf({ purchasingEntity }).company).toEqual(company);
	});

	it('leaves empty what the app may not see or the shop does not have', () => {
		const snapshot = snapshotOf({
			app: null,
			customer: undefined,
			purchasingEntity: undefined,
			displayFinancialStatus: null,
			lines: [rawLine({ variant: undefined })],
		});
		expect(snapshot).toMatchObject({
			financialStatus: '',
			purchaseOrderNumber: '',
			customerId: '',
			channel: { id: '', title: '' },
			onHold: false,
			lines: [{ variantId: '', barcode: '', bundle: null }],
		});
	});

	it('names the bundle a line belongs to, in bundles and not in units', () => {
		const group = {
			id: 'gid://shopify/LineItemGroup/77',
			title: 'Breakfast set',
			quantity: 2,
			variantSku: 'SET',
		};
		const bundleOf = (change: Partial<typeof group>) =>
			snapshotOf({ lines: [rawLine({ lineItemGroup: { ...group, ...change } })] }).lines[0]?.bundle;
		expect(bundleOf({})).toEqual({
			groupId: '77',
			title: 'Breakfast set',
			sku: 'SET',
			quantity: 2,
		});
		expect(bundleOf({ quantity: 0 })).toBeNull();
		const gone = rawLine({ currentQuantity: 0, lineItemGroup: { ...group, quantity: 0 } });
		expect(snapshotOf({ lines: [rawLine(), gone] }).removedLines).toMatchObject([
			{ bundle: { groupId: '77', sku: 'SET' } },
		]);
	});

	it.each([
		['PAID', true],
		['PARTIALLY_REFUNDED', true],
		['REFUNDED', true],
		['PARTIALLY_PAID', false],
		['AUTHORIZED', false],
		['PENDING', false],
		[null, false],
	])('%s counts as paid: %s', (displayFinancialStatus, paid) => {
		expect(snapshotOf({ displayFinancialStatus }).paid).toBe(paid);
	});

	it('turns addresses and their country into text, and keeps a hidden one null', () => {
		const { deliveryAddress, billingAddress } = snapshotOf();
		expect(deliveryAddress).toEqual({
			fullName: 'Ada Lovelace',
			company: '',
			address1: '12 St James Square',
			address2: '',
			town: 'London',
			region: 'England',
			postcode: 'SW1Y 4JH',
			countryCode: 'GB',
			country: 'United Kingdom',
			phone: '',
		});
		expect(billingAddress).toBeNull();
	});

	it('names the locations of open fulfilment orders once', () => {
		const at = (name: string, status: string, remaining: number, hasNextPage = false) => ({
			status,
			assignedLocation: { name, location: { id: `gid://shopify/Location/${name}` } },
			lineItems: { pageInfo: { hasNextPage }, nodes: [{ remainingQuantity: remaining }] },
		});
		const { locations, onHold } = snapshotOf({
			fulfilmentOrders: [
				at('Leeds', 'OPEN', 1),
				at('Leeds', 'ON_HOLD', 1),
				at('York', 'CLOSED', 0),
				at('Hull', 'CANCELLED', 1),
				at('Bath', 'IN_PROGRESS', 0),
				at('Deal', 'OPEN', 0, true),
			],
		});
		expect(onHold).toBe(true);
		expect(locations).toEqual([
			{ id: 'gid://shopify/Location/Leeds', name: 'Leeds' },
			{ id: 'gid://shopify/Location/Deal', name: 'Deal' },
		]);
	});
});

it.each([
	['units left on hold', 'ON_HOLD', 1, true],
	['nothing left on hold', 'ON_HOLD', 0, false],
	['units left and no hold', 'OPEN', 1, false],
])('an order with %s is on hold: %s %s → %s', (_what, status, remainingQuantity, onHold) => {
	const order = {
		status,
		assignedLocation: { name: 'Leeds', location: null },
		lineItems: { pageInfo: { hasNextPage: false }, nodes: [{ remainingQuantity }] },
	};
	expect(snapshotOf({ fulfilmentOrders: [order] }).onHold).toBe(onHold);
});

describe('shipping', () => {
	it('is changed when a line was removed, and shrinks its tax with a refunded price', () => {
		const snapshot = snapshotOf({
			shippingLines: [
				rawShippingLine({ isRemoved: true }),
				rawShippingLine({
					title: 'Express',
					code: null,
					discountedPriceSet: bag('12.00'),
					taxLines: [{ rate: 0.2, priceSet: bag('2.00') }],
				}),
			],
		});
		expect(snapshot.shipping).toEqual({ title: 'Express', code: '', changed: true });
		expect(snapshot.prices[0]?.shipping).toEqual(price(500, 100));
	});

	it('is not changed while the line of the checkout stands alone', () => {
		expect(snapshotOf().shipping).toEqual({ title: 'Standard', code: 'STD', changed: false });
	});

	it('joins several active lines and is null without one', () => {
		const half = {
			discountedPriceSet: bag('3.00'),
			taxLines: [{ rate: 0.2, priceSet: bag('0.50') }],
		};
		const two = [rawShippingLine(half), rawShippingLine({ ...half, title: 'Bulky' })];
		expect(snapshotOf({ shippingLines: two }).shipping).toMatchObject({
			title: 'Standard + Bulky',
			changed: true,
		});
		const none = {
			currentShippingPriceSet: bag('0.00'),
			currentTotalPriceSet: bag('60.00'),
			currentTotalTaxSet: bag('10.00'),
		};
		expect(snapshotOf({ ...none, shippingLines: [] }).shipping).toBeNull();
		expect(
			snapshotOf({ ...none, shippingLines: [rawShippingLine({ isRemoved: true })] }).shipping,
		).toBeNull();
	});
});
