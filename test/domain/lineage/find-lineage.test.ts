import { findLineage } from '../../../domain/lineage/find-lineage';
import { lineageSchema, type Lineage } from '../../../domain/lineage/lineage';
import { toLineageFacts, type LineageFacts } from '../../../domain/lineage/lineage-facts';
import { DEFAULT_LINEAGE_POLICY } from '../../../domain/lineage/lineage-policy';
import { anOrder } from '../../builders/order-builder';
import { laterOrder, newOrder, oldOrder } from './lineage-fixtures';

const now = new Date('2026-11-20T12:05:00Z');
const find = (order: LineageFacts, ...others: LineageFacts[]): Lineage =>
	lineageSchema.parse(findLineage(order, others, DEFAULT_LINEAGE_POLICY, now));
const retired = (change: Partial<LineageFacts> = {}): LineageFacts =>
	oldOrder({ tags: ['Edit Order - Cancelled'], ...change });
const as = (reference: string): Partial<LineageFacts> => ({
	reference,
	sourceId: `gid://shopify/Order/${reference}`,
});

it('names the order that a live one replaces', () => {
	expect(find(newOrder(), retired(), laterOrder(as('3')))).toMatchObject({
		verdict: 'successor',
		predecessor: {
			name: '#1031',
			reference: '1',
			sourceId: 'gid://shopify/Order/1',
			cancelledAt: '2026-11-20T12:00:00Z',
		},
		successor: null,
		waitUntil: null,
	});
});

it('names the order that replaces a cancelled one', () => {
	expect(find(retired(), newOrder())).toMatchObject({
		verdict: 'successor',
		predecessor: null,
		successor: { name: '#1031A', createdAt: '2026-11-20T12:00:20Z' },
		waitUntil: null,
	});
});

describe('a row of replacements', () => {
	const second = newOrder({
		cancelledAt: '2026-11-20T12:03:00Z',
		tags: ['Edit Order', 'Edit Order - Cancelled'],
	});
	const third = newOrder({ ...as('3'), name: '#1031B', createdAt: '2026-11-20T12:03:10Z' });

	it('names the nearest before and after', () => {
		expect(find(third, retired(), second).predecessor?.name).toBe('#1031A');
		expect(find(retired(), second, third).successor?.name).toBe('#1031A');
		expect(find(second, retired(), third)).toMatchObject({
			verdict: 'successor',
			predecessor: { name: '#1031' },
			successor: { name: '#1031B' },
		});
	});

	it('names all that came before, so that none of them is forgotten', () => {
		expect(find(third, retired(), second).ancestors?.map(({ name }) => name)).toEqual(['#1031']);
		expect(find(second, retired(), third)).not.toHaveProperty('ancestors');
	});

	it('is none when two are alive side by side, or when several have nothing to do with the name', () => {
		const alive = { ...second, cancelledAt: null };
		expect(find(retired(), alive, third)).toMatchObject({ verdict: 'ambiguous', successor: null });
		const twin = (reference: string): LineageFacts =>
			newOrder({
				...as(reference),
				name: `#20${reference}`,
				tags: ['Edit Order'],
				units: { 'sku:TEE': 2 },
			});
		expect(find(retired(), twin('31'), twin('32'))).toMatchObject({
			verdict: 'ambiguous',
			successor: null,
		});
	});
});

describe('half of a pair', () => {
	it('a tagged cancellation waits for its successor, then asks people', () => {
		expect(find(retired())).toMatchObject({
			verdict: 'ambiguous',
			waitUntil: '2026-11-20T12:10:00.000Z',
			evidence: ['#1031 is tagged as replaced, but no order replaces it yet'],
		});
		expect(find(retired({ cancelledAt: '2026-11-20T11:55:00Z' }))).toMatchObject({
			verdict: 'ambiguous',
			waitUntil: null,
		});
	});

	it('a plain cancellation waits for nothing', () => {
		expect(find(oldOrder())).toMatchObject({ verdict: 'unrelated', waitUntil: null });
	});

	it('a live order asks people only when its name or a person says that there is another', () => {
		expect(find(newOrder()).verdict).toBe('ambiguous');
		expect(find(newOrder({ tags: ['order-sync:successor'], name: '#1040' })).verdict).toBe(
			'ambiguous',
		);
		expect(find(newOrder({ name: '#1040' })).verdict).toBe('unrelated');
		expect(find(newOrder({ tags: [] })).verdict).toBe('unrelated');
	});

	it('tells what speaks against each other order', () => {
		const { verdict, waitUntil, evidence } = find(newOrder(), retired({ cancelledAt: null }));
		expect({ verdict, waitUntil }).toEqual({
			verdict: 'ambiguous',
			waitUntil: '2026-11-20T12:10:20.000Z',
		});
		expect(evidence).toContain('#1031: #1031 is not cancelled');
	});
});

it('takes its facts from a snapshot; a cancelled order has no total any more', () => {
	const order = anOrder().withLine('TEE', 2, '10.00').withService('Tip', '1.00');
	expect(toLineageFacts(order.with({ customerId: '3', tags: ['VIP'] }).build())).toMatchObject({
		name: '#1001',
		customerId: '3',
		tags: ['VIP'],
		currency: 'GBP',
		totalMinor: 2100,
		paidMinor: null,
		units: { 'sku:TEE': 2, 'title:Tip': 1 },
	});
	expect(toLineageFacts(order.cancelled().build()).totalMinor).toBeNull();
});
