import type { EditPlan, PlanStep } from '../../../domain/edit/edit-plan';
import { decideGate } from '../../../domain/gate/decide-gate';
import { NO_CONTEXT } from '../../../domain/gate/gate-context';
import type { GateDecision } from '../../../domain/gate/gate-decision';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { aCreateStep } from '../../builders/create-step-builder';
import { aPickedWave, aStartedWave, aWave, someFacts } from '../../builders/facts-builder';
import { aBlockedPlan, aCreationPlan, aPlan, touching } from '../../builders/plan-builder';
import { anOrder } from '../../builders/order-builder';

const POLICY = gatePolicySchema.parse({});
const ABSENT = { found: false };
const decide = (plan: EditPlan, facts: Partial<FulfilmentFacts>): GateDecision =>
	decideGate(plan, someFacts(facts), false, POLICY);

describe('an order that the warehouse is to get', () => {
	it('is created when the warehouse has none of it', () => {
		expect(decide(aCreationPlan(), ABSENT)).toMatchObject({
			verdict: 'proceed',
			code: 'CREATE',
			unpark: false,
			removeFromWaves: false,
			refused: [],
		});
	});

	it('waits while it could not be looked for, or is there after all', () => {
		for (const facts of [{ found: false, unknown: ['order'] }, { found: true }]) {
			expect(decide(aCreationPlan(), facts)).toMatchObject({ verdict: 'hold', code: 'UNKNOWN' });
		}
	});

	it('is not created when nothing of it has to leave the warehouse', () => {
		const cancelled = anOrder().withLine('SKU-1', 1, '10.00').cancelled().build();
		const decision = decideGate(aCreationPlan(), someFacts(ABSENT), false, POLICY, cancelled);
		expect(decision.code).toBe('NOT_NEEDED');
	});

	it('is refused for the problems of its plan, which somebody can settle', () => {
		const plan = { ...aBlockedPlan({ code: 'SKU_UNMAPPED' }), targetOrderId: '' };
		expect(decide(plan, ABSENT)).toMatchObject({ verdict: 'refuse', code: 'PLAN_BLOCKED' });
		const edit = aBlockedPlan({ code: 'SKU_UNMAPPED' });
		expect(decide(edit, ABSENT).code).toBe('ABSENT');
	});

	it('waits without a word when its time has not come', () => {
		const postponed = { reason: 'Too young', until: '2026-03-02T09:00:00Z' };
		for (const facts of [ABSENT, {}]) {
			expect(decide(aCreationPlan({ steps: [], postponed }), facts)).toMatchObject({
				verdict: 'hold',
				code: 'POSTPONED',
				reasons: ['Too young'],
			});
		}
	});
});

describe('an order that another one replaces', () => {
	const create = aCreateStep({
		reference: '6001-R1',
		secondaryReference: '6001',
		parked: true,
		replaces: {
			orderId: 'order-1',
			displayNumber: '100017',
			reference: '6001',
			reason: 'A new order was asked for',
		},
	});
	const cancel = (orderId: string): PlanStep => ({
		kind: 'cancelReplaced',
		orderId,
		displayNumber: '100017',
		from: 'open',
		to: 'cancelled',
	});
	/** A plan that was made for the newer order, with the older one standing like that. */
	const finish = (
		old: Partial<FulfilmentFacts> | null,
		options: { head?: Partial<FulfilmentFacts>; steps?: PlanStep[] } = {},
	): GateDecision =>
		decideGate(
			aPlan({ targetOrderId: 'order-2', steps: options.steps ?? [cancel('order-1')] }),
			someFacts({ parked: true, ...options.head }),
			false,
			POLICY,
			null,
			{
				...NO_CONTEXT,
				replaced: old
					? [{ orderId: 'order-1', displayNumber: '100017', facts: someFacts(old) }]
					: [],
			},
		);

	it.each<[string, Partial<FulfilmentFacts>]>([
		['is open', {}],
		['is parked for want of payment', { parked: true, paid: false }],
		['is cancelled already', { closed: true, cancelled: true }],
	])('is cancelled when it %s, and the newer one stays closed meanwhile', (_what, old) => {
		expect(finish(old)).toMatchObject({ verdict: 'proceed', refused: [], unpark: false });
	});

	it.each<[string, Partial<FulfilmentFacts>]>([
		['BLOCK_PICKED', { waves: [aPickedWave()] }],
		['RACE', { waves: [aStartedWave()] }],
		['RACE', { waves: [aWave()] }],
		['BLOCK_LABEL', { labelPrinted: true }],
		['BLOCK_PARTSHIPPED', { partShipped: true }],
		['CLOSED_DISPATCHED', { closed: true }],
	])('is left alone at %s, and so is all else of the plan', (code, old) => {
		const [note] = touching('notes').steps;
		const decision = finish(old, { steps: [cancel('order-1'), ...(note ? [note] : [])] });
		expect(decision).toMatchObject({ verdict: 'refuse', code, unpark: false });
		expect(decision.reasons[0]).toContain('100017');
		expect(decision.refused).toHaveLength(2);
	});

	it.each<[string, boolean | undefined, boolean, string]>([
		['by us, whoever parked the newer one', true, false, 'proceed'],
		['by somebody, though the newer one is held by us', false, true, 'refuse'],
		['and nothing is said of it: as the newer one', undefined, true, 'proceed'],
	])('that is parked %s', (_what, heldByUs, isHeadHeld, verdict) => {
		const old = {
			orderId: 'order-1',
			displayNumber: '100017',
			facts: someFacts({ parked: true }),
			...(heldByUs === undefined ? {} : { heldByUs }),
		};
		const plan = aPlan({ targetOrderId: 'order-2', steps: [cancel('order-1')] });
		const context = { ...NO_CONTEXT, replaced: [old] };
		const decision = decideGate(plan, someFacts({}), isHeadHeld, POLICY, null, context);
		expect(decision.verdict).toBe(verdict);
	});

	it('and stands for another order of the shop: the refusal names both', () => {
		const replaces = {
			orderId: 'order-1',
			displayNumber: '100017',
			reference: '6000',
			reason: '#1031A takes the place of #1031',
		};
		const successor = aCreateStep({ parked: true, replaces });
		const plan = aPlan({ steps: [successor, cancel('order-1')] });
		expect(decide(plan, { labelPrinted: true })).toMatchObject({
			verdict: 'refuse',
			code: 'BLOCK_LABEL',
			reasons: [
				'#1031A takes the place of #1031. Warehouse order 100017: The shipping label exists already',
			],
		});
		expect(decide(plan, {}).code).toBe('CREATE');
	});

	it('is left alone while its state, or that of the newer one, is not known', () => {
		expect(finish(null)).toMatchObject({ verdict: 'hold', code: 'UNKNOWN' });
		for (const head of [
			{ unknown: ['lock state'] },
			{ closed: true, cancelled: true },
			{ found: false, unknown: ['order'] },
		]) {
			expect(finish({}, { head })).toMatchObject({ verdict: 'hold', code: 'UNKNOWN' });
		}
	});

	it('is cancelled as well when the other one has left the warehouse: the goods go out once', () => {
		expect(finish({}, { head: { closed: true } })).toMatchObject({ verdict: 'proceed' });
	});

	it('gets a successor only while it could be cancelled itself', () => {
		const plan = aPlan({ steps: [create, cancel('order-1')] });
		expect(decide(plan, {})).toMatchObject({ verdict: 'proceed', code: 'CREATE', refused: [] });
		expect(decide(plan, { waves: [aWave()] })).toMatchObject({
			verdict: 'proceed',
			removeFromWaves: true,
		});
		for (const facts of [{ labelPrinted: true }, { partShipped: true }, { locked: true }]) {
			const decision = decide(plan, facts);
			expect(decision.verdict).toBe('refuse');
			expect(decision.refused).toHaveLength(2);
		}
	});
});
