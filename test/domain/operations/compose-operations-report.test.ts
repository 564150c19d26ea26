import fc from 'fast-check';
import '../../support/property-seed';
import { composeOperationsReport } from '../../../domain/operations/compose-operations-report';
import type { OperationsFacts } from '../../../domain/operations/operations-facts';
import {
	aLook,
	anException,
	aPush,
	at,
	DAYS,
	someOperations,
} from '../../builders/operations-builder';

const NOW = new Date(at(4, '06:00'));
const report = (changes: Partial<OperationsFacts>) =>
	composeOperationsReport(
		someOperations(changes),
		DAYS,
		{ graceMinutes: 60, differenceUnits: 5 },
		NOW,
	);

/** The lines of one part of the report, as `name | value | before | detail`. */
const part = (changes: Partial<OperationsFacts>, title: string): string[] =>
	report(changes)
		.csv.split('\r\n')
		.filter((line) => line.startsWith(`${title},`) || line.startsWith(`"${title}"`))
		.map((line) => line.slice(title.length + 1));
const figure = (changes: Partial<OperationsFacts>, name: string): string | undefined =>
	part(changes, 'Figures').find(
		(line) => line.startsWith(`${name},`) || line.startsWith(`"${name}",`),
	);

const minutesAgo = (day: number, time: string, minutes: number, order: string) =>
	aLook(at(day, time), { order_key: order, first_received_at: at(day, time) - minutes * 60_000 });
const order = (key: string, placed: number) => ({ orderKey: key, name: `#${key}`, at: placed });

const FIGURES: Array<[string, Partial<OperationsFacts>, string]> = [
	[
		'Looks at orders',
		{ ledger: [aLook(at(3)), aLook(at(3, '23:59')), aLook(at(4)), aLook(at(2, '12:00'))] },
		'Looks at orders,2,1,',
	],
	[
		'Orders written',
		{
			ledger: [
				aLook(at(3, '01:00')),
				aLook(at(3, '02:00'), { outcome: 'partly' }),
				aLook(at(3, '02:00'), { lane: 'netsuite' }),
				aLook(at(3, '02:00'), { order_key: 'b', outcome: 'inStep' }),
			],
		},
		'Orders written,2,0,',
	],
	[
		'Retries',
		{ ledger: [aLook(at(3), { outcome: 'retrying' }), aLook(at(2), { outcome: 'retrying' })] },
		'Retries,1,1,',
	],
	[
		'Edits',
		{
			ledger: [
				aLook(at(3), { edited_by: 'App' }),
				aLook(at(3, '01:00'), { edited_by: 'App', lane: 'netsuite' }),
				aLook(at(3, '02:00'), { edited_by: 'App', source_updated_at: 'state-2' }),
			],
		},
		'Edits,2,0,',
	],
	[
		'Time until written: half of the orders',
		{ ledger: [1, 2, 3, 60].map((minutes) => minutesAgo(3, '12:00', minutes, String(minutes))) },
		'Time until written: half of the orders,2 min,,',
	],
	[
		'Time until written: 95 of 100',
		{ ledger: [1, 2, 3, 60].map((minutes) => minutesAgo(3, '12:00', minutes, String(minutes))) },
		'Time until written: 95 of 100,1 h,,',
	],
	[
		'Time until written: longest',
		{
			ledger: [
				minutesAgo(2, '12:00', 5, 'a'),
				aLook(at(3), { outcome: 'inStep', first_received_at: 0 }),
			],
		},
		'Time until written: longest,,5 min,',
	],
	[
		'Orders placed',
		{ shopOrders: [order('a', at(3)), order('a', at(3)), order('b', at(2))] },
		'Orders placed,1,1,',
	],
	['Orders shipped', {}, 'Orders shipped,not given,,'],
	['Stock pushes', {}, 'Stock pushes,not given,,'],
	[
		'Stock levels changed',
		{
			stockRuns: [
				aPush(at(3), { changed: 4 }),
				aPush(at(3, '05:00'), { changed: 3 }),
				aPush(at(2), { changed: 1 }),
			],
		},
		'Stock levels changed,7,1,',
	],
	[
		'Stock pushes that left something over',
		{ stockRuns: [aPush(at(3), { good: 'no' }), aPush(at(3))] },
		'Stock pushes that left something over,1,0,',
	],
	[
		'Open at the end: high',
		{
			exceptions: [
				anException(at(2, '10:00')),
				anException(at(2, '10:00'), { status: 'resolved', closed_at: at(3, '10:00') }),
				anException(at(1), { status: 'resolved', closed_at: at(2, '10:00') }),
				anException(at(1), { status: 'resolved' }),
				anException(at(3), { severity: 'low' }),
				anException(at(4, '01:00')),
			],
		},
		'Open at the end: high,1,2,',
	],
	[
		'Exceptions closed',
		{
			exceptions: [
				anException(at(1), { status: 'superseded', closed_at: at(3, '10:00') }),
				anException(at(3)),
			],
		},
		'Exceptions closed,1,0,',
	],
];

it.each(FIGURES)('counts %s of the period and of the one before', (name, facts, expected) => {
	expect(figure(facts, name)).toBe(expected);
});

const LATE = order('late', at(4, '04:59'));
const FRESH = order('fresh', at(4, '05:01'));

it('names orders that did not arrive, oldest first, and gives young ones time', () => {
	const facts = {
		shopOrders: [
			LATE,
			FRESH,
			order('old', at(1)),
			order('there', at(1)),
			order('known', at(1)),
			order('void', at(1)),
		],
		arrived: ['there'],
		ledger: [
			aLook(at(3), { order_key: 'known' }),
			aLook(at(3), { order_key: 'void', outcome: 'inStep', target_order: '' }),
			aLook(at(3), { order_key: 'late', outcome: 'refused', target_order: '' }),
			aLook(at(3), { order_key: 'old', lane: 'netsuite' }),
		],
	};
	expect(part(facts, 'Orders that did not arrive')).toEqual([
		'#old,3 d 6 h,,placed 2026-03-01 00:00 UTC',
		'#late,1 h 1 min,,placed 2026-03-04 04:59 UTC',
	]);
	expect(report(facts).subject).toBe('Daily report, 2026-03-03: 2 orders did not arrive');
});

it('does not say that all orders arrived when nobody listed them', () => {
	const NAME = 'Orders that did not arrive by now';
	expect(figure({}, NAME)).toBe(`${NAME},not given,,`);
	expect(figure({ shopOrders: [] }, NAME)).toBe(`${NAME},0,,`);
});

describe('dispatches that the shop was not told of', () => {
	const told = (recorded: number, changes: object = {}) =>
		aLook(recorded, { lane: 'dispatch', order_key: 'd', order_name: '#d', ...changes });
	const TITLE = 'Dispatches that the shop was not told of';
	const shipped = { dispatches: [order('d', at(3, '10:00'))] };
	it.each<[string, Partial<OperationsFacts>, number]>([
		['one that nobody looked at', shipped, 1],
		['one that was told', { ...shipped, ledger: [told(at(3, '11:00'))] }, 0],
		[
			'one that was refused',
			{ ...shipped, ledger: [told(at(3, '11:00'), { outcome: 'refused' })] },
			1,
		],
		[
			'one that was refused and then told',
			{ ...shipped, ledger: [told(at(3, '12:00')), told(at(3, '11:00'), { outcome: 'refused' })] },
			0,
		],
		['one that left again since', { ...shipped, ledger: [told(at(3, '09:00'))] }, 1],
		['one that only the ledger knows', { ledger: [told(at(3), { outcome: 'retrying' })] }, 1],
		['one that only just left', { dispatches: [FRESH] }, 0],
		[
			'another flow’s look',
			{ ...shipped, ledger: [told(at(3, '11:00'), { lane: 'linnworks' })] },
			1,
		],
	])('judges %s', (_case, facts, count) => {
		expect(part(facts, TITLE)).toHaveLength(count);
	});
});

it('lists stock differences from the threshold on, the worst first', () => {
	const level = (sku: string, from: number, to: number) => ({ sku, locationId: '1', from, to });
	const stockDifferences = [
		level('A', 10, 6),
		level('B', 10, 5),
		level('C', 0, 20),
		level('D', 7, 7),
	];
	expect(part({ stockDifferences }, 'Stock differences of 5 units or more')).toEqual([
		`C,'+20,,"location 1: 0 in the shop, 20 wanted"`,
		'B,-5,,"location 1: 10 in the shop, 5 wanted"',
	]);
});

it('names the oldest open exception of each team', () => {
	const exceptions = [
		anException(at(3), { code: 'NEWER' }),
		anException(at(1), { code: 'OLDER', severity: 'low', order_name: '#7' }),
		anException(at(2), { owner: 'CX', code: 'CX_ONE', status: 'replay' }),
		anException(at(1), { owner: 'CX', status: 'resolved', closed_at: at(2) }),
	];
	expect(part({ exceptions }, 'Open exceptions by team')).toEqual([
		'Operations,2 open,,"1 high, 1 low; oldest: OLDER of #7, 3 d 6 h"',
		'CX,1 open,,"1 high; oldest: CX_ONE of #1, 2 d 6 h"',
	]);
});

it('counts edits by who made them', () => {
	const edit = (day: number, by: string, state: string) =>
		aLook(at(day), { edited_by: by, source_updated_at: state });
	const ledger = [
		edit(3, 'App', '1'),
		edit(3, 'App', '2'),
		edit(2, 'App', '0'),
		edit(2, '=Ann', '3'),
		edit(1, 'Old', '4'),
	];
	expect(part({ ledger }, 'Edits by app or person')).toEqual(['App,2,1,', `'=Ann,0,1,`]);
});

it('draws the orders written by hour, the day before beside them', () => {
	const { bars } = report({
		ledger: [aLook(at(3, '10:30')), aLook(at(2, '10:00')), aLook(at(2, '11:00'))],
	});
	expect(bars).toHaveLength(24);
	expect(bars.slice(10, 12)).toEqual([
		{ label: '10', now: 1, before: 1 },
		{ label: '11', now: 0, before: 1 },
	]);
});

it('is safe in HTML, shows the picture, and says what could not be read', () => {
	const { html, text, subject } = report({
		shopOrders: [{ ...LATE, name: '<img src=x>' }],
		unread: ['2 rows of the ledger'],
	});
	expect(html).toContain('&lt;img src=x&gt;');
	expect(html.match(/<img /g)).toHaveLength(1);
	expect(html).toContain('<img src="cid:chart" alt="Orders written by hour');
	expect(text).toContain('Could not be read\n- 2 rows of the ledger');
	expect(subject).toContain('1 order did not arrive');
	expect(report({}).subject).toBe('Daily report, 2026-03-03: nothing stands out');
});

it('shortens long lists in the message and keeps them in the file', () => {
	const shopOrders = Array.from({ length: 30 }, (_, place) => order(`o${place}`, at(1)));
	const { text, csv } = report({ shopOrders });
	expect(text).toContain('5 more in the attached file.');
	expect(csv.match(/^Orders that did not arrive,/gm)).toHaveLength(30);
});

it('says the same whatever the order of the rows', () => {
	const look = fc.record({
		recorded_at: fc.integer({ min: at(2), max: at(4) }),
		order_key: fc.constantFrom('a', 'b', 'c'),
		outcome: fc.constantFrom('converged', 'refused', 'retrying', 'partly'),
		lane: fc.constantFrom('linnworks', 'dispatch', 'netsuite'),
		edited_by: fc.constantFrom('', 'App', 'Ann'),
		source_updated_at: fc.constantFrom('1', '2'),
	});
	fc.assert(
		fc.property(fc.array(look, { maxLength: 12 }), (rows) => {
			const ledger = rows.map(({ recorded_at: recordedAt, ...changes }) =>
				aLook(recordedAt, changes),
			);
			const shopOrders = ['a', 'b', 'c', 'd'].map((key) => order(key, at(2)));
			const facts = { ledger, shopOrders, stockRuns: [] };
			expect(report({ ...facts, ledger: [...ledger].reverse() })).toEqual(report(facts));
		}),
	);
});
