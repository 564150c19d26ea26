import { decideGate } from '../../../domain/gate/decide-gate';
import { decideHold } from '../../../domain/gate/decide-hold';
import { gatePolicySchema, type GatePolicy } from '../../../domain/gate/gate-policy';
import type { GateDecision } from '../../../domain/gate/gate-decision';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { aWave, someFacts } from '../../builders/facts-builder';
import { aBlockedPlan, anEmptyPlan, aPlan } from '../../builders/plan-builder';

type Facts = Partial<FulfilmentFacts>;
const decide = (
	facts: Facts,
	options: { heldByUs?: boolean; policy?: Partial<GatePolicy> } = {},
): GateDecision =>
	decideGate(
		aPlan(),
		someFacts(facts),
		options.heldByUs ?? false,
		gatePolicySchema.parse(options.policy ?? {}),
	);

const STARTED = aWave({ notStarted: false, state: 'InProgress' });

/** The facts that refuse an edit, in the order in which they are tried. */
const REFUSALS: ReadonlyArray<[GateDecision['code'], Facts]> = [
	['CLOSED_CANCELLED', { closed: true, cancelled: true }],
	['CLOSED_DISPATCHED', { closed: true }],
	['BLOCK_PARTSHIPPED', { partShipped: true }],
	['BLOCK_3PL', { handedOver: true }],
	['BLOCK_PICKED', { waves: [aWave({ pickState: 'Picked' })] }],
	['BLOCK_LABEL', { labelPrinted: true }],
	['BLOCK_LOCKED', { locked: true }],
	['BLOCK_PARKED', { parked: true, paid: true }],
	['RACE', { waves: [STARTED] }],
	['POLICY_PRINTED', { invoicePrinted: true }],
	['MANUAL', { merged: true }],
];

describe('each row of the truth table', () => {
	it.each(REFUSALS)('%s refuses', (code, facts) => {
		const decision = decide(facts);
		expect(decision).toMatchObject({ verdict: 'refuse', code, unpark: false });
		expect(decision.reasons[0]).not.toBe('');
	});

	it.each<[GateDecision['code'], Facts]>([
		['BLOCK_PICKED', { waves: [aWave({ pickState: 'PartialPicked' })] }],
		['BLOCK_PICKED', { waves: [aWave({ pickedUnits: 1 })] }],
		['BLOCK_PICKED', { waves: [aWave(), aWave({ waveId: '8', pickedUnits: 1 })] }],
		['BLOCK_LABEL', { trackingNumber: 'JD0001' }],
		['RACE', { waves: [aWave({ pickState: 'Unrecognised' })] }],
		['RACE', { waves: [aWave(), STARTED] }],
		['POLICY_PRINTED', { pickListPrinted: true }],
	])('%s refuses for %j too', (code, facts) => {
		expect(decide(facts)).toMatchObject({ verdict: 'refuse', code });
	});

	it('ABSENT waits for the order, or refuses where the merchant wants that', () => {
		expect(decide({ found: false })).toMatchObject({ verdict: 'hold', code: 'ABSENT' });
		expect(decide({ found: false }, { policy: { absentOrders: 'refuse' } })).toMatchObject({
			verdict: 'refuse',
			code: 'ABSENT',
		});
	});

	it('EDIT_AFTER_WAVE_REMOVAL takes the order out of an unstarted wave first', () => {
		expect(decide({ waves: [aWave()] })).toMatchObject({
			verdict: 'proceed',
			code: 'EDIT_AFTER_WAVE_REMOVAL',
			removeFromWaves: true,
		});
		expect(decide({ waves: [aWave()] }, { policy: { unstartedWave: 'refuse' } })).toMatchObject({
			verdict: 'refuse',
			code: 'RACE',
			removeFromWaves: false,
		});
	});

	it('EDIT_VIA_UNPARK opens what we parked, and leaves it open to the release', () => {
		expect(decide({ parked: true }, { heldByUs: true })).toMatchObject({
			verdict: 'proceed',
			code: 'EDIT_VIA_UNPARK',
			unpark: true,
			parkAfterwards: false,
		});
	});

	it.each([false, true])(
		'EDIT_VIA_UNPARK opens an unpaid order and parks it again, whoever holds it (we: %s)',
		(heldByUs) => {
			expect(decide({ parked: true, paid: false }, { heldByUs })).toMatchObject({
				verdict: 'proceed',
				code: 'EDIT_VIA_UNPARK',
				unpark: true,
				parkAfterwards: true,
			});
		},
	);

	it('asks for no parking of an unpaid order that stands open', () => {
		expect(decide({ parked: false, paid: false })).toMatchObject({
			code: 'EDITABLE',
			unpark: false,
			parkAfterwards: false,
		});
	});

	it('EDITABLE asks for nothing around the writing', () => {
		expect(decide({})).toMatchObject({
			verdict: 'proceed',
			code: 'EDITABLE',
			removeFromWaves: false,
			unpark: false,
			parkAfterwards: false,
		});
	});

	it('EDITABLE holds for waves that no longer bind the order', () => {
		const finished = aWave({ finished: true, pickState: 'Picked', pickedUnits: 4 });
		expect(decide({ waves: [finished] }).code).toBe('EDITABLE');
	});

	it('POLICY_PRINTED gives way where the merchant edits all the same', () => {
		const policy = { printed: 'edit' } as const;
		expect(decide({ invoicePrinted: true, pickListPrinted: true }, { policy }).code).toBe(
			'EDITABLE',
		);
	});

	it('UNKNOWN holds and names what could not be read', () => {
		const decision = decide({ unknown: ['waves', 'labels'] });
		expect(decision).toMatchObject({ verdict: 'hold', code: 'UNKNOWN' });
		expect(decision.reasons[0]).toContain('waves, labels');
	});

	it('UNKNOWN, not ABSENT, holds for an order that could not be looked for', () => {
		expect(decide({ found: false, unknown: ['order'] }).code).toBe('UNKNOWN');
	});
});

describe('precedence', () => {
	const pairs = REFUSALS.flatMap(([code, facts], index) =>
		REFUSALS.slice(index + 1).map(([later, more]) => ({
			code,
			later,
			facts: { ...more, ...facts },
		})),
	);

	it.each(pairs)('$code is said rather than $later', ({ code, facts }) => {
		expect(decide(facts).code).toBe(code);
	});

	it.each(REFUSALS)('%s is said rather than UNKNOWN', (code, facts) => {
		expect(decide({ ...facts, unknown: ['waves'] }).code).toBe(code);
	});

	it.each(REFUSALS.filter(([, facts]) => facts.waves === undefined))(
		'%s refuses an order in an unstarted wave too',
		(code, facts) => {
			expect(decide({ waves: [aWave()], ...facts }).code).toBe(code);
		},
	);

	it('an unstarted wave with a fact that could not be read does not proceed', () => {
		expect(decide({ waves: [aWave()], unknown: ['labels'] }).verdict).not.toBe('proceed');
	});

	it.each([false, true])(
		'a parked order in an unstarted wave is taken out of the wave and opened (held by us: %s)',
		(heldByUs) => {
			const unpaid = { waves: [aWave()], parked: true, paid: false };
			expect(decide(unpaid, { heldByUs })).toMatchObject({
				verdict: 'proceed',
				removeFromWaves: true,
				unpark: true,
				parkAfterwards: true,
			});
		},
	);

	it('a paid order that we parked is left open once it is out of its unstarted wave', () => {
		expect(decide({ waves: [aWave()], parked: true }, { heldByUs: true })).toMatchObject({
			verdict: 'proceed',
			removeFromWaves: true,
			unpark: true,
			parkAfterwards: false,
		});
	});
});

describe('the plan before the gate', () => {
	const policy = gatePolicySchema.parse({});

	it('without steps passes whatever the state, and asks for nothing', () => {
		for (const [, facts] of REFUSALS) {
			const decision = decideGate(anEmptyPlan(), someFacts(facts), false, policy);
			expect(decision).toMatchObject({
				verdict: 'proceed',
				code: 'NOTHING_TO_DO',
				removeFromWaves: false,
				unpark: false,
				parkAfterwards: false,
			});
		}
	});

	it('without steps does not pass for an order that was not found', () => {
		const decision = decideGate(anEmptyPlan(), someFacts({ found: false }), false, policy);
		expect(decision.verdict).toBe('hold');
	});

	it('with problems is refused, each problem with its reason', () => {
		const plan = aBlockedPlan({ code: 'SKU_UNMAPPED' }, { code: 'LOCATION_SPLIT' });
		const decision = decideGate(plan, someFacts(), false, policy);
		expect(decision).toMatchObject({ verdict: 'refuse', code: 'PLAN_BLOCKED' });
		expect(decision.reasons[0]).toBe('Trouble: SKU_UNMAPPED; Trouble: LOCATION_SPLIT');
	});

	it('with problems tells the state first: nobody maps a SKU for a dispatched order', () => {
		const plan = aBlockedPlan({ code: 'SKU_UNMAPPED' });
		expect(decideGate(plan, someFacts({ closed: true }), false, policy).code).toBe(
			'CLOSED_DISPATCHED',
		);
	});

	it('that is missing holds, or repeats the refusal of the state', () => {
		expect(decideGate(null, someFacts(), false, policy)).toMatchObject({
			verdict: 'hold',
			code: 'UNKNOWN',
			unpark: false,
		});
		expect(decideGate(null, someFacts({ locked: true }), false, policy).code).toBe('BLOCK_LOCKED');
	});
});

describe('parking while an edit is in flight', () => {
	it('parks an open, untouched, paid order', () => {
		expect(decideHold(someFacts({ paid: true })).park).toBe(true);
	});

	it.each<[string, Facts]>([
		...REFUSALS,
		['an order that is not there', { found: false }],
		['an order in an unstarted wave', { waves: [aWave()] }],
		['an order parked for want of payment', { parked: true, paid: false }],
		['an open order that is not paid', { paid: false }],
		['an order of which something is unknown', { unknown: ['waves'] }],
	])('leaves alone: %s', (_what, facts) => {
		expect(decideHold(someFacts(facts)).park).toBe(false);
	});
});
