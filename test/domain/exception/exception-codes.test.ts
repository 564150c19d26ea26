import { problemSchema } from '../../../domain/edit/problem';
import {
	EXCEPTION_CODES,
	EXCEPTION_RULES,
	type ExceptionCode,
	type ExceptionRule,
} from '../../../domain/exception/exception-codes';
import { gateException } from '../../../domain/exception/gate-exception';
import { exceptionRowSchema, toExceptionRow } from '../../../domain/exception/order-exception';
import { gateCodeSchema } from '../../../domain/gate/gate-decision';
import { NOW } from '../../builders/signal-builder';

const SUBJECT = {
	orderKey: 'shopify:demo.myshopify.com:6001',
	orderName: '#1001',
	targetOrder: '100017',
	link: 'https://shop.example.test/6001',
	correlationId: 'correlation-1',
	executionId: '42',
	lane: 'linnworks' as const,
};

describe('the closed list of exceptions', () => {
	it.each(EXCEPTION_CODES)(
		'%s has an owner, a severity, a due time and words for people',
		(code) => {
			const rule: ExceptionRule = EXCEPTION_RULES[code];
			expect(['CX', 'Operations', 'Warehouse', 'Finance', 'Integration']).toContain(rule.owner);
			expect(['high', 'medium', 'low']).toContain(rule.severity);
			expect(Number.isInteger(rule.dueMinutes) && rule.dueMinutes > 0).toBe(true);
			expect(rule.meaning).toMatch(/^[A-Z].{10,}\.$/);
			expect(rule.nextStep).toMatch(/^[A-Z].{10,}\.$/);
		},
	);

	const promising = EXCEPTION_CODES.filter((code) =>
		/goes on by itself|tried again/.test(EXCEPTION_RULES[code].nextStep),
	);

	it.each(promising)('%s goes on by itself, as it promises', (code) => {
		expect(EXCEPTION_RULES[code].looksAgain).toBe(true);
	});

	it('leaves an ambiguous order to Operations: only a person can tell which one counts', () => {
		expect(EXCEPTION_RULES.ORDER_AMBIGUOUS).toMatchObject({
			owner: 'Operations',
			severity: 'high',
			dueMinutes: 60,
			looksAgain: false,
		});
	});

	it('knows every problem of a plan', () => {
		const codes: readonly string[] = EXCEPTION_CODES;
		expect(problemSchema.shape.code.options.filter((code) => !codes.includes(code))).toEqual([]);
	});
});

describe('the gate', () => {
	const PASSING = [
		'ADD_ORDER',
		'BOOK',
		'CREATE',
		'EDIT_AFTER_WAVE_REMOVAL',
		'EDIT_VIA_UNPARK',
		'EDITABLE',
		'NOTHING_TO_DO',
	];

	const NEEDS_NOBODY = ['NOT_NEEDED', 'REFUNDED_AFTER_DISPATCH', 'POSTPONED'];

	it('has an exception of its own for each code that stops an edit', () => {
		const stopping = gateCodeSchema.options.filter(
			(code) => !PASSING.includes(code) && !NEEDS_NOBODY.includes(code) && code !== 'PLAN_BLOCKED',
		);
		const raised = stopping.map(gateException);
		expect(raised).not.toContain(null);
		expect(new Set(raised).size).toBe(stopping.length);
	});

	it('leaves a blocked plan to its problems, and says nothing when the edit passes', () => {
		for (const code of [...PASSING, 'PLAN_BLOCKED']) {
			expect(gateException(gateCodeSchema.parse(code))).toBeNull();
		}
	});

	it('says nothing of an order whose time has not come', () => {
		expect(gateException('POSTPONED')).toBeNull();
	});

	it('says nothing of an order that the warehouse does not need', () => {
		expect(gateException('NOT_NEEDED')).toBeNull();
	});

	it.each<[string, ExceptionCode]>([
		['BLOCK_PICKED', 'GATE_PICKED'],
		['CLOSED_DISPATCHED', 'GATE_DISPATCHED'],
		['RACE', 'GATE_WAVE'],
		['UNKNOWN', 'GATE_UNKNOWN'],
		['ABSENT', 'ORDER_ABSENT'],
	])('says %s as %s', (code, exception) => {
		expect(gateException(gateCodeSchema.parse(code))).toBe(exception);
	});
});

describe('an exception row', () => {
	const row = toExceptionRow(
		'GATE_PICKED',
		{ reason: 'Wave 7', evidence: { waves: '7' }, fingerprint: 'f' },
		SUBJECT,
		NOW,
	);

	it('carries owner, severity, next step and due time of its rule', () => {
		expect(row).toMatchObject({
			code: 'GATE_PICKED',
			owner: 'Warehouse',
			severity: 'high',
			next_step: EXCEPTION_RULES.GATE_PICKED.nextStep,
			opened_at: '2026-03-02T12:00:00.000Z',
			due_at: '2026-03-02T12:15:00.000Z',
			status: 'open',
			slack_state: 'pending',
			mail_state: 'pending',
		});
	});

	it('says what happened, and the particulars if there are any', () => {
		expect(row.reason).toBe('The order was edited while it was being picked. Wave 7');
		const bare = toExceptionRow(
			'GATE_PICKED',
			{ reason: '', evidence: {}, fingerprint: 'f' },
			SUBJECT,
			NOW,
		);
		expect(bare.reason).toBe('The order was edited while it was being picked.');
	});

	it('names the order, and is a row its table takes', () => {
		expect(exceptionRowSchema.parse(row)).toEqual(row);
		expect(row).toMatchObject({
			order_name: '#1001',
			target_order: '100017',
			execution_id: '42',
			evidence: '{"waves":"7"}',
		});
	});
});

it('rings no bell for what is of low severity until it is overdue', () => {
	const low = EXCEPTION_CODES.filter((code) => EXCEPTION_RULES[code].severity === 'low');
	expect(low).toContain('DRIFT_TAX_ROUNDING');
	const details = { reason: '', evidence: {}, fingerprint: 'f' };
	for (const code of EXCEPTION_CODES) {
		const { slack_state, mail_state } = toExceptionRow(code, details, SUBJECT, NOW);
		const telling = low.includes(code) ? 'quiet' : 'pending';
		expect([code, slack_state, mail_state]).toEqual([code, telling, telling]);
	}
});

describe('the words of another target', () => {
	const details = { reason: 'The warehouse order was cancelled', evidence: {}, fingerprint: 'f' };
	const row = (code: ExceptionCode, lane: 'linnworks' | 'netsuite') =>
		toExceptionRow(code, details, { ...SUBJECT, lane }, NOW);

	it.each(EXCEPTION_CODES)('%s speaks of NetSuite to those who work there', (code) => {
		const { reason, next_step: nextStep } = row(code, 'netsuite');
		expect(`${reason} ${nextStep}`).not.toMatch(/the warehouse|warehouse (order|system)/i);
	});

	it('leaves the warehouse its own', () => {
		expect(row('GATE_CANCELLED', 'linnworks').reason).toContain(
			'The warehouse order was cancelled',
		);
		expect(row('GATE_CANCELLED', 'netsuite').reason).toContain('sales order was cancelled');
	});
});
