import { findDrift } from '../../../domain/reconcile/find-drift';
import { entry } from '../../builders/gone-order';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { NOW } from '../../builders/signal-builder';
import { aTarget } from '../../builders/target-builder';
import { aMemory, aPolicy, compared } from './drift-builder';

const AT = '2026-03-02T07:00:00Z';

/** Five were sold, two of them have left, and one of those two was refunded. */
const left = (wanted: number): OrderBuilder =>
	anOrder()
		.withLine('SKU-1', wanted, '10.00', { fulfilledQuantity: 1 })
		.with({ changes: [entry('refund', AT, { 101: -1 })], fulfilled: 'some' });

const standing = (order: OrderBuilder) => {
	const whole = aTarget()
		.inStepWith(anOrder().withLine('SKU-1', 5, '10.00').build())
		.build();
	const lines = whole.lines.map((row) => ({ ...row, shippedQuantity: 2 }));
	const target = { ...whole, lines, facts: { ...whole.facts, partShipped: true } };
	return findDrift(compared(order.build(), target), aMemory(), aPolicy(), NOW);
};

describe('an open order of which part has left', () => {
	it('has not drifted when refunds of what left are all that differs', () => {
		expect(standing(left(4))).toMatchObject({ standing: 'inStep', findings: [] });
	});

	it('has when anything else differs', () => {
		expect(standing(left(3))).toMatchObject({
			standing: 'drift',
			findings: [{ code: 'DRIFT_QUANTITY' }],
		});
	});
});
