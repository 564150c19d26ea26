import type { SuiteQl } from '../../../../simulators/netsuite/suiteql';
import { SuiteQlRefused } from '../../../../simulators/netsuite/suiteql';
import { openSmallAccount } from './small-account';

let suiteQl: SuiteQl;
beforeAll(async () => {
	suiteQl = await openSmallAccount();
});
afterAll(() => suiteQl.close());

function refusalOf(q: string, params: (string | number)[] = []): SuiteQlRefused {
	try {
		suiteQl.run(q, params);
	} catch (error) {
		if (error instanceof SuiteQlRefused) return error;
		throw error;
	}
	throw new Error(`not refused: ${q}`);
}

test.each([
	['SELECT id FROM transaction LIMIT 5', 'LIMIT'],
	['SELECT id FROM transaction t LIMIT 5', 'LIMIT'],
	['SELECT id FROM transaction ORDER BY id OFFSET 5 ROWS FETCH NEXT 5 ROWS ONLY', 'OFFSET'],
	['SELECT TOP 5 id FROM transaction', 'TOP'],
	['SELECT id FROM transaction WHERE trandate < CURRENT_DATE', "'current_date'"],
	['SELECT [id] FROM transaction', '['],
	['SELECT id FROM nosuchrecord', "Record 'nosuchrecord'"],
	['SELECT nosuchfield FROM transaction', "Unknown identifier 'nosuchfield'"],
	['SELECT t.nosuchfield FROM transaction t', "Field 'nosuchfield' for record 'transaction'"],
	['SELECT transaction.id FROM transaction t', "Unknown identifier 'transaction'"],
	['SELECT tl.quantityfulfilled FROM transactionline tl', "'quantityfulfilled'"],
	['SELECT quantityreceived FROM transactionline', "'quantityreceived'"],
	['SELECT t.status__df FROM transaction t', "'status__df'"],
	['SELECT status__df FROM transaction', "'status__df'"],
	['SELECT __key FROM transaction', '_'],
	['SELECT rowid FROM transaction', "'rowid'"],
	['SELECT name FROM sqlite_master', "Record 'sqlite_master'"],
	['UPDATE transaction SET status = 1', 'only SELECT'],
	['DELETE FROM transaction', 'only SELECT'],
	['WITH x AS (SELECT id FROM item) SELECT id FROM x', 'WITH'],
	['', 'only SELECT'],
	['SELECT id FROM item; DELETE FROM item', 'found ;'],
	['SELECT id FROM item;', 'found ;'],
	["SELECT id FROM item WHERE itemid = 'MUG", 'not closed'],
	['SELECT "id FROM item', 'not closed'],
	['SELECT id FROM item WHERE itemid = "MUG"', "Unknown identifier 'mug'"],
	['SELECT id, FROM item', 'found FROM'],
	['SELECT id', 'FROM expected'],
	['SELECT id FROM', 'record name expected'],
	['SELECT (id FROM item', ') expected'],
	['SELECT id FROM item i, location l JOIN currency c ON c.id = l.id', 'ANSI and non-ANSI'],
	['SELECT i.id FROM item i, location l WHERE i.id = l.id(+)', 'found )'],
	['SELECT i.id FROM item i JOIN location i ON 1 = 1', 'called i'],
	['SELECT id FROM item i JOIN location l ON l.id = i.id', 'ambiguous'],
	['SELECT id FROM item WHERE id IN (SELECT "ID" FROM item)', 'quotation marks'],
	['SELECT id FROM item WHERE id', 'condition has to'],
	['SELECT id FROM item WHERE id = 1 AND isinactive', 'condition has to'],
	['SELECT id = 1 FROM item', 'value has to'],
	['SELECT COUNT(*), itemtype FROM item', 'itemtype is not in GROUP BY'],
	['SELECT itemid FROM item GROUP BY itemtype', 'itemid is not in GROUP BY'],
	['SELECT itemtype FROM item GROUP BY itemtype ORDER BY itemid', 'itemid is not in GROUP BY'],
	['SELECT BUILTIN.DF(status) FROM transaction GROUP BY status', 'not in GROUP BY'],
	[
		'SELECT id FROM item i GROUP BY id HAVING (SELECT MAX(im.quantity) FROM itemmember im WHERE im.itemid = i.itemid) > 1',
		"'itemid'",
	],
	[
		'SELECT i.id, (SELECT MAX(im.quantity) FROM itemmember im WHERE im.item = LENGTH(i.itemid)) FROM item i GROUP BY i.id',
		'itemid is not in GROUP BY',
	],
	['SELECT itemtype, COUNT(*) AS n FROM item GROUP BY itemtype ORDER BY n', 'ORDER BY the alias n'],
	['SELECT ABS(id) AS n FROM item WHERE n > 1', "Unknown identifier 'n'"],
	['SELECT id FROM item WHERE COUNT(*) > 1', 'aggregate in WHERE'],
	['SELECT id FROM item HAVING id > 1', 'does not group'],
	['SELECT i.id FROM item i JOIN location l ON l.id = c.id JOIN currency c ON c.id = 1', "'c'"],
	['SELECT (SELECT MAX(i.id) FROM item i2) FROM item i', 'field from outside'],
	['SELECT MAX(COUNT(*)) FROM item', 'aggregate inside'],
	['SELECT DISTINCT itemtype FROM item ORDER BY itemid', 'DISTINCT'],
	['SELECT id FROM item ORDER BY 2', 'not selected'],
	['SELECT id FROM item UNION SELECT id, itemid FROM item', 'numbers of columns'],
	['SELECT id FROM item UNION SELECT itemid FROM item', 'different types'],
	['SELECT DECODE(id, 1) FROM item', 'number of arguments'],
	['SELECT NVL(id) FROM item', 'number of arguments'],
	["SELECT LISTAGG(itemid, ',') FROM item", 'LISTAGG'],
	['SELECT IFNULL(id, 0) FROM item', 'IFNULL'],
	['SELECT sqlite_version() FROM item', 'SQLITE_VERSION'],
	["SELECT load_extension('x') FROM item", 'LOAD_EXTENSION'],
	['SELECT BUILTIN.CURRENCY(foreigntotal) FROM transaction', 'BUILTIN.CURRENCY'],
	["SELECT BUILTIN.DF('x') FROM transaction", 'one field'],
	["SELECT id FROM transaction WHERE trandate > '2026-01-01'", 'TO_DATE'],
	["SELECT id FROM transaction WHERE trandate > DATE '2026-01-01'", 'use TO_DATE'],
	["SELECT id FROM transaction WHERE trandate > TO_DATE('2026-01-32', 'YYYY-MM-DD')", 'calendar'],
	["SELECT id FROM transaction WHERE trandate > TO_DATE('1/2/2026', 'YYYY-MM-DD')", 'does not fit'],
	["SELECT TO_DATE('2026-01-02T10:00', 'YYYY-MM-DD') FROM DUAL", 'longer'],
	["SELECT TO_CHAR(trandate, 'YYYY-WHEN') FROM transaction", 'not recognised'],
	["SELECT id FROM transaction WHERE id = 'abc'", 'invalid number'],
	['SELECT id FROM transaction WHERE tranid = 77', 'invalid number'],
	["SELECT 'a' + 'b' FROM DUAL", 'invalid number'],
	['SELECT 1 / 0 FROM DUAL', 'divisor'],
	["SELECT CASE WHEN id > 1 THEN 'x' ELSE 0 END FROM item", 'different types'],
	['SELECT (SELECT id FROM item) FROM DUAL', 'more than one row'],
	['SELECT (SELECT id, itemid FROM item) FROM DUAL', 'one column'],
	['SELECT id FROM item WHERE ROWNUM <= 1 OR id = 101', 'ROWNUM'],
	['SELECT id FROM (SELECT id FROM item ORDER BY id) WHERE ROWNUM <= 1', 'FETCH FIRST'],
	['SELECT i.*, x.* FROM item i', 'x.*'],
])('%s is refused', (q, part) => {
	const refusal = refusalOf(q);
	expect(refusal.code).toBe('INVALID_PARAMETER');
	expect(refusal.detail).toMatch(/^Invalid search query\. /);
	expect(refusal.detail).toContain(part);
});

test('an unknown name comes with the records that were in reach', () => {
	expect(
		refusalOf('SELECT x FROM transactionline tl JOIN item ON item.id = tl.item').detail,
	).toContain(
		"Unknown identifier 'x'. Available identifiers are: {tl=transactionline, item=item}.",
	);
});

test('at most 1000 values stand in one IN', () => {
	const list = (count: number) => Array.from({ length: count }, () => '1').join(', ');
	expect(suiteQl.run(`SELECT id FROM item WHERE id IN (${list(1000)})`, []).rows).toEqual([]);
	expect(refusalOf(`SELECT id FROM item WHERE id IN (${list(1001)})`).detail).toContain('1000');
});

test('parameters have to be as many as question marks', () => {
	expect(refusalOf('SELECT id FROM item WHERE id = ?').detail).toContain('1 parameters, 0');
	expect(refusalOf('SELECT id FROM item', [1]).detail).toContain('0 parameters, 1');
	expect(refusalOf("SELECT '?' FROM item -- ?", [1]).detail).toContain('0 parameters, 1');
});
