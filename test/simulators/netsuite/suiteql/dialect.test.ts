import fc from 'fast-check';

import type { SuiteQl } from '../../../../simulators/netsuite/suiteql';
import { openSmallAccount } from './small-account';

let suiteQl: SuiteQl;
beforeAll(async () => {
	suiteQl = await openSmallAccount({ now: () => new Date('2026-11-20T10:30:15.900Z') });
});
afterAll(() => suiteQl.close());

const rowsOf = (q: string, params: (string | number)[] = []) => suiteQl.run(q, params).rows;
const idsOf = (q: string, params: (string | number)[] = []) =>
	rowsOf(q, params).map((row) => row['id']);

test.each([
	['NVL(NULL, 5)', '5'],
	["NVL('', 'x')", 'x'],
	["NVL2('a', 1, 2)", '1'],
	['NVL2(NULL, 1, 2)', '2'],
	['COALESCE(NULL, NULL, 3)', '3'],
	['NULLIF(3, 3)', null],
	["DECODE(2, 1, 'one', 2, 'two', 'more')", 'two'],
	["DECODE(NULL, NULL, 'none', 'some')", 'none'],
	["DECODE(3, 1, 'one')", null],
	["CASE WHEN 1 > 2 THEN 'a' WHEN 2 > 1 THEN 'b' END", 'b'],
	["CASE 5 WHEN '5' THEN 'five' ELSE 'other' END", 'five'],
	['CASE NULL WHEN NULL THEN 1 ELSE 2 END', '2'],
	['7 / 2', '3.5'],
	['0.1 + 0.2', '0.3'],
	['19.99 * 3', '59.97'],
	['2 + 3 * 4 - -1', '15'],
	['(2 + 3) * 4', '20'],
	["'5' + 1", '6'],
	["'a' || NULL || 'b' || 1", 'ab1'],
	["'' || NULL", null],
	["'it''s' || ' /* no comment */ -- nor this'", "it's /* no comment */ -- nor this"],
	['ABS(-2.50)', '2.5'],
	['ROUND(2.345, 2)', '2.35'],
	['ROUND(2.5)', '3'],
	['TRUNC(-2.57, 1)', '-2.5'],
	['TRUNC(2.99)', '2'],
	['CEIL(2.1)', '3'],
	['FLOOR(-2.1)', '-3'],
	['MOD(7, 3)', '1'],
	['MOD(7, 0)', '7'],
	['GREATEST(1, 5, 3)', '5'],
	["LEAST('b', 'a')", 'a'],
	["UPPER('straße é')", 'STRASSE É'],
	["SUBSTR('ABCDE', 2, 3)", 'BCD'],
	["SUBSTR('ABCDE', -2)", 'DE'],
	["SUBSTR('ABCDE', 0, 2)", 'AB'],
	["SUBSTR('ABCDE', 9)", null],
	["INSTR('ABCDE', 'CD')", '3'],
	["REPLACE('a-b', '-')", 'ab'],
	["LPAD('7', 3, '0')", '007'],
	["RPAD('abcdef', 3)", 'abc'],
	["TRIM('  a ')", 'a'],
	["LENGTH('abc')", '3'],
	["TO_NUMBER('12.50')", '12.5'],
	['TO_CHAR(12.5)', '12.5'],
	['SYSDATE', '11/20/2026'],
	["TO_CHAR(SYSDATE, 'YYYY-MM-DD HH24:MI:SS')", '2026-11-20 10:30:15'],
	['TO_CHAR(SYSDATE, \'yyyy-mm-dd"T"hh24:mi:ss"Z"\')', '2026-11-20T10:30:15Z'],
	["TO_CHAR(SYSDATE + 0.5, 'DD MON YYYY HH:MI AM')", '20 NOV 2026 10:30 PM'],
	["TO_CHAR(TRUNC(SYSDATE) - 1, 'YYYY-MM-DD HH24')", '2026-11-19 00'],
	["TO_CHAR(TRUNC(SYSDATE, 'MM'), 'YYYY-MM-DD')", '2026-11-01'],
	["TO_DATE('2026-03-01', 'YYYY-MM-DD') - TO_DATE('2026-02-27', 'YYYY-MM-DD')", '2'],
	[
		"TO_CHAR(TO_DATE('28-Feb-26 4 pm', 'DD-MON-YY HH AM'), 'YYYY-MM-DD HH24:MI')",
		'2026-02-28 16:00',
	],
	["ADD_MONTHS(TO_DATE('2026-01-31', 'YYYY-MM-DD'), 1)", '2/28/2026'],
	["LAST_DAY(TO_DATE('2028-02-03', 'YYYY-MM-DD'))", '2/29/2028'],
	["'on ' || TO_DATE('2026-01-05', 'YYYY-MM-DD')", 'on 1/5/2026'],
])('%s is %s', (expression, expected) => {
	expect(rowsOf(`SELECT ${expression} AS x FROM DUAL`)).toEqual([{ x: expected }]);
});

test.each([
	["tranid LIKE 'so%'", []],
	["tranid LIKE 'SO7_'", ['1001', '1010']],
	["externalid LIKE 'SHOPIFY!_SO%' ESCAPE '!'", ['1001']],
	["NOT tranid LIKE 'SO%' AND tranid IS NOT NULL", ['1002', '1003', '1004', '1007']],
	["memo = ''", []],
	["memo || 'x' = 'x' AND type = 'SalesOrd'", ['1001']],
	['id BETWEEN 1003 AND 1004', ['1003', '1004']],
	['id NOT BETWEEN 1002 AND 1009', ['1001', '1010']],
	["id IN ('1001', 1010)", ['1001', '1010']],
	["foreigntotal = '60.90'", ['1001', '1004']],
	['ABS(foreigntotal) = ABS(-10)', ['1010']],
	["trandate = TO_DATE('2026-10-02', 'YYYY-MM-DD')", ['1001']],
	['lastmodifieddate > SYSDATE - 48', ['1001']],
	["lastmodifieddate >= TO_DATE('2026-10-03 16:21:30', 'YYYY-MM-DD HH24:MI:SS')", ['1001']],
	["TRUNC(lastmodifieddate) = TO_DATE('2026-10-03', 'YYYY-MM-DD')", ['1001']],
	["id IN (SELECT transaction FROM transactionline WHERE isclosed = 'T')", ['1001']],
	[
		'EXISTS (SELECT 1 FROM transactionline tl WHERE tl.transaction = transaction.id AND quantity = -1)',
		['1001', '1002'],
	],
	['foreigntotal = (SELECT MAX(foreigntotal) FROM transaction)', ['1001', '1004']],
	["(type = 'Deposit' OR type = 'SalesOrd') AND status <> 'B'", ['1001']],
	["\"TRANSACTION\".Status != 'D' AND TYPE = 'SalesOrd'", ['1010']],
	["custbody_osync_hold = 'F'", ['1001']],
])('WHERE %s finds %j', (where, expected) => {
	expect(idsOf(`SELECT ID FROM Transaction WHERE ${where} ORDER BY id`)).toEqual(expected);
});

test('nulls sort last, and first when descending, unless the query says otherwise', () => {
	const memo = (order: string) =>
		rowsOf(`SELECT memo FROM transaction ORDER BY memo ${order} FETCH FIRST 1 ROWS ONLY`)[0];
	expect(memo('')).toEqual({ memo: 'Payout 5' });
	expect(memo('DESC')).toEqual({ memo: null });
	expect(memo('DESC NULLS LAST')).toEqual({ memo: 'by "hand"' });
	expect(memo('NULLS FIRST')).toEqual({ memo: null });
});

test('ROWNUM cuts before the sort, FETCH FIRST after it', () => {
	const found = idsOf('SELECT id FROM transaction ORDER BY id DESC FETCH FIRST 2 ROWS ONLY');
	expect(found).toEqual(['1010', '1007']);
	const unsorted = idsOf("SELECT id FROM transaction WHERE type LIKE '%' AND ROWNUM <= 2");
	const sorted = idsOf(
		"SELECT id FROM transaction WHERE type LIKE '%' AND ROWNUM <= 2 ORDER BY id DESC",
	);
	expect(sorted).toEqual([...unsorted].sort().reverse());
	expect(sorted).not.toEqual(found);
});

test('ROWNUM counts the rows that pass, before they are grouped', () => {
	const q =
		"SELECT type, COUNT(*) AS n FROM transaction WHERE ROWNUM < ? AND type = 'SalesOrd' GROUP BY type";
	expect(rowsOf(q, [2])).toEqual([{ type: 'SalesOrd', n: '1' }]);
	expect(rowsOf(q, ['9'])).toEqual([{ type: 'SalesOrd', n: '2' }]);
	expect(
		rowsOf("SELECT ROWNUM AS n, BUILTIN.DF(status) AS s FROM transaction WHERE type = 'ItemShip'"),
	).toEqual([{ n: '1', s: 'Item Fulfillment : Shipped' }]);
	expect(idsOf('SELECT id FROM item WHERE ROWNUM > 1')).toEqual([]);
	expect(idsOf('SELECT id FROM item WHERE ROWNUM = 2')).toEqual([]);
	expect(idsOf('SELECT id FROM item WHERE ROWNUM > 0')).toHaveLength(3);
});

test('what ROWNUM counted can be read by a subquery, display names too', () => {
	const q = `SELECT (SELECT MAX(i.itemid) FROM item i WHERE LENGTH(BUILTIN.DF(t.status)) < i.id) AS x
		FROM transaction t WHERE t.id = 1002 AND ROWNUM <= 1`;
	expect(rowsOf(q)).toEqual([{ x: 'MUG' }]);
});

test('tables join by comma, by LEFT JOIN and to subselects', () => {
	const comma = `SELECT i.itemid, tl.id FROM transactionline tl, item i
		WHERE i.id = tl.item AND tl.transaction = 1001 AND tl.taxline = 'F' ORDER BY tl.id`;
	expect(idsOf(comma)).toEqual(['1', '4', '5']);
	const left = `SELECT tl.id, i.itemid FROM transactionline tl LEFT JOIN item i ON i.id = tl.item
		WHERE tl.transaction = 1001 AND tl.mainline = 'T'`;
	expect(rowsOf(left)).toEqual([{ id: '0', itemid: null }]);
	const sub = `SELECT t.id, x.amount FROM transaction t
		JOIN (SELECT transaction AS doc, SUM(foreignamount) AS amount FROM transactionline GROUP BY transaction) x
		ON x.doc = t.id WHERE x.amount IS NOT NULL`;
	expect(rowsOf(sub)).toEqual([{ id: '1001', amount: '-60.9' }]);
});

test('groups filter with HAVING, and sums count in decimals', () => {
	const q = `SELECT tl.transaction AS id FROM transactionline tl JOIN transaction t ON t.id = tl.transaction
		GROUP BY tl.transaction, t.foreigntotal HAVING SUM(tl.foreignamount) + t.foreigntotal = 0`;
	expect(idsOf(q)).toEqual(['1001']);
	const counts = `SELECT status, COUNT(*), COUNT(DISTINCT type) AS types, MIN(trandate) AS first
		FROM transaction WHERE status IN ('B', 'C') GROUP BY status ORDER BY COUNT(*) DESC, status`;
	expect(rowsOf(counts)).toEqual([
		{ status: 'B', expr1: '2', types: '2', first: '10/1/2026' },
		{ status: 'C', expr1: '2', types: '2', first: '10/3/2026' },
	]);
});

test('selects go together with UNION, UNION ALL, INTERSECT and MINUS', () => {
	const both = (operator: string) =>
		idsOf(
			`SELECT id FROM item WHERE id < 103 ${operator} SELECT id FROM item WHERE id > 101 ORDER BY id`,
		);
	expect(both('UNION')).toEqual(['101', '102', '103']);
	expect(both('UNION ALL')).toEqual(['101', '102', '102', '103']);
	expect(both('INTERSECT')).toEqual(['102']);
	expect(both('MINUS')).toEqual(['101']);
});

test('the account says how dates look', async () => {
	const german = await openSmallAccount({ dateFormat: 'DD.MM.YYYY' });
	const [row] = german.run('SELECT trandate FROM transaction WHERE id = 1010', []).rows;
	expect(row).toEqual({ trandate: '01.10.2026' });
});

test('a parameter is a value, whatever stands in it', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (value) => {
			const [row] = rowsOf("SELECT ? AS x, 'same' AS y FROM DUAL", [value]);
			expect(row).toEqual({ x: value === '' ? null : value, y: 'same' });
			expect(idsOf('SELECT id FROM transaction WHERE memo = ?', [value])).toEqual([]);
		}),
	);
});

test('a quoted text comes back as it is, with its quotes doubled and undone', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
			const quoted = `'${value.replaceAll("'", "''")}'`;
			expect(rowsOf(`SELECT ${quoted} AS x FROM DUAL`)).toEqual([{ x: value }]);
		}),
	);
});
