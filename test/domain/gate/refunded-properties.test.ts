import fc from 'fast-check';
import type { OrderChange } from '../../../domain/order/order-snapshot';
import { anAddress } from '../../builders/address-builder';
import {
	AFTER,
	BEFORE,
	decideNow,
	entry,
	goneTarget,
	LATER,
	soldOrder,
} from '../../builders/gone-order';
import type { OrderBuilder } from '../../builders/order-builder';

const ID: Readonly<Record<string, string>> = { 'SKU-1': '101', 'SKU-2': '102' };

const left = fc.record({
	'SKU-1': fc.integer({ min: 0, max: 4 }),
	'SKU-2': fc.integer({ min: 0, max: 3 }),
});
const change: fc.Arbitrary<OrderChange> = fc
	.record({
		kind: fc.constantFrom<OrderChange['kind']>('edit', 'refund', 'refund', 'return'),
		at: fc.constantFrom(BEFORE, AFTER, LATER),
		units: fc.dictionary(fc.constantFrom('101', '102', '103'), fc.integer({ min: -3, max: 2 })),
		postage: fc.boolean(),
	})
	.map(({ kind, at, units, postage }) => entry(kind, at, units, { postage }));
const changes = fc
	.array(change, { maxLength: 4 })
	.map((all) => [...all].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)));
const extras = fc.record({
	added: fc.boolean(),
	moved: fc.boolean(),
	note: fc.boolean(),
	postage: fc.constantFrom('0.00', '4.00', '6.00'),
});
const facts = fc.constantFrom<Parameters<typeof goneTarget>[1]>(
	{},
	{},
	{ partShipped: true },
	{ closed: false, partShipped: true },
);
const shipped = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 2 });

function orderWith(
	units: Record<string, number>,
	also: { added: boolean; moved: boolean; note: boolean; postage: string },
): OrderBuilder {
	const order = soldOrder().shippedBy('Standard', also.postage);
	for (const [sku, quantity] of Object.entries(units)) {
		if (quantity === 0) order.without(sku);
		else order.nowWith(sku, { quantity });
	}
	if (also.added) order.withLine('SKU-3', 1, '7.00');
	if (also.moved) order.deliveredTo(anAddress({ town: 'Leeds' }));
	if (also.note) order.withNote('Ring twice');
	return order;
}

const anything = fc.tuple(left, changes, extras, facts, shipped);

describe('what needs nobody', () => {
	it('only ever takes something off: no goods, address, note or cancellation is among it', () => {
		let quiet = 0;
		fc.assert(
			fc.property(anything, fc.boolean(), ([units, record, also, state, gone], cancelled) => {
				const order = orderWith(units, also).with({ changes: record, fulfilled: 'some' });
				const whole = goneTarget(undefined, state);
				const lines = whole.lines.map((row, at) => ({ ...row, shippedQuantity: gone[at] ?? 0 }));
				const now = (cancelled ? order.cancelled() : order).build();
				const { refused, verdict, code } = decideNow(now, { ...whole, lines });
				for (const { step, code: each } of refused) {
					if (each !== 'REFUNDED_AFTER_DISPATCH') continue;
					quiet += 1;
					expect(['updateLine', 'removeLine', 'setShipping', 'setTotals']).toContain(step.kind);
					if (step.kind === 'updateLine') expect(step.to.quantity).toBeLessThan(step.from.quantity);
					if (step.kind === 'setShipping') {
						expect(step.to.amountMinor).toBeLessThan(step.from.amountMinor);
						expect(step.to.serviceId).toBe(step.from.serviceId);
					}
					if (step.kind === 'setTotals') {
						expect(step.to.totalMinor).toBeLessThan(step.from.totalMinor);
					}
				}
				if (code === 'REFUNDED_AFTER_DISPATCH') {
					expect(verdict).toBe('refuse');
					expect(refused.every((each) => each.code === code)).toBe(true);
				}
			}),
			{ numRuns: 600 },
		);
		expect(quiet).toBeGreaterThan(20);
	});

	it('is exactly what refunds took off a line of a dispatched order that nobody edited since', () => {
		fc.assert(
			fc.property(left, changes, (units, record) => {
				const plain = { added: false, moved: false, note: false, postage: '4.00' };
				const now = orderWith(units, plain).with({ changes: record }).build();
				const { refused } = decideNow(now, goneTarget());
				for (const { step, code } of refused) {
					if (step.kind !== 'updateLine' && step.kind !== 'removeLine') continue;
					const since = record.filter(({ at }) => at !== BEFORE);
					const own = since.flatMap(({ kind, units: all = {} }) => {
						const taken = all[ID[step.sku] ?? ''];
						return taken === undefined ? [] : [{ kind, taken }];
					});
					const pure = own.every(({ kind, taken }) => kind !== 'edit' && taken < 0);
					let sum = step.from.quantity;
					const passed = own.map(({ taken }) => (sum += taken));
					const explained = pure && passed.includes(step.to?.quantity ?? 0);
					expect(code === 'REFUNDED_AFTER_DISPATCH').toBe(explained);
				}
			}),
			{ numRuns: 600 },
		);
	});
});
