import type { RestockFacts } from '../../../domain/restock/restock-facts';
import { toRestockFacts } from '../../../nodes/Shopify/mapping/to-restock-facts';
import type {
	RawFulfilment,
	RawRestockLine,
	RawRestockOrder,
	RawReturn,
} from '../../../nodes/Shopify/transport/raw-restock';
import { rawRefund, rawRefundLine } from './refund-fixtures';

const line = (change: Partial<RawRestockLine> = {}): RawRestockLine => ({
	id: 'gid://shopify/LineItem/9001',
	sku: 'TEE',
	name: 'Tee - Black',
	quantity: 2,
	currentQuantity: 2,
	unfulfilledQuantity: 2,
	requiresShipping: true,
	variant: { id: 'gid://shopify/ProductVariant/4401', inventoryItem: { tracked: true } },
	lineItemGroup: null,
	...change,
});

const fulfilment = (change: Partial<RawFulfilment> = {}): RawFulfilment => ({
	id: 'gid://shopify/Fulfillment/1',
	status: 'SUCCESS',
	createdAt: '2026-11-18T09:00:00Z',
	location: { id: 'gid://shopify/Location/77' },
	lines: [{ quantity: 1, lineItem: { id: 'gid://shopify/LineItem/9001' } }],
	...change,
});

const ret = (change: Partial<RawReturn> = {}): RawReturn => ({
	id: 'gid://shopify/Return/501',
	status: 'OPEN',
	lines: [],
	exchange: [],
	reverseLines: [],
	...change,
});

const order = (change: Partial<RawRestockOrder> = {}): RawRestockOrder => ({
	id: 'gid://shopify/Order/6001',
	legacyResourceId: '6001',
	name: '#1001',
	updatedAt: '2026-11-18T10:15:00Z',
	cancelledAt: null,
	edited: false,
	sourceName: 'web',
	lines: [line()],
	fulfilments: [],
	returns: [],
	refunds: [],
	agreements: [],
	...change,
});

function facts(change: Partial<RawRestockOrder>): RestockFacts {
	const read = toRestockFacts(order(change), 'demo.myshopify.com');
	if (!read.ok) throw new Error(read.error.reason);
	return read.value;
}

const refused = (change: Partial<RawRestockOrder>): string => {
	const read = toRestockFacts(order(change), 'demo.myshopify.com');
	return read.ok ? '' : read.error.reason;
};

describe('what left', () => {
	it.each(['CANCELLED', 'ERROR', 'FAILURE'])('leaves out a shipment that is %s', (status) => {
		const [found] = facts({ fulfilments: [fulfilment({ status }), fulfilment()] }).lines;
		expect(found).toMatchObject({ fulfilledQuantity: 1, fulfilments: [{ quantity: 1 }] });
	});

	it.each(['SUCCESS', 'OPEN', 'PENDING'])('counts one that is %s', (status) => {
		const [found] = facts({ fulfilments: [fulfilment({ status })] }).lines;
		expect(found?.fulfilments).toEqual([
			{ at: '2026-11-18T09:00:00Z', quantity: 1, locationId: '77' },
		]);
	});

	it('keeps what the order itself knows of when its shipments hold less', () => {
		const [found] = facts({
			lines: [line({ unfulfilledQuantity: 0 })],
			fulfilments: [fulfilment({ location: null })],
		}).lines;
		expect(found).toMatchObject({ fulfilledQuantity: 2, fulfilments: [{ locationId: '' }] });
	});

	it('refuses a shipment of nobody knows how many', () => {
		const lineItem = { id: 'gid://shopify/LineItem/9001' };
		expect(
			refused({ fulfilments: [fulfilment({ lines: [{ quantity: null, lineItem }] })] }),
		).toMatch('lines.0.fulfilments.0.quantity');
	});
});

describe('what a line is', () => {
	it.each([
		['an article', line(), true],
		[
			'an article that is not stocked',
			line({
				variant: { id: 'gid://shopify/ProductVariant/1', inventoryItem: { tracked: false } },
			}),
			false,
		],
		['a deleted article or a custom item', line({ variant: null }), true],
		['a custom service', line({ variant: null, requiresShipping: false }), false],
	])('knows whether stock is kept of %s', (_what, given, tracked) => {
		expect(facts({ lines: [given] }).lines[0]?.tracked).toBe(tracked);
	});

	it.each([
		['the article of the bundle', 'gid://shopify/ProductVariant/4401', 'SET', true],
		['another article of the same SKU', 'gid://shopify/ProductVariant/1', 'TEE', false],
	])('sees a bundle in %s only', (_what, variantId, variantSku, isBundleParent) => {
		const group = { id: 'gid://shopify/LineItemGroup/5', title: 'Set', quantity: 0 };
		const component = line({
			id: 'gid://shopify/LineItem/9002',
			lineItemGroup: { ...group, variantId, variantSku },
		});
		const { lines } = facts({ lines: [line(), component] });
		expect(lines.map((each) => each.isBundleParent)).toEqual([isBundleParent, false]);
		expect(lines[1]?.bundle).toEqual({ groupId: '5', title: 'Set', sku: variantSku, quantity: 1 });
	});

	it('goes by the SKU where the article of the bundle was deleted', () => {
		const group = { id: 'gid://shopify/LineItemGroup/5', title: 'Set', quantity: 1 };
		const lineItemGroup = { ...group, variantId: null, variantSku: 'TEE' };
		const component = line({ id: 'gid://shopify/LineItem/9002', lineItemGroup });
		const parent = (sku: string | null) =>
			facts({ lines: [line({ variant: null, sku }), component] }).lines[0]?.isBundleParent;
		expect([parent('TEE'), parent('MUG'), parent(null)]).toEqual([true, false, false]);
	});
});

it('gives rows of a refund their place, and calls an old restock none that moved stock', () => {
	const rows = [
		rawRefundLine({ location: { id: 'gid://shopify/Location/77' } }),
		rawRefundLine({ restockType: 'LEGACY_RESTOCK' }),
	];
	const [refund] = facts({ refunds: [rawRefund({ createdAt: null, lines: rows })] }).refunds;
	expect(refund?.createdAt).toBe('2026-11-18T10:15:00Z');
	expect(refund?.lines).toMatchObject([
		{ ordinal: 0, restock: 'cancel', restocked: true, locationId: '77' },
		{ ordinal: 1, restock: 'none', restocked: true, locationId: '' },
	]);
});

describe('returns', () => {
	const disposition = {
		id: 'gid://shopify/ReverseFulfillmentOrderDisposition/3',
		type: 'RESTOCKED',
		quantity: 1,
		createdAt: '2026-11-18T10:00:00Z',
		location: null,
	};

	it('names no line for goods that were never verified to be of the order', () => {
		const reverseLines = [
			{
				id: 'gid://shopify/ReverseFulfillmentOrderLineItem/8',
				fulfillmentLineItem: null,
				dispositions: [disposition],
			},
		];
		const [found] = facts({ returns: [ret({ lines: [{ quantity: 1 }], reverseLines })] }).returns;
		expect(found).toMatchObject({
			lines: [],
			dispositions: [{ dispositionId: '3', lineId: 'unverified-8', locationId: '' }],
		});
	});

	it('waits for lines of an exchange that was not made yet', () => {
		const exchange = [
			{ lineItems: null },
			{ lineItems: [{ id: 'gid://x/LineItem/7', quantity: 2 }] },
		];
		expect(facts({ returns: [ret({ exchange })] }).returns[0]?.exchangeLines).toEqual([
			{ lineId: '7', quantity: 2 },
		]);
	});

	it.each([
		['REQUESTED', 'requested'],
		['OPEN', 'open'],
		['CLOSED', 'closed'],
		['CANCELED', 'cancelled'],
		['DECLINED', 'declined'],
	])('knows %s', (status, expected) => {
		expect(facts({ returns: [ret({ status })] }).returns[0]?.status).toBe(expected);
	});

	it('refuses a status that it does not know', () => {
		expect(refused({ returns: [ret({ status: 'NEW_ONE' })] })).toContain('returns.0.status');
	});
});

describe('the ledger', () => {
	const sale = (digits: string, quantity: number | null) => ({
		quantity,
		lineItem: { id: `gid://shopify/LineItem/${digits}` },
	});
	const entry = (__typename: string, at: string, hasNextPage = false) => ({
		__typename,
		happenedAt: at,
		sales: {
			pageInfo: { hasNextPage },
			nodes: [sale('9001', -1), sale('9001', -1), sale('9002', null), { quantity: 1 }],
		},
	});

	it('adds up the units of a line, oldest entry first, without the sale itself', () => {
		const agreements = [
			entry('OrderEditAgreement', '2026-11-18T11:00:00Z'),
			entry('ReturnAgreement', '2026-11-18T10:00:00Z'),
			entry('OrderAgreement', '2026-11-18T09:00:00Z', true),
			entry('UnheardOf', '2026-11-18T09:30:00Z'),
		];
		const deltas = [{ lineId: '9001', quantity: -2 }];
		expect(facts({ agreements }).agreements).toMatchObject([
			{ kind: 'return', deltas },
			{ kind: 'edit', deltas },
		]);
	});

	it('cannot use an entry of which it knows only a part', () => {
		const agreements = [entry('OrderEditAgreement', '2026-11-18T11:00:00Z', true)];
		expect(refused({ agreements })).toContain('too many lines');
	});
});
