import { DEFAULT_LINEAGE_POLICY, type LineagePolicy } from '../../../domain/lineage/lineage-policy';
import { lineageQuestion, type LineageQuestion } from '../../../domain/lineage/lineage-question';
import type { LineageFacts } from '../../../domain/lineage/lineage-facts';
import { laterOrder, newOrder, oldOrder } from './lineage-fixtures';

const ask = (order: LineageFacts, change: Partial<LineagePolicy> = {}): LineageQuestion | null =>
	lineageQuestion(order, { ...DEFAULT_LINEAGE_POLICY, ...change });

it('asks nothing about a live order without a sign', () => {
	expect(ask(laterOrder({ customerId: '3001' }))).toBeNull();
});

it('asks by name where the name has a suffix, and nothing of the customer', () => {
	expect(ask(newOrder({ tags: [] }))).toEqual({ names: ['#1031'], customer: null });
});

it('asks the customer too where a tag, an app or a person points at a replacement', () => {
	const since = '2026-11-13T17:00:00.000Z';
	const pointed = { customerId: '3001' };
	const expected = { names: [], customer: { id: '3001', since } };
	expect(ask(laterOrder({ ...pointed, tags: ['EDIT ORDER'] }))).toEqual(expected);
	expect(ask(laterOrder({ ...pointed, tags: ['order-sync:successor'] }))).toEqual(expected);
	expect(ask(laterOrder(pointed), { editingApps: ['online store'] })).toEqual(expected);
});

it('asks for the order that a person named', () => {
	expect(ask(laterOrder({ tags: ['order-sync:successor=#77'] }))).toEqual({
		names: ['#77'],
		customer: null,
	});
});

it('asks about cancelled orders, all of them or only those with a tag', () => {
	const names = ['#1031A', '#1031-1', '#1031-2', '#1031-A'];
	expect(ask(oldOrder())).toEqual({ names, customer: null });
	expect(ask(oldOrder(), { everyCancellation: false })).toBeNull();
	expect(ask(oldOrder({ tags: ['Edit Order - Cancelled'] }), { everyCancellation: false })).toEqual(
		{ names, customer: { id: '3001', since: '2026-11-20T11:50:00.000Z' } },
	);
});

it('asks nothing once a person said that the order stands for itself', () => {
	expect(ask(newOrder({ tags: ['Edit Order', 'order-sync:own-order'] }))).toBeNull();
	expect(ask(oldOrder({ tags: ['order-sync:own-order'] }))).toBeNull();
});
