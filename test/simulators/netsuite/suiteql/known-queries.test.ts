import type { SuiteQl } from '../../../../simulators/netsuite/suiteql';
import { openSmallAccount } from './small-account';

let suiteQl: SuiteQl;
beforeAll(async () => {
	suiteQl = await openSmallAccount();
});
afterAll(() => suiteQl.close());

const rowsOf = (q: string, params: (string | number)[] = []) => suiteQl.run(q, params).rows;

test('an order is found by its external id, with the name of its status', () => {
	const q = `SELECT t.id, t.tranid, t.externalid, t.status, BUILTIN.DF(t.status) AS status_name,
       t.foreigntotal, t.currency, t.lastmodifieddate
FROM transaction t WHERE t.type = 'SalesOrd' AND t.externalid = ?`;
	expect(suiteQl.run(q, ['SHOPIFY_SO_123'])).toEqual({
		columns: [
			'id',
			'tranid',
			'externalid',
			'status',
			'status_name',
			'foreigntotal',
			'currency',
			'lastmodifieddate',
		],
		rows: [
			{
				id: '1001',
				tranid: 'SO77',
				externalid: 'SHOPIFY_SO_123',
				status: 'D',
				status_name: 'Sales Order : Partially Fulfilled',
				foreigntotal: '60.9',
				currency: '1',
				lastmodifieddate: '10/3/2026',
			},
		],
	});
	expect(rowsOf(q, ['SHOPIFY_SO_124'])).toEqual([]);
});

test('the lines of an order come without its header and tax lines', () => {
	const q = `SELECT tl.id AS line_id, tl.uniquekey, tl.linesequencenumber, tl.item, i.itemid, i.itemtype,
       ABS(tl.quantity) AS qty, ABS(NVL(tl.quantityshiprecv,0)) AS shipped,
       ABS(NVL(tl.quantitybilled,0)) AS billed, tl.isclosed, tl.location
FROM transactionline tl JOIN item i ON i.id = tl.item
WHERE tl.transaction = ? AND tl.mainline = 'F' AND tl.taxline = 'F' AND tl.assemblycomponent = 'F'
ORDER BY tl.linesequencenumber`;
	const rows = rowsOf(q, ['1001']);
	expect(rows[0]).toEqual({
		line_id: '1',
		uniquekey: '9001',
		linesequencenumber: '1',
		item: '101',
		itemid: 'MUG',
		itemtype: 'InvtPart',
		qty: '3',
		shipped: '2',
		billed: '2',
		isclosed: 'F',
		location: '6',
	});
	expect(rows.map((row) => [row['line_id'], row['shipped'], row['isclosed']])).toEqual([
		['1', '2', 'F'],
		['4', '0', 'F'],
		['5', '0', 'T'],
	]);
	expect(rowsOf(q, [1001])).toEqual(rows);
});

test('a fulfilment of two lines shows once', () => {
	const q = `SELECT DISTINCT f.id, f.tranid, f.status, BUILTIN.DF(f.status) AS ship_status
FROM PreviousTransactionLineLink l JOIN transaction f ON f.id = l.nextdoc
WHERE l.previousdoc = ? AND f.type = 'ItemShip'`;
	expect(rowsOf(q, ['1001'])).toEqual([
		{ id: '1002', tranid: 'IF5', status: 'C', ship_status: 'Item Fulfillment : Shipped' },
	]);
});

test('everything that hangs off an order shows with its link type', () => {
	const q = `-- everything, with link type (OrdBill, ShipRcpt, OrdDep, ...)
SELECT DISTINCT l.linktype, n.id, n.type, n.tranid, n.status
FROM PreviousTransactionLineLink l JOIN transaction n ON n.id = l.nextdoc WHERE l.previousdoc = ?`;
	const rows = rowsOf(q, ['1001']);
	expect(rows).toHaveLength(3);
	expect(rows).toContainEqual({
		linktype: 'OrdBill',
		id: '1003',
		type: 'CustInvc',
		tranid: 'INV9',
		status: 'A',
	});
});

test('shipped quantities add up per order line', () => {
	const q = `SELECT l.previousline AS so_line, SUM(ABS(fl.quantity)) AS qty
FROM PreviousTransactionLineLink l
JOIN transactionline fl ON fl.transaction = l.nextdoc AND fl.id = l.nextline
JOIN transaction f ON f.id = l.nextdoc AND f.type = 'ItemShip'
WHERE l.previousdoc = ? GROUP BY l.previousline`;
	expect(rowsOf(q, ['1001'])).toEqual([
		{ so_line: '1', qty: '2' },
		{ so_line: '4', qty: '1' },
	]);
});

test('the members of a kit, a missing quantity read as zero', () => {
	const q = `SELECT im.parentitem, im.item, NVL(im.quantity,0) AS per_kit, BUILTIN.DF(im.item) AS name
FROM itemmember im WHERE im.parentitem IN (?, ?)`;
	expect(rowsOf(q, ['103', '999'])).toEqual([
		{ parentitem: '103', item: '101', per_kit: '2', name: 'MUG' },
		{ parentitem: '103', item: '102', per_kit: '0', name: 'CAP' },
	]);
});

test('the stock of an item at one location', () => {
	const q = `SELECT ail.item, ail.location, BUILTIN.DF(ail.location) AS loc, ail.quantityavailable, ail.quantityonhand, ail.quantitycommitted
FROM AggregateItemLocation ail WHERE ail.item IN (?,?) AND ail.location = ?`;
	expect(rowsOf(q, ['101', '102', '6'])).toEqual([
		{
			item: '101',
			location: '6',
			loc: 'Leeds',
			quantityavailable: '4',
			quantityonhand: '5',
			quantitycommitted: '1',
		},
	]);
	expect(rowsOf(q, ['101', '102', '8'])[0]?.['quantityonhand']).toBeNull();
});

test('orders by external id prefix and day; LIKE minds the case', () => {
	const q = `-- orders of a window by external id prefix
SELECT t.externalid, t.id, t.status, t.foreigntotal, t.lastmodifieddate FROM transaction t
WHERE t.type='SalesOrd' AND t.externalid LIKE ? AND t.trandate >= TO_DATE(?, 'YYYY-MM-DD')`;
	expect(rowsOf(q, ['SHOPIFY_SO_%', '2026-10-01']).map((row) => row['id'])).toEqual(['1001']);
	expect(rowsOf(q, ['shopify_so_%', '2026-10-01']).map((row) => row['id'])).toEqual(['1010']);
	expect(rowsOf(q, ['SHOPIFY_SO_%', '2026-10-03'])).toEqual([]);
});

test('credits and refunds by external id prefix', () => {
	const q = `SELECT t.externalid, t.type, t.id, t.status, t.foreigntotal, t.otherrefnum FROM transaction t
WHERE t.type IN ('CustCred','CustRfnd','CashRfnd') AND t.externalid LIKE ?`;
	const rows = rowsOf(q, ['SHOPIFY_C%']);
	expect(rows.map((row) => [row['externalid'], row['otherrefnum']])).toEqual([
		['SHOPIFY_CM_9', '#1001'],
		['SHOPIFY_CR_9', null],
	]);
});

test('the deposit of an order', () => {
	const q = `SELECT DISTINCT l.previousdoc AS so, d.id, d.externalid, d.foreigntotal, d.status FROM PreviousTransactionLineLink l
JOIN transaction d ON d.id = l.nextdoc WHERE l.linktype='OrdDep' AND l.previousdoc IN (?)`;
	expect(rowsOf(q, ['1001'])).toEqual([
		{ so: '1001', id: '1004', externalid: 'SHOPIFY_CD_1', foreigntotal: '60.9', status: 'C' },
	]);
});

test('the bank deposit of a payout, by external id or by memo', () => {
	const q = `SELECT t.id, t.tranid, t.trandate, t.memo, t.foreigntotal FROM transaction t
WHERE t.type='Deposit' AND (t.externalid = ? OR t.memo LIKE ?)`;
	const found = [
		{ id: '1007', tranid: 'DEP3', trandate: '10/9/2026', memo: 'Payout 5', foreigntotal: '48.4' },
	];
	expect(rowsOf(q, ['SHOPIFY_PAYOUT_5', 'nothing'])).toEqual(found);
	expect(rowsOf(q, ['nothing', '%out 5'])).toEqual(found);
	expect(rowsOf(q, ['nothing', '%out 6'])).toEqual([]);
});

test('the guard query for status values: bare letters, long names beside them', () => {
	const rows = rowsOf('SELECT DISTINCT type, status, BUILTIN.DF(status) FROM transaction');
	expect(rows).toContainEqual({
		type: 'SalesOrd',
		status: 'B',
		expr1: 'Sales Order : Pending Fulfillment',
	});
	expect(rowsOf("SELECT id FROM transaction WHERE status = 'SalesOrd:B'")).toEqual([]);
	expect(rowsOf("SELECT id FROM transaction WHERE BUILTIN.CF(status) = 'SalesOrd:B'")).toEqual([
		{ id: '1010' },
	]);
});

test('a probe with a star shows every field, custom ones too, and no display columns', () => {
	const { columns, rows } = suiteQl.run(
		'SELECT * FROM transaction WHERE id = 1001 FETCH FIRST 1 ROWS ONLY',
		[],
	);
	expect(rows).toHaveLength(1);
	expect(columns).toEqual(expect.arrayContaining(['id', 'custbody_shopify_order_id']));
	expect(rows[0]?.['custbody_osync_hold']).toBe('F');
	expect(columns.filter((name) => name.includes('__'))).toEqual([]);
});
