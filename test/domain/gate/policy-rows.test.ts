import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { decideGate } from '../../../domain/gate/decide-gate';
import { NO_CONTEXT } from '../../../domain/gate/gate-context';
import type { GateDecision } from '../../../domain/gate/gate-decision';
import { gatePolicySchema } from '../../../domain/gate/gate-policy';
import { parsePolicyRows } from '../../../domain/gate/parse-policy-rows';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { aPickedWave, aStartedWave, aWave, someFacts } from '../../builders/facts-builder';
import { touchedOrder, touching, type Touch } from '../../builders/plan-builder';

type Row = Record<string, unknown>;

function rulesOf(rows: readonly Row[]) {
	const parsed = parsePolicyRows(rows);
	if (!parsed.ok) throw new Error(parsed.error);
	return parsed.value;
}

const errorOf = (row: Row): string => {
	const parsed = parsePolicyRows([{ id: 1, field: 'notes', until: 'label' }, row]);
	return parsed.ok ? '' : parsed.error;
};

const CHANGE: OrderSnapshot['changes'][number] = {
	kind: 'edit',
	at: '2026-03-02T07:00:00Z',
	appId: '77',
	appTitle: 'Upsell It',
	staff: '',
	lineIds: ['101'],
};

describe('the rows of the policy table', () => {
	it('are read in any case, with blanks and empty columns, and number columns', () => {
		expect(
			rulesOf([
				{ id: 3, field: ' Address ', until: 'LABEL', app: 77, editor: null, cut_off_time: '9:30' },
			]),
		).toEqual([
			{ field: 'address', until: 'label', app: '77', editor: '', cutOffMinutes: 570, note: '' },
		]);
	});

	it.each<[Row, string[]]>([
		[{ id: 9, field: 'adress', until: 'label' }, ['row 9', 'field']],
		[{ id: 9, field: 'lines' }, ['row 9', 'until']],
		[{ id: 9, field: 'lines', until: 'soon' }, ['row 9', 'until']],
		[{ id: 9, field: 'lines', until: 'label' }, ['row 9', 'until', '"picked" at the latest']],
		[{ id: 9, field: 'cancel', until: 'dispatch' }, ['row 9', 'until']],
		[{ id: 9, field: 'address', until: 'dispatch' }, ['row 9', 'until']],
		[{ id: 9, field: 'notes', until: 'label', editor: 'robot' }, ['row 9', 'editor']],
		[{ id: 9, field: 'notes', until: 'label', cut_off_time: '4 pm' }, ['row 9', 'cut_off_time']],
		[{ id: 9, field: 'notes', until: 'label', cut_off_time: '24:00' }, ['row 9', 'cut_off_time']],
		[{ field: '', until: 'label' }, ['row no. 2', 'field']],
	])('are refused with their row and column: %j', (row, named) => {
		for (const part of named) expect(errorOf(row)).toContain(part);
	});
});

/** What a policy says of an edit that touches this, of an order that was edited so. */
function decide(
	rows: readonly Row[],
	touch: Touch,
	facts: Partial<FulfilmentFacts> = {},
	changes: OrderSnapshot['changes'] = [],
): GateDecision {
	const policy = gatePolicySchema.parse({ fields: rulesOf(rows) });
	const snapshot = { ...touchedOrder(touch).build(), changes };
	return decideGate(touching(touch), someFacts(facts), false, policy, snapshot);
}

describe('a row of the policy', () => {
	it.each<[Row, Touch, Partial<FulfilmentFacts>, string]>([
		[{ field: 'address', until: 'picked' }, 'address', { waves: [aWave()] }, 'EDITABLE'],
		[{ field: 'address', until: 'picked' }, 'address', { waves: [aStartedWave()] }, 'RACE'],
		[{ field: 'address', until: 'wave' }, 'address', { waves: [aWave()] }, 'RACE'],
		[{ field: 'shipping', until: 'label' }, 'shipping', { waves: [aPickedWave()] }, 'EDITABLE'],
		[{ field: 'shipping', until: 'picked' }, 'shipping', { waves: [aWave()] }, 'EDITABLE'],
		[{ field: 'notes', until: 'label' }, 'notes', { labelPrinted: true }, 'BLOCK_LABEL'],
		[{ field: 'lines', until: 'wave' }, 'quantity', { waves: [aWave()] }, 'RACE'],
		[{ field: 'cancel', until: 'wave' }, 'cancel', { waves: [aWave()] }, 'RACE'],
		[{ field: 'notes', until: 'never' }, 'notes', {}, 'AFTER_CUT_OFF'],
		[{ field: 'notes', until: 'never' }, 'notes', { locked: true }, 'BLOCK_LOCKED'],
		[{ field: 'notes', until: 'never' }, 'address', {}, 'EDITABLE'],
	])('%j decides about %s at %j: %s', (row, touch, facts, code) => {
		expect(decide([row], touch, facts).code).toBe(code);
	});

	it.each<[string, Row, string]>([
		['its id', { app: '77' }, 'AFTER_CUT_OFF'],
		['its title, in any case', { app: 'UPSELL it' }, 'AFTER_CUT_OFF'],
		['its kind', { editor: 'app' }, 'AFTER_CUT_OFF'],
		['both', { app: '77', editor: 'app' }, 'AFTER_CUT_OFF'],
		['another id', { app: '78' }, 'EDITABLE'],
		['another kind', { editor: 'staff' }, 'EDITABLE'],
		['the right app and the wrong kind', { app: '77', editor: 'checkout' }, 'EDITABLE'],
	])('that names the editor by %s', (_what, row, code) => {
		const rows = [{ field: 'lines', until: 'never', ...row }];
		expect(decide(rows, 'quantity', {}, [CHANGE]).code).toBe(code);
	});

	it('that names nobody fits an order that nobody edited; one that names an app does not', () => {
		expect(decide([{ field: 'lines', until: 'never' }], 'quantity').code).toBe('AFTER_CUT_OFF');
		const named = [{ field: 'lines', until: 'never', app: 'Upsell It' }];
		expect(decide(named, 'quantity').code).toBe('EDITABLE');
	});

	it('gives way to one that says more, and of two that say as much the first counts', () => {
		const never = { field: 'lines', until: 'never' };
		const always = { field: 'lines', until: 'picked' };
		const codeOf = (...rows: Row[]): string => decide(rows, 'quantity', {}, [CHANGE]).code;
		expect(codeOf(never, { ...always, app: '77' })).toBe('EDITABLE');
		expect(codeOf({ ...always, app: '77' }, never)).toBe('EDITABLE');
		expect(codeOf({ ...never, editor: 'app' }, { ...always, app: '77' })).toBe('EDITABLE');
		expect(codeOf(never, always)).toBe('AFTER_CUT_OFF');
		expect(codeOf(always, never)).toBe('EDITABLE');
	});
});

describe('a cut-off', () => {
	const rows = [{ field: 'address', until: 'label', cut_off_time: '16:00' }];
	/** What is said of an address that changes at a local time, of an order placed at a UTC time. */
	const at = (utc: string, localMinutes: number, createdAt: string): GateDecision =>
		decideGate(
			touching('address', 'notes'),
			someFacts(),
			false,
			gatePolicySchema.parse({ fields: rulesOf(rows) }),
			{ ...touchedOrder('address', 'notes').build(), createdAt },
			{ ...NO_CONTEXT, clock: { now: new Date(utc), localMinutes } },
		);
	const codes = ({ refused }: GateDecision): string[] => refused.map(({ code }) => code);

	it('lets an address through before its time, on the clock of the warehouse', () => {
		expect(codes(at('2026-03-02T20:59:00Z', 959, '2026-03-02T08:00:00Z'))).toEqual([]);
	});

	it('refuses the address from its time on and leaves the other fields alone', () => {
		const decision = at('2026-03-02T21:00:00Z', 960, '2026-03-02T08:00:00Z');
		expect(decision.verdict).toBe('proceed');
		expect(codes(decision)).toContain('AFTER_CUT_OFF');
		expect(decision.refused[0]?.reason).toContain('16:00');
	});

	it('does not bind an order that came in after it: that is for tomorrow', () => {
		expect(codes(at('2026-03-02T23:00:00Z', 1080, '2026-03-02T21:00:00Z'))).toEqual([]);
		expect(codes(at('2026-03-02T23:00:00Z', 1080, '2026-03-02T20:59:59Z'))).not.toEqual([]);
	});

	it('ends at midnight', () => {
		expect(codes(at('2026-03-03T05:00:00Z', 0, '2026-03-02T08:00:00Z'))).toEqual([]);
	});

	it('counts as past when there is no clock', () => {
		expect(decide(rows, 'address').code).toBe('AFTER_CUT_OFF');
	});

	it('does not hide what the state says', () => {
		expect(decide(rows, 'address', { labelPrinted: true }).code).toBe('BLOCK_LABEL');
	});
});

describe('an order that we parked', () => {
	const letGo = (touch: Touch, facts: Partial<FulfilmentFacts> = {}): GateDecision =>
		decideGate(
			touching(touch),
			someFacts({ parked: true, ...facts }),
			true,
			gatePolicySchema.parse({
				fields: rulesOf([
					{ field: 'address', until: 'never' },
					{ field: 'cancel', until: 'never' },
				]),
			}),
		);

	it('goes on as it is when the policy refuses its change for good', () => {
		const decision = letGo('address');
		expect(decision).toMatchObject({ verdict: 'proceed', code: 'NOTHING_TO_DO', unpark: false });
		expect(decision.refused.map(({ code }) => code)).toEqual(['AFTER_CUT_OFF', 'NOT_NEEDED']);
	});

	it('stays parked when the shop cancelled it, or when something else stands in the way', () => {
		expect(letGo('cancel')).toMatchObject({ verdict: 'refuse', code: 'AFTER_CUT_OFF' });
		expect(letGo('address', { merged: true })).toMatchObject({ verdict: 'refuse', code: 'MANUAL' });
	});
});
