import type { PlanStep } from '../../../domain/edit/edit-plan';
import { EXCEPTION_RULES } from '../../../domain/exception/exception-codes';
import type { FieldRule } from '../../../domain/gate/field-rule';
import { minorUnits } from '../../../domain/money/money';
import { buildReport } from '../../../domain/report/build-report';
import type { OpenException } from '../../../domain/report/open-exception';
import type { EditReport } from '../../../domain/report/edit-report';
import type { FulfilmentFacts } from '../../../domain/target/fulfilment-facts';
import { anAddress } from '../../builders/address-builder';
import { aPickedWave, aStartedWave } from '../../builders/facts-builder';
import { aCreationPlan, touching, type Touch } from '../../builders/plan-builder';
import { NOW } from '../../builders/signal-builder';
import { aSyncItem, type SyncItemBuilder } from '../../builders/sync-item-builder';

const report = (item: SyncItemBuilder, open: OpenException[] = []): EditReport =>
	buildReport(item.build(), open, { lane: 'linnworks', now: NOW, executionId: '42', link: '' });
const stored = (said: EditReport): OpenException[] =>
	said.exceptions.map(({ order_key, code, fingerprint }, index) => ({
		lane: 'linnworks' as const,
		id: index + 1,
		order_key,
		code,
		fingerprint,
	}));
const PICKED = { waves: [aPickedWave()] };
const IN_WAVE = { waves: [aStartedWave()] };

/** An edit that was split, and of which the safe part was written and read back. */
const split = (facts: Partial<FulfilmentFacts>, ...touches: Touch[]): SyncItemBuilder =>
	aSyncItem()
		.gated(facts, touching(...touches))
		.written('done')
		.readBack();

const aRule = (changes: Partial<FieldRule> & Pick<FieldRule, 'field'>): FieldRule => ({
	until: 'never',
	app: '',
	editor: '',
	cutOffMinutes: null,
	note: '',
	...changes,
});

describe('an edit of which a part was refused', () => {
	const said = report(split(PICKED, 'quantity', 'removed', 'address', 'shipping'));

	it('raises one exception that tells what was done and what was not, and why', () => {
		expect(said.exceptions.map((row) => row.code)).toEqual(['GATE_PICKED']);
		const { reason } = said.exceptions[0] ?? { reason: '' };
		expect(reason).toContain(
			'Not done: change SKU-1 from 3 to 2, remove 1 x SKU-2, ship by Express (The order is being picked or was picked).',
		);
		expect(reason).toContain('Done: change the address.');
		expect(reason).not.toContain('Leeds');
	});

	it('is written down as such, step by step', () => {
		expect(said.ledger.outcome).toBe('partly');
		const steps = JSON.parse(said.ledger.steps) as Array<Record<string, unknown>>;
		expect(steps.map((step) => [step['kind'], step['status']])).toEqual([
			['setContact', 'done'],
			['setTotals', 'done'],
			['updateLine', 'refused'],
			['removeLine', 'refused'],
			['setShipping', 'refused'],
			['setTotals', 'refused'],
		]);
	});

	it('is said once: a second look finds only the refused part and nothing new', () => {
		const again = aSyncItem().gated(PICKED, touching('quantity', 'removed', 'shipping'));
		expect(report(again, stored(said))).toMatchObject({ exceptions: [], closures: [] });
	});

	it('resolves what stood open about the part that is written now', () => {
		const other: OpenException = {
			id: 9,
			lane: 'linnworks',
			order_key: said.ledger.order_key,
			code: 'APPLY_FAILED',
			fingerprint: 'older',
		};
		const item = split(PICKED, 'quantity', 'removed', 'address', 'shipping');
		const second = report(item, [...stored(said), other]);
		expect(second.exceptions).toEqual([]);
		expect(second.closures.map((closure) => closure.exception_id)).toEqual([9]);
	});

	it('is left to a person when no wait can help', () => {
		expect(said.remember).toEqual([]);
	});

	it('is looked at again while its exception promises that', () => {
		expect(EXCEPTION_RULES.GATE_WAVE.looksAgain).toBe(true);
		const waiting = report(split(IN_WAVE, 'quantity', 'address'));
		expect(waiting.exceptions.map((row) => row.code)).toEqual(['GATE_WAVE']);
		expect(waiting.remember.map((row) => row.kind)).toEqual(['signal']);
	});

	it('lets our hold go with what could be written', () => {
		const item = aSyncItem()
			.looking({ heldByUs: true })
			.gated({ parked: true, invoicePrinted: true }, touching('quantity', 'address'))
			.written('done', { stillHeld: true })
			.readBack()
			.releasing('released');
		expect(report(item).ledger.outcome).toBe('partly');
		expect(report(item).remember.map((row) => row.kind)).toEqual(['signal']);
	});

	it('is under the most urgent of several codes, with each reason', () => {
		const plan = touching('quantity', 'shipping', 'notes');
		const item = aSyncItem().gated(PICKED, plan, { fields: [aRule({ field: 'lines' })] });
		const [row, ...others] = report(item.written('done').readBack()).exceptions;
		expect(others).toEqual([]);
		expect(row?.code).toBe('GATE_PICKED');
		expect(row?.reason).toContain(
			'change SKU-1 from 3 to 2 (The policy never lets changed lines through); ship by Express (The order is being picked or was picked).',
		);
	});

	it('says nothing of the refused part until the safe part is there, or given up', () => {
		const failing = (attempt: number): EditReport =>
			report(
				aSyncItem()
					.looking({ attempt })
					.gated(PICKED, touching('quantity', 'address'))
					.written('rejected', { message: 'No' }),
			);
		expect(failing(0)).toMatchObject({ exceptions: [], ledger: { outcome: 'retrying' } });
		expect(failing(2).exceptions.map((row) => row.code)).toEqual(['APPLY_FAILED', 'GATE_PICKED']);
	});
});

describe('an edit of which only the rounding was left out', () => {
	/** A new address, for which the totals come out one penny off on a picked order; writing it fails for good. */
	const failing = (town: string): EditReport => {
		const steps = touching('address').steps.map((step): PlanStep => {
			if (step.kind === 'setTotals') {
				return { ...step, to: { ...step.to, taxMinor: minorUnits(step.to.taxMinor + 1) } };
			}
			if (step.kind !== 'setContact') return step;
			return { ...step, to: { ...step.to, deliveryAddress: anAddress({ town }) } };
		});
		const item = aSyncItem()
			.looking({ attempt: 2 })
			.gated(PICKED, { ...touching('address'), steps });
		return report(item.written('rejected', { message: 'No' }));
	};

	it('is known by what it changes', () => {
		const [one, other] = [failing('Leeds'), failing('York')];
		expect(one.exceptions.map((row) => row.code)).toEqual(['APPLY_FAILED']);
		expect(one.exceptions[0]?.fingerprint).not.toBe(other.exceptions[0]?.fingerprint);
		expect(one.exceptions[0]?.fingerprint).toBe(failing('Leeds').exceptions[0]?.fingerprint);
	});
});

describe('an order that is let go although nothing of its change was written', () => {
	it('is refused, said, and forgotten with its hold', () => {
		const policy = {
			fields: [aRule({ field: 'address', until: 'label', cutOffMinutes: 960 })],
		};
		const item = aSyncItem()
			.looking({ heldByUs: true })
			.gated({ parked: true }, touching('address'), policy)
			.written('done')
			.readBack()
			.releasing('released');
		const said = report(item);
		expect(said.ledger.outcome).toBe('refused');
		expect(said.exceptions.map((row) => row.code)).toEqual(['GATE_CUT_OFF']);
		expect(said.remember).toEqual([]);
	});
});

describe('who edited', () => {
	const change = {
		kind: 'edit' as const,
		at: '2026-03-02T07:00:00Z',
		appId: '77',
		appTitle: 'Upsell It',
		staff: '',
		lineIds: [],
	};

	it('stands in the ledger and at the end of the reason', () => {
		const said = report(aSyncItem().gated({ labelPrinted: true }).editedBy(change));
		expect(said.ledger.edited_by).toBe('app Upsell It');
		expect(said.exceptions[0]?.reason).toMatch(/exists already\. Edited by app Upsell It\.$/);
	});

	it('is left out where the shop does not say', () => {
		const said = report(aSyncItem().gated({ labelPrinted: true }));
		expect(said.ledger.edited_by).toBe('');
		expect(said.exceptions[0]?.reason).not.toContain('Edited by');
	});

	it('does not make the same trouble another one', () => {
		const first = report(aSyncItem().gated({ locked: true }));
		const second = aSyncItem().gated({ locked: true }).editedBy(change);
		expect(report(second, stored(first)).exceptions).toEqual([]);
	});
});

describe('an order that the warehouse is to get', () => {
	it('has converged once it was created and read back', () => {
		const { ledger, exceptions } = report(
			aSyncItem().importing(aCreationPlan()).written('done').readBack(),
		);
		expect(exceptions).toEqual([]);
		expect(ledger).toMatchObject({
			outcome: 'converged',
			target_system: 'linnworks',
			source_total: '20.00',
			target_total: '20.00',
		});
	});

	it('is tried again while it could not be created', () => {
		const item = aSyncItem().importing(aCreationPlan()).written('rejected');
		expect(report(item).ledger).toMatchObject({ outcome: 'retrying', target_total: '' });
	});

	it.each<[string | null, string[]]>([
		['2026-03-02T12:20:00Z', ['2026-03-02T12:20:00Z']],
		[null, []],
	])('whose time has not come is looked at again then: %s', (until, times) => {
		const postponed = { reason: 'Too young', until };
		const item = aSyncItem().importing(aCreationPlan({ steps: [], postponed }));
		const said = report(item);
		expect(said).toMatchObject({ exceptions: [], ledger: { outcome: 'held' } });
		expect(said.remember.map((row) => row.not_before)).toEqual(times);
		expect(said.remember.map((row) => row.attempt)).toEqual(times.map(() => 0));
	});

	it('and that we hold is looked at again by the rules of the hold', () => {
		const postponed = { reason: 'On hold', until: null };
		const item = aSyncItem()
			.looking({ heldByUs: true })
			.importing(aCreationPlan({ steps: [], postponed }));
		expect(report(item).remember.map((row) => row.kind)).toEqual(['signal', 'hold']);
	});
});
