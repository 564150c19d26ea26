import fc from 'fast-check';
import { decideImport, importConditionsSchema } from '../../../domain/import/import-conditions';
import type { OrderSnapshot } from '../../../domain/order/order-snapshot';
import { anOrder } from '../../builders/order-builder';

const NOW = new Date('2026-03-02T12:00:00Z');
const decide = (order: Partial<OrderSnapshot>, conditions: object, now = NOW) =>
	decideImport(
		anOrder().withLine('SKU-1', 1, '1.00').with(order).build(),
		importConditionsSchema.parse(conditions),
		now,
	);

test('an order is imported when nothing is asked of it', () => {
	expect(decide({ financialStatus: 'pending', onHold: true }, {})).toEqual({ kind: 'import' });
});

test.each([
	['2026-03-01T23:59:59Z', 'unfit'],
	['2026-03-02T00:00:00Z', 'import'],
	['2026-03-02T09:00:00+10:00', 'unfit'],
])('an order placed at %s is %s where the import began on 2 March', (createdAt, kind) => {
	const placedSince = new Date('2026-03-02T00:00:00Z');
	expect(decide({ createdAt }, { placedSince })).toEqual({ kind });
});

describe('conditions that only a change of the order can meet', () => {
	test.each<[string, Partial<OrderSnapshot>, object, string | null]>([
		['payment as asked', { financialStatus: 'PAID' }, { financialStatuses: ['paid'] }, null],
		[
			'one of several payments',
			{ financialStatus: 'partially_refunded' },
			{ financialStatuses: ['paid', 'Partially_Refunded'] },
			null,
		],
		[
			'payment not as asked',
			{ financialStatus: 'authorized' },
			{ financialStatuses: ['paid', 'pending'] },
			'The payment is "authorized", not paid or pending',
		],
		['tag present', { tags: ['Released', 'x'] }, { tagsPresent: ['released'] }, null],
		[
			'one of two tags missing',
			{ tags: ['Released'] },
			{ tagsPresent: ['Released', 'Checked'] },
			'The order does not have the tag "Checked"',
		],
		['tag absent', { tags: ['x'] }, { tagsAbsent: ['HOLD'] }, null],
		[
			'forbidden tag',
			{ tags: ['oe-hold'] },
			{ tagsAbsent: ['HOLD', 'OE-HOLD'] },
			'The order has the tag "OE-HOLD"',
		],
		[
			'on hold',
			{ onHold: true },
			{ skipOnHold: true },
			'The shop holds the fulfilment of the order back',
		],
		[
			'two at once, and too young',
			{ onHold: true, tags: ['HOLD'], createdAt: '2026-03-02T11:59:00Z' },
			{ skipOnHold: true, tagsAbsent: ['HOLD'], minimumAgeMinutes: 60 },
			'The order has the tag "HOLD"; The shop holds the fulfilment of the order back',
		],
	])('%s', (_what, order, conditions, reason) => {
		expect(decide(order, conditions)).toEqual(
			reason === null ? { kind: 'import' } : { kind: 'postponed', reason, until: null },
		);
	});
});

test('an order too young says when it will be old enough, and then is', () => {
	const order = { createdAt: '2026-03-02T11:30:00Z' };
	const conditions = { minimumAgeMinutes: 45 };
	expect(decide(order, conditions)).toEqual({
		kind: 'postponed',
		reason: 'The order is not 45 minutes old yet',
		until: '2026-03-02T12:15:00.000Z',
	});
	expect(decide(order, conditions, new Date('2026-03-02T12:15:00.000Z')).kind).toBe('import');
});

test.each<[string, OrderSnapshot]>([
	['cancelled', anOrder().withLine('SKU-1', 1, '1.00').cancelled().build()],
	['without goods', anOrder().withService('Tip', '1.00').build()],
	['empty', anOrder().build()],
	['fulfilled', anOrder().withLine('SKU-1', 1, '1.00', { fulfilledQuantity: 1 }).build()],
	[
		'fulfilled in part',
		anOrder()
			.withLine('SKU-1', 2, '1.00', { fulfilledQuantity: 1 })
			.withLine('SKU-2', 1, '1.00')
			.build(),
	],
])('an order that is %s is never imported', (_what, order) => {
	const conditions = importConditionsSchema.parse({ minimumAgeMinutes: 100_000 });
	expect(decideImport(order, conditions, NOW)).toEqual({ kind: 'unfit' });
});

test('waiting until the time it names is enough, whatever the age asked for', () => {
	fc.assert(
		fc.property(fc.nat(100_000), fc.nat(200_000), (minimumAgeMinutes, ageMinutes) => {
			const createdAt = new Date(NOW.getTime() - ageMinutes * 60_000).toISOString();
			const verdict = decide({ createdAt }, { minimumAgeMinutes });
			if (verdict.kind !== 'postponed') return;
			expect(decide({ createdAt }, { minimumAgeMinutes }, new Date(verdict.until ?? '')).kind).toBe(
				'import',
			);
		}),
	);
});
