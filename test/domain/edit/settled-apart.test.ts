import { planEdit } from '../../../domain/edit/plan-edit';
import type { OrderChange, OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { ACCOUNTS, anAccountsTarget } from '../../builders/accounts-target';
import { someFacts } from '../../builders/facts-builder';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';

const mappings = someMappings().stocking('SKU-1', 'SKU-2').build();
const order = (): OrderBuilder =>
	anOrder().withLine('SKU-1', 5, '10.00').withLine('SKU-2', 1, '5.00');
const change = (kind: OrderChange['kind'], lineId: string): OrderChange => ({
	kind,
	at: '2026-03-03T10:00:00Z',
	appId: '',
	appTitle: '',
	staff: '',
	lineIds: [lineId],
});
/** Line 101 (SKU-1) has so many units left, by a change of this kind; 0 takes the line off the order. */
const left = (units: number, kind: OrderChange['kind']): OrderSnapshot =>
	(units === 0 ? order().without('SKU-1') : order().nowWith('SKU-1', { quantity: units }))
		.with({ changes: [change(kind, '101')] })
		.build();
const target = (gone: number, facts: Partial<FulfilmentFacts> = {}): TargetSnapshot => {
	const whole = anAccountsTarget(order().build());
	return {
		...whole,
		lines: whole.lines.map((row, at) => ({ ...row, shippedQuantity: at === 0 ? gone : 0 })),
		facts: someFacts({ partShipped: gone > 0, ...facts }),
	};
};
const steps = (snapshot: OrderSnapshot, held: TargetSnapshot) =>
	planEdit(snapshot, held, mappings).steps;
const BILLED = { closed: true, closedAs: 'billed' } as const;

describe('goods that left and were refunded', () => {
	it.each(['refund', 'return'] as const)('stay on an order that was billed (%s)', (kind) => {
		expect(steps(left(3, kind), target(5, BILLED))).toEqual([]);
		expect(steps(left(0, kind), target(5, BILLED))).toEqual([]);
	});

	it('stay on an open order, as many as have left, and the rest goes', () => {
		expect(steps(left(1, 'refund'), target(2))).toMatchObject([
			{ kind: 'updateLine', from: { quantity: 5 }, to: { quantity: 2, netMinor: 1667 } },
		]);
		expect(steps(left(0, 'refund'), target(2))).toMatchObject([
			{ kind: 'updateLine', from: { quantity: 5 }, to: { quantity: 2 } },
		]);
		expect(steps(left(0, 'refund'), target(5))).toEqual([]);
	});

	it('are nothing special while none of them has left', () => {
		expect(steps(left(3, 'refund'), target(0))).toMatchObject([
			{ kind: 'updateLine', to: { quantity: 3 } },
		]);
		expect(steps(left(0, 'refund'), target(0))).toMatchObject([{ kind: 'removeLine' }]);
		expect(steps(left(3, 'refund'), target(2))).toMatchObject([
			{ kind: 'updateLine', to: { quantity: 3 } },
		]);
	});
});

it('what an edit took off an order is planned, for the gate to refuse', () => {
	expect(steps(left(3, 'edit'), target(5, BILLED))).toMatchObject([{ kind: 'updateLine' }]);
	expect(steps(left(0, 'edit'), target(2))).toMatchObject([{ kind: 'removeLine' }]);
});

it('a target that books no credits has every difference planned', () => {
	const plain = { ...target(5, BILLED), abilities: { ...ACCOUNTS, credits: false } };
	expect(steps(left(3, 'refund'), plain)).toMatchObject([{ kind: 'updateLine' }]);
});
