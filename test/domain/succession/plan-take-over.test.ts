import { targetVersion } from '../../../domain/edit/target-version';
import { planSuccession } from '../../../domain/succession/plan-succession';
import { planTakeOver } from '../../../domain/succession/plan-take-over';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { aCreateStep } from '../../builders/create-step-builder';
import { someFacts } from '../../builders/facts-builder';
import { anOrder } from '../../builders/order-builder';
import { aBlockedPlan, aCreationPlan, aPlan } from '../../builders/plan-builder';
import { aTarget } from '../../builders/target-builder';

const snapshot = anOrder().withLine('SKU-1', 2, '10.00').with({ name: '#1031A' }).build();
const rival = (orderId: string, standsFor?: string) => ({
	orderId,
	displayNumber: `no. ${orderId}`,
	facts: someFacts(),
	...(standsFor === undefined ? {} : { standsFor }),
});
const predecessor: TargetSnapshot = {
	...aTarget().build(),
	orderId: 'old',
	displayNumber: '100017',
	reference: '6000',
	standsFor: '#1031',
};
const creation = () => aCreationPlan({ steps: [aCreateStep()] });

describe('an order that takes the place of another order of the shop', () => {
	const plan = planTakeOver(creation(), snapshot, predecessor);

	it('is made parked under its own reference, and then the other one is cancelled', () => {
		expect(plan.steps).toMatchObject([
			{
				kind: 'createOrder',
				reference: '6001',
				secondaryReference: '',
				parked: true,
				replaces: { orderId: 'old', displayNumber: '100017', reference: '6000' },
			},
			{ kind: 'cancelReplaced', orderId: 'old', displayNumber: '100017' },
		]);
		expect(plan.strategy).toEqual({
			chosen: 'regenerate',
			why: '#1031A takes the place of #1031',
		});
	});

	it('is planned against the other one, so that a change of that one is noticed', () => {
		expect(plan.targetOrderId).toBe('old');
		expect(plan.targetVersion).toBe(targetVersion(predecessor));
		expect(plan.planKey).not.toBe(creation().planKey);
	});

	it('replaces every order of its row that still stands', () => {
		const both = planTakeOver(creation(), snapshot, {
			...predecessor,
			replaced: [rival('older', '#1030')],
		});
		expect(both.steps.slice(1)).toMatchObject([{ orderId: 'old' }, { orderId: 'older' }]);
	});

	it('is not made while something about it has to be settled first', () => {
		const blocked = aBlockedPlan({ code: 'SKU_UNMAPPED' });
		expect(planTakeOver(blocked, snapshot, predecessor)).toBe(blocked);
	});
});

describe('both stand already', () => {
	const head = (...replaced: ReturnType<typeof rival>[]) => ({ ...aTarget().build(), replaced });
	const edit = aPlan();

	it('the predecessor goes, and the new one is amended after it', () => {
		const { steps, strategy } = planSuccession(edit, head(rival('old', '#1031')));
		expect(steps).toEqual([expect.objectContaining({ orderId: 'old' }), ...edit.steps]);
		expect(strategy?.why).toBe('The order takes the place of #1031');
	});

	it('with an older generation of its own among them, it is taken back as ever', () => {
		const { steps } = planSuccession(edit, head(rival('own'), rival('old', '#1031')));
		expect(steps).toMatchObject([{ kind: 'cancelReplaced', orderId: 'order-1' }]);
	});
});
