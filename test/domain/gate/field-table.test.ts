import { decideGate } from '../../../domain/gate/decide-gate';
import type { GateCode, GateDecision } from '../../../domain/gate/gate-decision';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { aPickedWave, aStartedWave, aWave, someFacts } from '../../builders/facts-builder';
import { touching, type Touch } from '../../builders/plan-builder';

type Facts = Partial<FulfilmentFacts>;

const POLICY = gatePolicySchema.parse({});
const decide = (facts: Facts, ...touches: Touch[]): GateDecision =>
	decideGate(touching(...touches), someFacts(facts), true, POLICY);

/** What each state of the order means for an edit of one field: the code that refuses it, or `writes`. */
const TABLE: ReadonlyArray<[string, Facts, Record<Field, GateCode | 'writes'>]> = [
	['untouched', {}, all('writes')],
	['parked by us', { parked: true }, all('writes')],
	['parked for want of payment', { parked: true, paid: false }, all('writes')],
	['in an unstarted wave', { waves: [aWave()] }, { ...all('writes'), shipping: 'RACE' }],
	['in a wave under way', { waves: [aStartedWave()] }, { ...goods('RACE'), shipping: 'RACE' }],
	['picked', { waves: [aPickedWave()] }, { ...goods('BLOCK_PICKED'), shipping: 'BLOCK_PICKED' }],
	['printed', { invoicePrinted: true }, { ...goods('POLICY_PRINTED'), shipping: 'POLICY_PRINTED' }],
	['labelled', { labelPrinted: true }, { ...all('BLOCK_LABEL'), notes: 'writes' }],
	['tracked', { trackingNumber: 'JD1' }, { ...all('BLOCK_LABEL'), notes: 'writes' }],
	[
		'picked and labelled',
		{ waves: [aPickedWave()], labelPrinted: true },
		{ ...goods('BLOCK_PICKED'), shipping: 'BLOCK_PICKED', address: 'BLOCK_LABEL' },
	],
	['part-shipped, of unknown lines', { partShipped: true }, goods('BLOCK_PARTSHIPPED')],
	['dispatched', { closed: true }, all('CLOSED_DISPATCHED')],
	['cancelled', { closed: true, cancelled: true }, all('CLOSED_CANCELLED')],
	['handed to a third party', { handedOver: true }, all('BLOCK_3PL')],
	['locked', { locked: true }, all('BLOCK_LOCKED')],
	['merged', { merged: true }, all('MANUAL')],
	['in part unknown', { unknown: ['lock state'] }, all('UNKNOWN')],
];

type Field = 'quantity' | 'postage' | 'address' | 'shipping' | 'notes' | 'cancel';

function all(code: GateCode | 'writes'): Record<Field, GateCode | 'writes'> {
	const [quantity, postage, address, shipping, notes, cancel] = Array<typeof code>(6).fill(code);
	return { quantity, postage, address, shipping, notes, cancel } as Record<Field, typeof code>;
}

/** Lines, what they cost and the order as a whole; the rest may still be written. */
function goods(code: GateCode): Record<Field, GateCode | 'writes'> {
	return { ...all('writes'), quantity: code, postage: code, cancel: code };
}

describe.each(TABLE)('an order that is %s', (_state, facts, row) => {
	it.each(Object.entries(row) as Array<[Field, GateCode | 'writes']>)('%s: %s', (field, said) => {
		const decision = decide(facts, field);
		if (said === 'writes') expect(decision).toMatchObject({ verdict: 'proceed', refused: [] });
		else expect(decision.code).toBe(said);
		if (said !== 'writes') expect(decision.verdict).toBe(said === 'UNKNOWN' ? 'hold' : 'refuse');
	});
});

describe('an order in a wave that nobody has started', () => {
	const inWave = { waves: [aWave()] };

	it('leaves the wave for its goods, not for its address or note', () => {
		expect(decide(inWave, 'quantity').removeFromWaves).toBe(true);
		expect(decide(inWave, 'cancel').removeFromWaves).toBe(true);
		expect(decide(inWave, 'address', 'notes').removeFromWaves).toBe(false);
	});

	it('takes the new shipping method along when it leaves the wave for its goods', () => {
		expect(decide(inWave, 'quantity', 'shipping')).toMatchObject({
			verdict: 'proceed',
			code: 'EDIT_AFTER_WAVE_REMOVAL',
			refused: [],
		});
	});

	it('stays there where the merchant wants that, and still gets address and note', () => {
		const policy = gatePolicySchema.parse({ unstartedWave: 'refuse' });
		const plan = touching('quantity', 'address', 'notes');
		const decision = decideGate(plan, someFacts(inWave), false, policy);
		expect(decision).toMatchObject({ verdict: 'proceed', removeFromWaves: false });
		expect(decision.refused.map(({ step, code }) => [step.kind, code])).toEqual([
			['updateLine', 'RACE'],
			['setTotals', 'RACE'],
		]);
	});
});

describe('an order that was printed', () => {
	it('is written all the same where the merchant wants that', () => {
		const policy = gatePolicySchema.parse({ printed: 'edit' });
		const plan = touching('quantity', 'shipping');
		expect(decideGate(plan, someFacts({ pickListPrinted: true }), false, policy)).toMatchObject({
			verdict: 'proceed',
			refused: [],
		});
	});
});

describe('an edit of several fields', () => {
	it('is refused in part: what is too late by state stays, the rest goes through', () => {
		const decision = decide({ waves: [aPickedWave()] }, 'quantity', 'address', 'shipping', 'notes');
		expect(decision).toMatchObject({ verdict: 'proceed', code: 'EDITABLE' });
		expect(decision.refused.map(({ step, code }) => [step.kind, code])).toEqual([
			['updateLine', 'BLOCK_PICKED'],
			['setShipping', 'BLOCK_PICKED'],
			['setTotals', 'BLOCK_PICKED'],
		]);
	});

	it('is refused as a whole when nothing of it may be written', () => {
		const decision = decide({ labelPrinted: true }, 'quantity', 'address');
		expect(decision).toMatchObject({ verdict: 'refuse', code: 'BLOCK_LABEL', unpark: false });
		expect(decision.refused.map(({ step }) => step.kind)).toEqual([
			'updateLine',
			'setContact',
			'setTotals',
		]);
	});

	it('names the known reason when the rest is unknown', () => {
		const decision = decide(
			{ waves: [aPickedWave()], unknown: ['lock state'] },
			'quantity',
			'address',
		);
		expect(decision).toMatchObject({ verdict: 'refuse', code: 'BLOCK_PICKED' });
		expect(decision.refused.map(({ code }) => code)).toContain('UNKNOWN');
	});

	it('opens a parked order for the part that is written', () => {
		const facts = { parked: true, invoicePrinted: true };
		expect(decide(facts, 'quantity', 'address')).toMatchObject({
			verdict: 'proceed',
			unpark: true,
		});
	});
});
