import type { SuiteQlOptions, TableRow, TableRows } from '../../../../simulators/netsuite/suiteql';
import { SuiteQl } from '../../../../simulators/netsuite/suiteql';

const transaction = (row: TableRow): TableRows => ({ transaction: [row] });

const line = (id: number, more: TableRow): TableRow => ({
	transaction: 1001,
	id,
	uniquekey: 9000 + id,
	linesequencenumber: id,
	mainline: false,
	taxline: false,
	assemblycomponent: false,
	isclosed: false,
	location: 6,
	...more,
});

/** One partly shipped, partly billed order with a deposit, its documents, and one untouched order. */
export const SMALL_ACCOUNT: Readonly<Record<string, TableRows>> = {
	'salesorder:1001': {
		transaction: [
			{
				id: '1001',
				tranid: 'SO77',
				externalid: 'SHOPIFY_SO_123',
				type: 'SalesOrd',
				status: 'D',
				status__df: 'Sales Order : Partially Fulfilled',
				entity: 7,
				currency: 1,
				currency__df: 'GBP',
				foreigntotal: 60.9,
				total: 73.08,
				trandate: '2026-10-02',
				lastmodifieddate: '2026-10-03T16:21:30.500Z',
				otherrefnum: '#1001',
				custbody_shopify_order_id: '123',
				custbody_osync_hold: false,
			},
		],
		transactionline: [
			line(0, { mainline: true, item: null, quantity: null }),
			line(1, {
				item: 101,
				quantity: -3,
				quantityshiprecv: 2,
				quantitybilled: 2,
				rate: 12.5,
				foreignamount: -37.5,
			}),
			line(4, { item: 102, quantity: -2, rate: 7.1, foreignamount: -14.2 }),
			line(5, { item: 103, quantity: -1, rate: 9.2, foreignamount: -9.2, isclosed: true }),
			line(6, { taxline: true, item: 101, quantity: null, foreignamount: 0 }),
		],
	},
	'salesorder:1010': transaction({
		id: 1010,
		tranid: 'SO78',
		externalid: 'shopify_so_124',
		type: 'SalesOrd',
		status: 'B',
		status__df: 'Sales Order : Pending Fulfillment',
		foreigntotal: 10,
		trandate: '2026-10-01',
		lastmodifieddate: '2026-10-01T08:00:00Z',
		memo: 'by "hand"',
	}),
	'itemfulfillment:1002': {
		transaction: [
			{
				id: 1002,
				tranid: 'IF5',
				type: 'ItemShip',
				status: 'C',
				status__df: 'Item Fulfillment : Shipped',
				trandate: '2026-10-03',
			},
		],
		transactionline: [
			{ transaction: 1002, id: 1, quantity: -2, item: 101 },
			{ transaction: 1002, id: 2, quantity: -1, item: 102 },
		],
		previoustransactionlinelink: [
			{ previousdoc: 1001, previousline: 1, nextdoc: 1002, nextline: 1, linktype: 'ShipRcpt' },
			{ previousdoc: 1001, previousline: 4, nextdoc: 1002, nextline: 2, linktype: 'ShipRcpt' },
		],
	},
	'invoice:1003': {
		transaction: [{ id: 1003, tranid: 'INV9', type: 'CustInvc', status: 'A', foreigntotal: 25 }],
		previoustransactionlinelink: [
			{ previousdoc: 1001, previousline: 1, nextdoc: 1003, nextline: 1, linktype: 'OrdBill' },
		],
	},
	'customerdeposit:1004': {
		transaction: [
			{
				id: 1004,
				tranid: 'CD1',
				externalid: 'SHOPIFY_CD_1',
				type: 'CustDep',
				status: 'C',
				foreigntotal: 60.9,
			},
		],
		previoustransactionlinelink: [
			{ previousdoc: 1001, previousline: 0, nextdoc: 1004, nextline: 0, linktype: 'OrdDep' },
		],
	},
	'creditmemo:1005': transaction({
		id: 1005,
		externalid: 'SHOPIFY_CM_9',
		type: 'CustCred',
		status: 'B',
		foreigntotal: 12.5,
		otherrefnum: '#1001',
	}),
	'customerrefund:1006': transaction({
		id: 1006,
		externalid: 'SHOPIFY_CR_9',
		type: 'CustRfnd',
		status: 'Y',
		foreigntotal: 12.5,
	}),
	'deposit:1007': transaction({
		id: 1007,
		tranid: 'DEP3',
		externalid: 'SHOPIFY_PAYOUT_5',
		type: 'Deposit',
		trandate: '2026-10-09',
		memo: 'Payout 5',
		foreigntotal: 48.4,
	}),
	'item:101': { item: [{ id: 101, itemid: 'MUG', itemtype: 'InvtPart' }] },
	'item:102': { item: [{ id: 102, itemid: 'CAP', itemtype: 'InvtPart' }] },
	'item:103': {
		item: [{ id: 103, itemid: 'GIFT', itemtype: 'Kit' }],
		itemmember: [
			{ parentitem: 103, item: 101, item__df: 'MUG', quantity: 2 },
			{ parentitem: 103, item: 102, item__df: 'CAP', quantity: null },
		],
	},
	stock: {
		aggregateitemlocation: [
			{
				item: 101,
				location: 6,
				location__df: 'Leeds',
				quantityavailable: 4,
				quantityonhand: 5,
				quantitycommitted: 1,
			},
			{ item: 101, location: 8, location__df: 'York', quantityavailable: 0 },
		],
	},
};

/** An engine that holds the small account. */
export async function openSmallAccount(options: Partial<SuiteQlOptions> = {}): Promise<SuiteQl> {
	const suiteQl = await SuiteQl.create(options);
	for (const [key, rows] of Object.entries(SMALL_ACCOUNT)) suiteQl.put(key, rows);
	return suiteQl;
}
