import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan, PlanStep } from '../../../domain/edit/edit-plan';
import { anAddress } from '../../builders/address-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';
import { aTarget, type TargetBuilder } from '../../builders/target-builder';
import { someMappings } from '../../builders/mappings-builder';

const one = (): OrderBuilder => anOrder().withLine('SKU-1', 1, '10.00');
const inStep = (): TargetBuilder => aTarget().inStepWith(one().build());
const plan = (order: OrderBuilder, target: TargetBuilder = inStep()): EditPlan =>
	planEdit(order.build(), target.build(), someMappings().build());
function stepOf<K extends PlanStep['kind']>(
	of: EditPlan,
	kind: K,
): Extract<PlanStep, { kind: K }> | undefined {
	return of.steps.find((step): step is Extract<PlanStep, { kind: K }> => step.kind === kind);
}

describe('addresses', () => {
	it('follow the shop, naming only the fields that differ', () => {
		const moved = anAddress({ address1: '1 Rue X', town: 'Paris', countryCode: 'FR' });
		const step = stepOf(plan(one().deliveredTo(moved)), 'setContact');
		expect(step?.fields).toEqual(['delivery.address1', 'delivery.town', 'delivery.country']);
		expect(step?.to.deliveryAddress).toMatchObject({ town: 'Paris', country: 'France' });
		expect(step?.to.billingAddress.town).toBe('London');
	});

	it('that differ in blanks only are the same', () => {
		const blanks = anAddress({ address1: ' 12  St James Square ' });
		expect(plan(one().deliveredTo(blanks)).steps).toEqual([]);
	});

	it('take the country in the spelling of the warehouse', () => {
		const spelt = anAddress({ country: 'Great Britain' });
		expect(plan(one().deliveredTo(spelt).billedTo(spelt)).steps).toEqual([]);
	});

	it('that the shop withholds leave the warehouse alone', () => {
		const order = one().deliveredTo(null).billedTo(null).withEmail('');
		expect(plan(order)).toMatchObject({ steps: [], problems: [] });
	});

	it('that the shop withholds are not blanked by another change of contact', () => {
		const order = one().deliveredTo(null).withEmail('new@example.test');
		const step = stepOf(plan(order), 'setContact');
		expect(step?.fields).toEqual(['email']);
		expect(step?.to.deliveryAddress).toEqual(anAddress());
	});

	it('without a telephone keep the one the warehouse has', () => {
		const silent = anAddress({ phone: '' });
		expect(plan(one().deliveredTo(silent).billedTo(silent)).steps).toEqual([]);
	});

	it('without a telephone take the one of the order', () => {
		const order = one()
			.deliveredTo(anAddress({ phone: '' }))
			.withPhone('+447700900123');
		const step = stepOf(plan(order), 'setContact');
		expect(step?.fields).toEqual(['delivery.phone']);
		expect(step?.to.deliveryAddress.phone).toBe('+447700900123');
	});

	it('without a country stop the edit', () => {
		const result = plan(
			one().deliveredTo(anAddress({ town: 'Leeds', countryCode: '', country: '' })),
		);
		expect(result.problems.map((problem) => problem.code)).toEqual(['ADDRESS_INCOMPLETE']);
		expect(result.steps).toEqual([]);
	});
});

describe('e-mail', () => {
	it('follows the shop', () => {
		const step = stepOf(plan(one().withEmail('new@example.test')), 'setContact');
		expect(step).toMatchObject({
			from: { email: 'ada@example.test' },
			to: { email: 'new@example.test' },
		});
	});

	it('in other letters is the same', () => {
		expect(plan(one().withEmail('Ada@Example.TEST')).steps).toEqual([]);
	});
});

describe('the order note', () => {
	const setNote = (order: OrderBuilder, notes: string[]): unknown => {
		const step = stepOf(plan(order, inStep().with({ notes })), 'setNote');
		return step && { from: step.from, to: step.to };
	};

	it('is written under our prefix, and leaves the money alone', () => {
		const result = plan(one().withNote('Ring twice'));
		expect(result.steps).toEqual([{ kind: 'setNote', from: [], to: 'Order note: Ring twice' }]);
	});

	it('is left alone when it stands there already', () => {
		expect(setNote(one().withNote('Ring twice'), ['Order note: Ring twice'])).toBeUndefined();
		expect(setNote(one().withNote(' Ring  twice '), ['Order note: Ring twice'])).toBeUndefined();
	});

	it('is left alone when it stands there as ours and as the order brought it', () => {
		const both = ['Ring twice', 'Order note: Ring twice'];
		expect(setNote(one().withNote('Ring twice'), both)).toBeUndefined();
	});

	it('is left alone when the order brought it along without our prefix', () => {
		expect(setNote(one().withNote('Ring twice'), ['Ring twice'])).toBeUndefined();
	});

	it('replaces our own older note, not the notes of people', () => {
		expect(setNote(one().withNote('New'), ['Fragile', 'Order note: Old'])).toEqual({
			from: ['Order note: Old'],
			to: 'Order note: New',
		});
	});

	it('replaces our older note even if the order brought the new text along', () => {
		expect(setNote(one().withNote('New'), ['New', 'Order note: Old'])).toEqual({
			from: ['Order note: Old'],
			to: 'Order note: New',
		});
	});

	it('is written once where it stands twice', () => {
		const twice = ['Order note: Same', 'Order note: Same'];
		expect(setNote(one().withNote('Same'), twice)).toEqual({
			from: twice,
			to: 'Order note: Same',
		});
	});

	it('that the shop emptied is taken away, and notes of people stay', () => {
		expect(setNote(one(), ['Fragile', 'Order note: Old'])).toEqual({
			from: ['Order note: Old'],
			to: '',
		});
		expect(setNote(one(), ['Fragile'])).toBeUndefined();
	});
});
