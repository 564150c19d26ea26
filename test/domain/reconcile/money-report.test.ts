import { planEdit } from '../../../domain/edit/plan-edit';
import { formatAmount, minorUnits } from '../../../domain/money/money';
import { composeMoneyReport } from '../../../domain/reconcile/compose-money-report';
import { followUp } from '../../../domain/reconcile/follow-up';
import { toMoneyRow as rowOf, type MoneyRow } from '../../../domain/reconcile/money-row';
import { addSums, sumRows } from '../../../domain/reconcile/money-sum';
import {
	moneyCauseSchema,
	type MoneyCause,
	type MoneyProof,
} from '../../../domain/refund/money-proof';
import type { SyncItem } from '../../../domain/report/sync-item';
import { anAccountsTarget } from '../../builders/accounts-target';
import { someMappings } from '../../builders/mappings-builder';
import { anOrder } from '../../builders/order-builder';
import { aSyncItem } from '../../builders/sync-item-builder';

const NOW = new Date('2026-03-02T10:00:00Z');
const context = { now: NOW, executionId: '9', link: 'https://shop.example.test/6001' };
const before = anOrder().withLine('SKU-1', 2, '10.00').build();
const after = anOrder().withLine('SKU-1', 3, '10.00').build();
const mappings = someMappings().stocking('SKU-1').build();
const { look } = aSyncItem().build();
const item = (snapshot = before): SyncItem => {
	const target = anAccountsTarget(before, { system: 'netsuite' });
	return { look, snapshot, target, plan: planEdit(snapshot, target, mappings) };
};
const proof = (...causes: MoneyCause[]): MoneyProof => ({
	kind: 'moneyProof',
	schemaVersion: 1,
	orderKey: look.orderKey,
	orderName: '#1001',
	targetSystem: 'netsuite',
	targetOrder: 'SO17',
	currency: 'GBP',
	movedMinor: minorUnits(1200),
	paidMinor: minorUnits(1000),
	dueMinor: minorUnits(1200),
	creditedMinor: minorUnits(1200),
	differences: causes.map((cause) => ({
		side: 'payment',
		cause,
		refundId: '7001',
		transactionId: '8001',
		documents: [],
		amountMinor: minorUnits(200),
		differenceMinor: minorUnits(-200),
	})),
});
const toMoneyRow = (each: SyncItem, proven: MoneyProof | null, explained = ''): MoneyRow =>
	rowOf(each, 'netsuite', proven, explained);
const codes = (row: MoneyRow): string[] => row.causes.map(({ code }) => code);

describe('a row of the money report', () => {
	it('has no cause where edits and refunds are all there', () => {
		const row = toMoneyRow(item(), proof());
		expect(row).toMatchObject({ source_total: 2000, target_total: 2000, moved: 1200, causes: [] });
	});

	it('names an edit that is not booked by its step', () => {
		const row = toMoneyRow(item(after), null);
		expect(row.causes).toEqual([
			{ code: 'editNotBooked', words: 'Not done: change SKU-1 from 2 to 3' },
		]);
		expect(row).toMatchObject({ source_total: 3000, target_total: 2000 });
	});

	it('names what stopped an edit, an order that is missing, and one that was not compared', () => {
		const stopped = {
			...item(),
			plan: planEdit(
				anOrder().withLine('SKU-1', 2, '10.00').withLine('NEW', 1, '1.00').build(),
				anAccountsTarget(before, { system: 'netsuite' }),
				mappings,
			),
		};
		expect(codes(toMoneyRow(stopped, null))).toEqual(['SKU_UNMAPPED']);
		expect(codes(toMoneyRow({ look, snapshot: before }, null))).toEqual(['orderMissing']);
		const cancelled = anOrder().withLine('SKU-1', 1, '1.00').cancelled().build();
		expect(codes(toMoneyRow({ look, snapshot: cancelled }, null))).toEqual([]);
		const failed = aSyncItem().failing().build();
		expect(codes(toMoneyRow(failed, proof()))).toEqual(['unread']);
	});

	it.each(moneyCauseSchema.options)('says %s in words, with the amount', (cause) => {
		const [said] = toMoneyRow(item(), proof(cause)).causes;
		expect(said?.code).toBe(cause);
		expect(said?.words).toMatch(/^The payment 8001 of 2\.00 GBP \w+/);
	});
});

describe('what follows from a row', () => {
	const follow = (cause: MoneyCause, known = new Set<string>()) =>
		followUp(toMoneyRow(item(), proof(cause)), item(), known, context);

	it.each(['missing', 'duplicate', 'amountDiffers', 'currency', 'notAtSource', 'unread'] as const)(
		'%s becomes an exception to finance, and another look by the refund flow',
		(cause) => {
			const { exceptions, signals } = follow(cause);
			expect(exceptions).toMatchObject([
				{ code: 'REFUND_MISMATCH', owner: 'Finance', lane: 'netsuiteRefunds' },
			]);
			expect(signals).toMatchObject([{ order_key: look.orderKey, topic: 'money-report' }]);
		},
	);

	it.each([
		'pending',
		'beforeGoLive',
		'bookedByAnother',
		'nothingToCredit',
		'awaitingBilling',
		'awaitingGoods',
	] as const)('%s bothers nobody', (cause) => {
		expect(follow(cause)).toEqual({ exceptions: [], signals: [] });
	});

	it('says the same differences once, and still looks again', () => {
		const [said] = follow('missing').exceptions;
		const again = follow('missing', new Set([said?.fingerprint ?? '']));
		expect(again.exceptions).toEqual([]);
		expect(again.signals).toHaveLength(1);
	});
});

describe('the report', () => {
	const rows = [
		toMoneyRow(item(), proof()),
		toMoneyRow(item(after), proof('missing'), '41 GATE_CLOSED'),
	];

	it('adds up by currency, over any number of batches', () => {
		const [all] = sumRows(rows);
		expect(all).toMatchObject({
			currency: 'GBP',
			orders: 2,
			differing: 1,
			moved: 2400,
			paid: 2000,
		});
		const [one] = sumRows(rows.slice(0, 1));
		const [other] = sumRows(rows.slice(1));
		if (!one || !other) throw new Error('No sums');
		expect(addSums(one, other)).toEqual(all);
	});

	it('tells the differences, and that the others agree', () => {
		const report = composeMoneyReport(rows, sumRows(rows), '2026-03-02');
		expect(report.subject).toBe('Shop and NetSuite, 2026-03-02: 2 orders compared, 1 differs.');
		expect(report.csv.split('\r\n')).toEqual([
			'Order,Target,Target order,Currency,Shop total,Target total,Refunded,Paid back,Credit due,Credited,Difference,Cause,Explanation,Explained by',
			'#1001,NetSuite,100017,GBP,30.00,20.00,12.00,10.00,12.00,12.00,-2.00,editNotBooked,Not done: change SKU-1 from 2 to 3,41 GATE_CLOSED',
			'#1001,NetSuite,100017,GBP,30.00,20.00,12.00,10.00,12.00,12.00,-2.00,missing,The payment 8001 of 2.00 GBP is not booked,41 GATE_CLOSED',
		]);
		expect(report.html).toContain('<td>missing</td>');
		const quiet = composeMoneyReport(rows.slice(0, 1), sumRows(rows.slice(0, 1)), '2026-03-02');
		expect(quiet.subject).toContain('1 order compared, all agree.');
		expect(quiet.html).not.toContain('<table');
	});

	it('writes no cell that a spreadsheet would run, and none that a mail would', () => {
		const [row] = rows;
		if (!row) throw new Error('No row');
		const evil = (text: string): MoneyRow => ({
			...row,
			order_name: text,
			causes: [{ code: 'missing', words: `${text}, "x"` }],
		});
		for (const text of ['=HYPERLINK("http://x")', '+1+1', '@SUM(A1)', '-2+3', '\t=1']) {
			const { csv, html } = composeMoneyReport([evil(text)], [], 'day');
			const [, line = ''] = csv.split('\r\n');
			expect(line).toMatch(/^"?'/);
			expect(html).not.toContain('"x"');
		}
		const { html } = composeMoneyReport([evil('<script>')], [], 'day');
		expect(html).not.toContain('<script>');
		expect(formatAmount(minorUnits(-200), 'GBP')).toBe('-2.00');
	});

	it('keeps the message short however many orders differ; the file has them all', () => {
		const many = Array.from({ length: 250 }, () => rows[1] as MoneyRow);
		const { csv, html } = composeMoneyReport(many, [], 'day');
		expect(csv.split('\r\n')).toHaveLength(501);
		expect(html.match(/<tr>/g)).toHaveLength(101);
		expect(html).toContain('400 more in the attached file');
	});
});
