import { planEdit } from '../../../domain/edit/plan-edit';
import { decideGate } from '../../../domain/gate/decide-gate';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget, type TargetBuilder } from '../../builders/target-builder';
import { someMappings } from '../../builders/mappings-builder';

const one = (): OrderBuilder => anOrder().withLine('SKU-1', 1, '10.00');
const inStep = (): TargetBuilder => aTarget().inStepWith(one().build());

describe('an order cancelled in the shop', () => {
	const plan = (target: TargetBuilder): ReturnType<typeof planEdit> =>
		planEdit(one().cancelled().build(), target.build(), someMappings().build());

	it('is cancelled in the warehouse, and nothing else is written', () => {
		const result = plan(inStep().with({ email: 'old@example.test' }));
		expect(result.steps).toEqual([{ kind: 'cancelOrder', from: 'open', to: 'cancelled' }]);
		expect(result.expected).toBeNull();
	});

	it('is cancelled even if its edits could not have been written', () => {
		const result = plan(inStep().with({ currency: 'USD' }).withRow('STRANGE', 1, '9.00'));
		expect(result.steps.map((step) => step.kind)).toEqual(['cancelOrder']);
		expect(result.problems).toEqual([]);
	});

	it('needs nothing more once the warehouse has cancelled it', () => {
		expect(plan(inStep().standing({ closed: true, cancelled: true })).steps).toEqual([]);
	});

	it('after dispatch is not passed by the gate', () => {
		const target = inStep().standing({ closed: true });
		const result = plan(target);
		expect(result.steps.map((step) => step.kind)).toEqual(['cancelOrder']);
		const policy = gatePolicySchema.parse({});
		expect(decideGate(result, target.build().facts, false, policy)).toMatchObject({
			verdict: 'refuse',
			code: 'CLOSED_DISPATCHED',
		});
	});
});
