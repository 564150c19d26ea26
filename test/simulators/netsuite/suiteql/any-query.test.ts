import fc from 'fast-check';

import type { SuiteQl } from '../../../../simulators/netsuite/suiteql';
import { SuiteQlRefused } from '../../../../simulators/netsuite/suiteql';
import { openSmallAccount } from './small-account';

let suiteQl: SuiteQl;
beforeAll(async () => {
	suiteQl = await openSmallAccount();
});
afterAll(() => suiteQl.close());

/** Runs a query; what is neither an answer nor a refusal is thrown on. */
function isAnswered(q: string): boolean {
	try {
		suiteQl.run(q, []);
		return true;
	} catch (error) {
		if (error instanceof SuiteQlRefused) return false;
		throw new Error(`${q}\n${String(error)}`);
	}
}

const DEPTH = { maxDepth: 3, depthIdentifier: 'sql' };
const call = (names: string[], ...args: fc.Arbitrary<string>[]) =>
	fc
		.tuple(fc.constantFrom(...names), fc.tuple(...args))
		.map(([name, values]) => `${name}(${values.join(', ')})`);
const infix = (operators: string[], left: fc.Arbitrary<string>, right: fc.Arbitrary<string>) =>
	fc.tuple(left, fc.constantFrom(...operators), right).map((parts) => `(${parts.join(' ')})`);

const { number, text, condition } = fc.letrec<{ number: string; text: string; condition: string }>(
	(tie) => ({
		number: fc.oneof(
			DEPTH,
			fc.constantFrom('t.id', 'foreigntotal', 'l.item', 'quantity', '3', '0.5', "'7'", 'NULL'),
			infix(['+', '-', '*', '/'], tie('number'), tie('number')),
			call(['ABS', 'TRUNC', 'SIGN', 'ROUND'], tie('number')),
			call(['NVL', 'NULLIF', 'MOD', 'LEAST'], tie('number'), tie('number')),
			call(['LENGTH'], tie('text')),
			tie('condition').map((when) => `CASE WHEN ${when} THEN 1 ELSE 0 END`),
			tie('number').map((inner) => `(SELECT MAX(i2.id) FROM item i2 WHERE i2.id < ${inner})`),
		),
		text: fc.oneof(
			DEPTH,
			fc.constantFrom(
				't.memo',
				't.status',
				'i.itemid',
				"'x'",
				"''",
				'NULL',
				'BUILTIN.DF(t.status)',
			),
			infix(['||'], tie('text'), tie('number')),
			call(['UPPER', 'TO_CHAR', 'TRIM'], tie('text')),
			call(['NVL', 'NULLIF', 'CONCAT'], tie('text'), tie('text')),
			call(['TO_CHAR'], fc.constant('t.trandate'), fc.constant("'YYYY-MM'")),
		),
		condition: fc.oneof(
			DEPTH,
			infix(['=', '<>', '<', '>='], tie('number'), tie('number')),
			infix(['=', 'LIKE', 'NOT LIKE'], tie('text'), tie('text')),
			infix(['IN', 'NOT IN'], tie('number'), fc.constantFrom('(1, NULL)', '(SELECT id FROM item)')),
			infix(['AND', 'OR'], tie('condition'), tie('condition')),
			tie('number').map((operand) => `${operand} IS NOT NULL`),
			tie('condition').map((inner) => `EXISTS (SELECT 1 FROM item i3 WHERE ${inner})`),
			fc.constant('t.trandate < SYSDATE - 1'),
		),
	}),
);

const FROM =
	'transaction t JOIN transactionline l ON l.transaction = t.id LEFT JOIN item i ON i.id = l.item';

const rows = fc
	.record({ item: fc.oneof(number, text), condition, order: fc.oneof(number, text) })
	.map((q) => `SELECT ${q.item} AS x FROM ${FROM} WHERE ${q.condition} ORDER BY ${q.order}`);
const groups = fc
	.record({ group: fc.constantFrom('t.status', 'l.item'), number, condition, order: number })
	.map(
		(q) => `SELECT ${q.group}, SUM(${q.number}) FROM ${FROM} WHERE ROWNUM <= 4 AND ${q.condition}
			GROUP BY ${q.group} HAVING COUNT(*) > 1 ORDER BY MAX(${q.order}) DESC`,
	);
const unions = fc.record({ first: text, second: text, condition }).map(
	(q) => `SELECT DISTINCT ${q.first} AS x FROM ${FROM}
			UNION SELECT ${q.second} FROM ${FROM} WHERE ${q.condition} ORDER BY x`,
);

test('whatever is asked is answered or refused', () => {
	let answered = 0;
	fc.assert(
		fc.property(fc.oneof(rows, groups, unions), (q) => {
			if (isAnswered(q)) answered += 1;
		}),
		{ numRuns: 1000 },
	);
	expect(answered).toBeGreaterThan(300);
});

test('words and signs in any order are answered or refused', () => {
	const word = fc.constantFrom(
		...'SELECT FROM WHERE ORDER BY GROUP transaction item id * , ( ) = ? . || NOT IN LIKE AND t 1'.split(
			' ',
		),
		"'a'",
		'"id"',
		'ROWNUM',
		'FETCH FIRST 1 ROWS ONLY',
		'UNION SELECT',
		'--',
		';',
		'[',
	);
	fc.assert(
		fc.property(fc.array(word, { maxLength: 12 }), (words) => {
			isAnswered(['SELECT id FROM item', ...words].join(' '));
			isAnswered(words.join(' '));
		}),
		{ numRuns: 1000 },
	);
});
