import { isTransactionType, type RecordType } from '../store/record-types';
import type { World } from '../store/world';
import {
	addresses,
	amounts,
	choice,
	dates,
	flags,
	isSuiteTax,
	only,
	numbers,
	readOnlyDates,
	readOnlyFlags,
	readOnlyNumbers,
	readOnlyTexts,
	refs,
	showsLegacyTax,
	texts,
	type Fields,
	type Schema,
	type Sublist,
} from './field';
import {
	APPLY,
	BILL_LINES,
	DEPOSITED_PAYMENTS,
	DEPOSIT_LINES,
	GOODS_LINES,
	ORDER_LINES,
	REFUNDED_DEPOSITS,
	TAX_DETAILS,
} from './line-fields';

const CREATED_FROM: Fields = {
	createdFrom: { kind: 'ref', target: 'transaction', isReadOnly: true },
};

const BASE: Fields = {
	...readOnlyTexts('id', 'status'),
	...texts('externalId', 'tranId', 'memo'),
	...dates('tranDate'),
	...refs('subsidiary', 'subsidiary'),
	...refs('currency', 'currency'),
	...refs('location', 'location'),
	...refs('anything', 'customForm', 'department', 'class'),
	...numbers('exchangeRate'),
	...readOnlyNumbers('total'),
	...readOnlyDates('createdDate', 'lastModifiedDate'),
};

const SALE: Fields = {
	...BASE,
	...refs('customer', 'entity'),
	...texts('otherRefNum', 'email', 'message', 'discountRate'),
	...flags('toBeEmailed', 'toBePrinted'),
	...refs('item', 'discountItem'),
	...refs('anything', 'salesChannel', 'terms', 'promoCode', 'shipAddressList', 'billAddressList'),
	...refs('shipItem', 'shipMethod'),
	...amounts('shippingCost', 'handlingCost'),
	...addresses('shippingAddress', 'billingAddress'),
	...CREATED_FROM,
	...readOnlyNumbers('subtotal', 'discountTotal'),
	...only(isSuiteTax, flags('taxDetailsOverride', 'taxRegOverride')),
	...only(isSuiteTax, readOnlyNumbers('totalAfterTaxes', 'shippingTaxAmount')),
	...only((world) => isSuiteTax(world) || showsLegacyTax(world), readOnlyNumbers('taxTotal')),
	...only(showsLegacyTax, {
		...refs('taxCode', 'taxItem', 'shippingTaxCode'),
		...flags('isTaxable'),
		...readOnlyNumbers('taxRate'),
	}),
};

const ORDER: Fields = {
	...SALE,
	...choice('orderStatus', 'A', 'B'),
	...dates('shipDate'),
	...flags('shipComplete'),
	...readOnlyNumbers('amountDeposited'),
	...readOnlyFlags('needsPick', 'canBeUnapproved'),
	...readOnlyTexts('linkedTrackingNumbers'),
};

const MONEY_IN: Fields = {
	...BASE,
	...refs('customer', 'customer'),
	...amounts('payment'),
	...flags('undepFunds', 'autoApply'),
	...refs('account', 'account', 'aracct'),
	...refs('paymentMethod', 'paymentMethod', 'paymentOption'),
	...texts('checkNum', 'pnRefNum'),
	...CREATED_FROM,
	...readOnlyNumbers('applied', 'unapplied'),
};

const SETTLED: Fields = {
	...refs('account', 'account'),
	...readOnlyNumbers('amountPaid', 'amountRemaining'),
};
const PAID_AT_ONCE: Fields = {
	...flags('undepFunds'),
	...refs('account', 'account'),
	...refs('paymentMethod', 'paymentMethod'),
};
const GOODS: Fields = {
	...BASE,
	...refs('customer', 'entity'),
	...CREATED_FROM,
};
const BILL_SUBLISTS = { item: BILL_LINES, taxDetails: TAX_DETAILS };

const SCHEMAS: Readonly<Partial<Record<RecordType, Schema>>> = {
	salesOrder: { fields: ORDER, sublists: { item: ORDER_LINES, taxDetails: TAX_DETAILS } },
	returnAuthorization: {
		fields: ORDER,
		sublists: { item: ORDER_LINES, taxDetails: TAX_DETAILS },
	},
	itemFulfillment: {
		fields: {
			...GOODS,
			...choice('shipStatus', 'A', 'B', 'C'),
			...refs('location', 'inventoryLocation'),
			...refs('shipItem', 'shipMethod'),
			...dates('pickedDate', 'packedDate', 'shippedDate'),
		},
		sublists: { item: GOODS_LINES },
	},
	itemReceipt: { fields: GOODS, sublists: { item: GOODS_LINES } },
	invoice: { fields: { ...SALE, ...SETTLED, ...dates('dueDate') }, sublists: BILL_SUBLISTS },
	cashSale: { fields: { ...SALE, ...PAID_AT_ONCE }, sublists: BILL_SUBLISTS },
	cashRefund: {
		fields: { ...SALE, ...PAID_AT_ONCE, ...refs('transaction', 'createdFrom') },
		sublists: BILL_SUBLISTS,
	},
	creditMemo: {
		fields: {
			...SALE,
			...SETTLED,
			...flags('autoApply'),
			...refs('postingPeriod', 'postingPeriod'),
			...readOnlyNumbers('applied', 'unapplied'),
		},
		sublists: { ...BILL_SUBLISTS, apply: APPLY },
	},
	customerDeposit: { fields: { ...MONEY_IN, ...refs('transaction', 'salesOrder') }, sublists: {} },
	customerPayment: { fields: MONEY_IN, sublists: { apply: APPLY } },
	depositApplication: {
		fields: { ...MONEY_IN, deposit: { kind: 'ref', isReadOnly: true } },
		sublists: { apply: APPLY },
	},
	customerRefund: { fields: MONEY_IN, sublists: { apply: APPLY, deposit: REFUNDED_DEPOSITS } },
	deposit: {
		fields: { ...BASE, ...refs('account', 'account') },
		sublists: { payment: DEPOSITED_PAYMENTS, other: DEPOSIT_LINES, cashBack: DEPOSIT_LINES },
	},
	customer: {
		fields: {
			...readOnlyTexts('id'),
			...texts('externalId', 'entityId', 'email', 'companyName', 'firstName', 'lastName', 'phone'),
			...flags('isPerson'),
			...refs('subsidiary', 'subsidiary'),
			...refs('currency', 'currency'),
		},
		sublists: {},
	},
};

function existing<T extends { exists?: (world: World) => boolean }>(
	world: World,
	parts: Readonly<Record<string, T>>,
): Record<string, T> {
	return Object.fromEntries(
		Object.entries(parts).filter(([, part]) => part.exists?.(world) ?? true),
	);
}

function custom(world: World, prefix: string): Fields {
	return Object.fromEntries(
		world.customFields
			.filter(({ name }) => name.startsWith(prefix))
			.map(({ name, kind }) => [name, { kind }]),
	);
}

/** The properties a record type has in this account, custom fields included; null for lists nobody writes. */
export function schemaOf(world: World, type: RecordType): Schema | null {
	const schema = SCHEMAS[type];
	if (!schema) return null;
	const body = isTransactionType(type) ? custom(world, 'custbody_') : {};
	const sublists = existing<Sublist>(world, schema.sublists);
	for (const [name, sublist] of Object.entries(sublists)) {
		const columns = name === 'item' ? custom(world, 'custcol_') : {};
		sublists[name] = { ...sublist, fields: { ...existing(world, sublist.fields), ...columns } };
	}
	return { fields: { ...existing(world, schema.fields), ...body }, sublists };
}
