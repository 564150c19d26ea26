import { SuiteQl } from '../../../../simulators/netsuite/suiteql';

const order = (id: number, more: object = {}) => ({
	transaction: [
		{ id, type: 'SalesOrd', externalid: `SHOPIFY_SO_${id}`, foreigntotal: 40, ...more },
	],
	transactionline: [1, 2, 3, 4].map((line) => ({
		transaction: id,
		id: line,
		item: line,
		quantity: -line,
		foreignamount: -10,
	})),
});

test('what was put twice is there once, as it was put last', async () => {
	const suiteQl = await SuiteQl.create();
	suiteQl.put('salesorder:1', order(1));
	suiteQl.put('salesorder:1', order(1, { externalid: 'B' }));
	suiteQl.run('SELECT id FROM transaction', []);
	suiteQl.put('salesorder:1', { transaction: [{ id: 1, externalid: 'C' }] });
	expect(suiteQl.run('SELECT externalid FROM transaction', []).rows).toEqual([{ externalid: 'C' }]);
	expect(suiteQl.run('SELECT id FROM transactionline', []).rows).toEqual([]);
});

test('removing one record leaves the others, clearing leaves none', async () => {
	const suiteQl = await SuiteQl.create();
	suiteQl.put('salesorder:1', order(1));
	suiteQl.put('salesorder:2', order(2));
	suiteQl.run('SELECT id FROM transaction', []);
	suiteQl.remove('salesorder:1');
	expect(suiteQl.run('SELECT id FROM transaction', []).rows).toEqual([{ id: '2' }]);
	suiteQl.put('salesorder:3', order(3));
	suiteQl.clear();
	expect(suiteQl.run('SELECT id FROM transaction', []).rows).toEqual([]);
});

test('a custom field exists once a record has it, for all records and for good', async () => {
	const suiteQl = await SuiteQl.create();
	suiteQl.put('salesorder:1', order(1));
	const q = 'SELECT id, custbody_note FROM transaction ORDER BY id';
	expect(() => suiteQl.run(q, [])).toThrow("Unknown identifier 'custbody_note'");
	suiteQl.put('salesorder:2', order(2, { custbody_note: 'hello' }));
	expect(suiteQl.run(q, []).rows).toEqual([
		{ id: '1', custbody_note: null },
		{ id: '2', custbody_note: 'hello' },
	]);
	suiteQl.remove('salesorder:2');
	expect(suiteQl.run(q, []).rows).toEqual([{ id: '1', custbody_note: null }]);
});

test('a custom field can be known before it is used, with its type', async () => {
	const suiteQl = await SuiteQl.create();
	suiteQl.define('transaction', 'custbody_due', 'date');
	suiteQl.define('transaction', 'custbody_note', 'text');
	const q = "SELECT custbody_due FROM transaction WHERE custbody_note = '7'";
	expect(suiteQl.run(q, []).rows).toEqual([]);
	suiteQl.put('salesorder:1', order(1, { custbody_due: '2026-10-05', custbody_note: 7 }));
	expect(suiteQl.run(q, []).rows).toEqual([{ custbody_due: '10/5/2026' }]);
});

test('a field that was empty so far takes its type from its first value', async () => {
	const suiteQl = await SuiteQl.create();
	suiteQl.put('salesorder:1', order(1, { custbody_count: null }));
	const q = 'SELECT id FROM transaction WHERE custbody_count > 9';
	expect(suiteQl.run(q, []).rows).toEqual([]);
	suiteQl.put('salesorder:2', order(2, { custbody_count: 10 }));
	expect(suiteQl.run(q, []).rows).toEqual([{ id: '2' }]);
	expect(() => suiteQl.put('salesorder:3', order(3, { custbody_count: 'x' }))).toThrow('numbers');
});

test('a value that does not fit its column is a mistake of the caller', async () => {
	const suiteQl = await SuiteQl.create();
	expect(() => suiteQl.put('a', { transaction: [{ id: 'SO1' }] })).toThrow('column of numbers');
	expect(() => suiteQl.put('a', { transaction: [{ trandate: 'soon' }] })).toThrow('ISO date');
	expect(() => suiteQl.put('a', { item: [{ Custitem: 1 }] })).toThrow('no name of a field');
});

test('ten thousand orders with four lines each', async () => {
	const suiteQl = await SuiteQl.create();
	for (let id = 1; id <= 10_000; id += 1) suiteQl.put(`salesorder:${id}`, order(id));
	const q = `SELECT COUNT(DISTINCT t.id) AS orders, COUNT(*) AS lines, SUM(tl.foreignamount) AS amount
		FROM transaction t JOIN transactionline tl ON tl.transaction = t.id WHERE t.type = 'SalesOrd'`;
	expect(suiteQl.run(q, []).rows).toEqual([{ orders: '10000', lines: '40000', amount: '-400000' }]);
	const one =
		'SELECT tl.id FROM transaction t JOIN transactionline tl ON tl.transaction = t.id WHERE t.externalid = ?';
	expect(suiteQl.run(one, ['SHOPIFY_SO_7777']).rows).toHaveLength(4);
});
