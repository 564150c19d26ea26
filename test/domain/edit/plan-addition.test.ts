import { planAddition } from '../../../domain/edit/plan-addition';
import { planEdit } from '../../../domain/edit/plan-edit';
import type { EditPlan } from '../../../domain/edit/edit-plan';
import { decideGate } from '../../../domain/gate/decide-gate';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { anAccountsTarget } from '../../builders/accounts-target';
import { someFacts } from '../../builders/facts-builder';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder, type OrderBuilder } from '../../builders/order-builder';

const mappings = someMappings().stocking('SKU-1', 'SKU-2', 'SKU-3').build();
const order = (): OrderBuilder =>
	anOrder().withLine('SKU-1', 2, '10.00').withLine('SKU-2', 1, '5.00');
const BILLED = { closed: true, closedAs: 'billed' } as const;
const target = (
	facts: Partial<FulfilmentFacts>,
	changes: Partial<TargetSnapshot> = {},
): TargetSnapshot => anAccountsTarget(order().build(), { facts: someFacts(facts), ...changes });
const plan = (snapshot: OrderSnapshot, held: TargetSnapshot): EditPlan =>
	planAddition(planEdit(snapshot, held, mappings), held);
const dearer = (): OrderBuilder =>
	order().nowWith('SKU-1', { quantity: 5 }).withLine('SKU-3', 1, '6.00');

describe('what was added to an order that can take no more', () => {
	it.each([
		['billed', BILLED],
		['dispatched', { closed: true }],
	] as const)('becomes one order of its own once it is %s', (_what, facts) => {
		const { steps } = plan(dearer().build(), target(facts));
		expect(steps).toMatchObject([
			{
				kind: 'addOrder',
				reference: '6001-A1',
				addsTo: { orderId: 'order-1', displayNumber: '100017' },
				currency: 'GBP',
				totalMinor: 3600,
				taxMinor: 600,
				to: [
					{
						lineId: '101',
						stockItemId: 'item-sku-1',
						quantity: 3,
						grossMinor: 3000,
						netMinor: 2500,
						taxMinor: 500,
					},
					{ lineId: '103', quantity: 1, grossMinor: 600 },
				],
			},
		]);
	});

	it('takes the next number where there is an additional order already', () => {
		const held = target(BILLED, { additions: { next: 3, references: ['6001-A1', '6001-A2'] } });
		expect(plan(dearer().build(), held).steps).toMatchObject([{ reference: '6001-A3' }]);
	});

	it('leaves what fell away in the plan, and the gate lets only the addition through', () => {
		const edited = order().without('SKU-2').withLine('SKU-3', 1, '6.00').build();
		const held = target(BILLED);
		const split = plan(edited, held);
		expect(split.steps.map(({ kind }) => kind)).toEqual(['addOrder', 'removeLine']);
		const decision = decideGate(split, held.facts, false, gatePolicySchema.parse({}), edited);
		expect(decision).toMatchObject({
			verdict: 'proceed',
			code: 'ADD_ORDER',
			refused: [{ step: { kind: 'removeLine' }, code: 'CLOSED_BILLED' }],
		});
	});

	it('has a key of its own for each state', () => {
		const one = plan(dearer().build(), target(BILLED));
		const other = plan(dearer().withLine('SKU-2', 1, '5.00').build(), target(BILLED));
		expect(one.planKey).not.toBe(other.planKey);
		expect(plan(dearer().build(), target(BILLED)).planKey).toBe(one.planKey);
	});
});

describe('no additional order', () => {
	it.each([
		['an open one', {}, {}],
		['a cancelled one', { closed: true, cancelled: true }, {}],
		['one that finance closed', { closed: true, closedAs: 'byFinance' }, {}],
		['a target that makes none', BILLED, { additions: undefined }],
	] as const)('is planned for %s', (_what, facts, changes) => {
		const held = { ...target(facts), ...changes } as TargetSnapshot;
		const kinds = plan(dearer().build(), held).steps.map(({ kind }) => kind);
		expect(kinds).toEqual(['updateLine', 'addLine']);
	});

	it('is planned where nothing was added', () => {
		const kinds = plan(order().without('SKU-2').build(), target(BILLED)).steps.map(
			({ kind }) => kind,
		);
		expect(kinds).toEqual(['removeLine']);
	});

	it('is made of a line that became cheaper while it grew', () => {
		const cheaper = order().nowWith('SKU-1', { quantity: 3, unitPrice: '5.00' }).build();
		expect(plan(cheaper, target(BILLED)).steps.map(({ kind }) => kind)).toEqual(['updateLine']);
	});
});

describe('the gate', () => {
	const decide = (facts: Partial<FulfilmentFacts>, asked: EditPlan) =>
		decideGate(asked, someFacts(facts), false, gatePolicySchema.parse({}), dearer().build());
	const addition = plan(dearer().build(), target(BILLED));

	it.each([
		['the order is open after all', {}],
		['the order was cancelled meanwhile', { closed: true, cancelled: true }],
		['finance closed the order meanwhile', { closed: true, closedAs: 'byFinance' }],
		['a fact is not known', { ...BILLED, unknown: ['fulfilments'] }],
	] as const)('holds an additional order when %s', (_what, facts) => {
		const { verdict, code } = decide(facts as Partial<FulfilmentFacts>, addition);
		expect({ verdict, code }).toEqual({ verdict: 'hold', code: 'UNKNOWN' });
	});

	it.each([
		['CLOSED_BILLED', BILLED],
		['CLOSED_BY_FINANCE', { closed: true, closedAs: 'byFinance' }],
		['CLOSED_DISPATCHED', { closed: true }],
	] as const)('says %s of a change that came too late', (code, facts) => {
		const late = planEdit(order().without('SKU-2').build(), target(facts), mappings);
		expect(decide(facts, late)).toMatchObject({ verdict: 'refuse', code });
	});
});
