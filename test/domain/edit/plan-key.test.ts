import { planEdit } from '../../../domain/edit/plan-edit';
import { editPlanSchema } from '../../../domain/edit/edit-plan';
import { targetVersion } from '../../../domain/edit/target-version';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { anAddress } from '../../builders/address-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget, type TargetBuilder } from '../../builders/target-builder';
import { someMappings } from '../../builders/mappings-builder';

const two = (): OrderBuilder =>
	anOrder().withLine('SKU-1', 1, '10.00').withLine('SKU-2', 2, '5.00');
const inStep = (): TargetBuilder => aTarget().inStepWith(two().build());
const edited = (quantity: number): OrderBuilder => two().nowWith('SKU-1', { quantity });
const keyOf = (order: OrderBuilder, target: TargetBuilder = inStep()): string =>
	planEdit(order.build(), target.build(), someMappings().build()).planKey;

describe('the plan key', () => {
	it('is the same when the same change is planned twice', () => {
		expect(keyOf(edited(3))).toBe(keyOf(edited(3)));
	});

	it('does not see the order in which the warehouse lists its rows', () => {
		const single = anOrder().withLine('SKU-1', 1, '10.00');
		const target = (): TargetBuilder =>
			aTarget().inStepWith(single.build()).withRow('GIFT', 1, '0.00');
		expect(keyOf(single, target().withRowsReversed())).toBe(keyOf(single, target()));
	});

	it('differs for another change and for another target state', () => {
		const moved = inStep().with({ email: 'other@example.test' });
		const keys = [keyOf(edited(3)), keyOf(edited(4)), keyOf(edited(3), moved)];
		expect(new Set(keys).size).toBe(3);
	});

	it('differs for another warehouse order', () => {
		expect(keyOf(edited(3), inStep().with({ orderId: 'order-2' }))).not.toBe(keyOf(edited(3)));
	});

	it('differs for another problem, so that blocked plans can be told apart', () => {
		const blocked = (sku: string): string => keyOf(two().withLine(sku, 1, '1.00'));
		expect(blocked('NEW-1')).not.toBe(blocked('NEW-2'));
	});

	it('does not see when the shop touched the order', () => {
		const order = edited(3).build();
		const later = { ...order, updatedAt: '2026-03-09T00:00:00Z' };
		const plan = (of: typeof order): string =>
			planEdit(of, inStep().build(), someMappings().build()).planKey;
		expect(plan(later)).toBe(plan(order));
	});

	it('travels as plain JSON that its own schema reads', () => {
		const plan = planEdit(edited(3).build(), inStep().build(), someMappings().build());
		expect(editPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
	});
});

describe('the target version', () => {
	const base = inStep().build();

	it.each<[string, Partial<TargetSnapshot>]>([
		['a row', { lines: base.lines.slice(1) }],
		['the postage', { shipping: { ...base.shipping, amountMinor: 1 as never } }],
		['the totals', { totals: { ...base.totals, taxMinor: 1 as never } }],
		['the delivery address', { deliveryAddress: anAddress({ town: 'Leeds' }) }],
		['the billing address', { billingAddress: anAddress({ town: 'Leeds' }) }],
		['the e-mail', { email: '' }],
		['a note', { notes: ['Fragile'] }],
	])('moves with %s', (_what, change) => {
		expect(targetVersion({ ...base, ...change })).not.toBe(targetVersion(base));
	});

	it('does not move with the state of fulfilment, which the gate reads by itself', () => {
		const locked = { ...base, facts: { ...base.facts, locked: true } };
		expect(targetVersion(locked)).toBe(targetVersion(base));
	});
});
