import {
	choice,
	dates,
	flags,
	isSuiteTax,
	numbers,
	only,
	readOnlyFlags,
	readOnlyNumbers,
	readOnlyTexts,
	refs,
	showsLegacyTax,
	texts,
	type Fields,
	type Sublist,
} from './field';

const LINE: Fields = {
	...numbers('line', 'orderLine', 'quantity', 'rate', 'amount'),
	...refs('item', 'item'),
	...refs('location', 'location', 'inventorylocation'),
	...refs('anything', 'price', 'department', 'class'),
	...texts('description', 'units'),
	...only((world) => world.switches.lineUniqueKey, readOnlyTexts('lineUniqueKey')),
	...only(isSuiteTax, texts('taxDetailsReference')),
	...only(isSuiteTax, numbers('grossAmt')),
	...only(showsLegacyTax, { ...refs('taxCode', 'taxCode'), ...flags('isTaxable') }),
	...readOnlyTexts('itemType'),
};

const ORDER_LINE: Fields = {
	...LINE,
	...flags('isClosed', 'noAutoAssignLocation'),
	...choice('commitInventory', '1', '2', '3'),
	...dates('expectedShipDate'),
	...readOnlyFlags('linked', 'isOpen', 'itemIsFulfilled', 'hasOrdBillLink'),
	...readOnlyNumbers(
		...['quantityOrdered', 'quantityCommitted', 'quantityBackOrdered', 'quantityFulfilled'],
		...['quantityPicked', 'quantityPacked', 'quantityBilled', 'quantityAvailable'],
		'quantityOnHand',
	),
};

function itemSublist(fields: Fields): Sublist {
	return { keys: ['line'], fields };
}

/** Lines of a sales order or return, docs/vendors/netsuite.md §3.2. */
export const ORDER_LINES = itemSublist(ORDER_LINE);

/** Lines of an invoice, cash sale or credit. */
export const BILL_LINES = itemSublist({
	...LINE,
	orderDoc: { kind: 'ref', target: 'transaction', isReadOnly: true },
});

/** Lines of a fulfilment or receipt: goods without money. */
export const GOODS_LINES = itemSublist({
	...numbers('line', 'orderLine', 'quantity'),
	...refs('item', 'item'),
	...refs('location', 'location'),
	...flags('itemreceive', 'restock'),
	...texts('description'),
	...readOnlyTexts('itemType'),
});

/** SuiteTax rows, docs/vendors/netsuite.md §3.3. */
export const TAX_DETAILS: Sublist = {
	keys: ['taxDetailsReference'],
	exists: isSuiteTax,
	fields: {
		...texts('taxDetailsReference', 'lineType', 'lineName', 'calcDetail'),
		...refs('taxCode', 'taxCode'),
		...refs('taxType', 'taxType'),
		...numbers('taxRate', 'taxBasis', 'taxAmount', 'netAmount'),
	},
};

/** What a credit, payment or refund is applied to, docs/vendors/netsuite.md §5.2. */
export const APPLY: Sublist = {
	keys: ['doc', 'line'],
	fields: {
		...refs('transaction', 'doc'),
		...numbers('line', 'amount'),
		...flags('apply'),
		...dates('applyDate'),
		...readOnlyNumbers('due', 'total'),
		...readOnlyTexts('refNum', 'type', 'currency', 'createdFrom'),
	},
};

/** Deposits a customer refund pays back, docs/vendors/netsuite.md §5.3. */
export const REFUNDED_DEPOSITS: Sublist = {
	keys: ['doc'],
	fields: {
		...refs('transaction', 'doc'),
		...numbers('amount', 'line'),
		...flags('apply'),
		...dates('applyDate'),
	},
};

/** Payments in a bank deposit. */
export const DEPOSITED_PAYMENTS: Sublist = {
	keys: ['id'],
	fields: {
		...refs('transaction', 'id'),
		...flags('deposit'),
		...readOnlyNumbers('paymentAmount'),
	},
};

/** Other lines and cash back of a bank deposit. */
export const DEPOSIT_LINES: Sublist = {
	keys: ['line'],
	fields: {
		...numbers('line', 'amount'),
		...refs('account', 'account'),
		...refs('anything', 'entity', 'department', 'class', 'location'),
		...refs('paymentMethod', 'paymentMethod'),
		...texts('memo', 'refNum'),
	},
};
