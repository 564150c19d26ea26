import { schemaOf } from '../schema/schemas';
import type { Draft } from '../schema/read-body';
import type { TransactionType } from '../store/record-types';
import type { Transaction } from '../store/transaction';
import type { World } from '../store/world';
import { blankTransaction } from './blank';
import { setHeader } from './header';
import { inheritMoney } from './inherit-money';
import { invalidRequest, userError } from './refusal';
import { remainingOf } from './remaining';
import { settle } from './settle';
import { orderLetter } from './status';
import { copyOpenLines, isGoods, isSale, overrideLines } from './transform-lines';

/** Which record makes which, docs/vendors/netsuite.md §2.5; no way leads from a sales order to a credit memo. */
const TRANSFORMS: Readonly<Partial<Record<TransactionType, readonly TransactionType[]>>> = {
	salesOrder: ['itemFulfillment', 'invoice', 'cashSale', 'returnAuthorization'],
	invoice: ['creditMemo', 'customerPayment', 'returnAuthorization'],
	returnAuthorization: ['itemReceipt', 'creditMemo', 'cashRefund'],
	creditMemo: ['customerRefund'],
	customerDeposit: ['depositApplication'],
};

function checkOrderState(world: World, source: Readonly<Transaction>): void {
	if (source.type !== 'salesOrder' && source.type !== 'returnAuthorization') return;
	const letter = orderLetter(world, source);
	if (letter === 'A') throw userError('The order is pending approval.');
	if (letter === 'C') throw userError('The order is cancelled.');
}

function copyHeader(world: World, source: Readonly<Transaction>, record: Transaction): void {
	const fields = record.type === 'wave' ? {} : (schemaOf(world, record.type)?.fields ?? {});
	record.entity = source.entity;
	record.currency = source.currency;
	record.subsidiary = source.subsidiary;
	record.exchangeRateMicros = source.exchangeRateMicros;
	record.createdFrom = source.id;
	for (const [name, value] of Object.entries(source.header)) {
		if (Object.hasOwn(fields, name)) record.header[name] = structuredClone(value);
	}
}

/** The record a transform starts from: everything of the source that is still open. */
export function startFrom(
	world: World,
	source: Readonly<Transaction>,
	target: TransactionType,
): Transaction {
	const record = blankTransaction(world, target);
	copyHeader(world, source, record);
	copyOpenLines(world, source, record);
	if (isSale(target)) inheritMoney(world, source, record);
	const remaining = remainingOf(world, source);
	const isMoney = target === 'customerPayment' || target === 'customerRefund';
	if (isMoney && remaining <= 0) throw userError('Nothing of this record is open.');
	if (target === 'customerPayment') record.payment = remaining;
	return record;
}

/** Whether a new record is applied to the one it was made from. */
function canBePaid(record: Transaction, source: Readonly<Transaction>): boolean {
	if (record.type === 'customerRefund') return source.type === 'creditMemo';
	const isCredit = record.type === 'creditMemo' || record.type === 'customerPayment';
	return isCredit && source.type === 'invoice';
}

/** Writes a transform's body over the defaults of its record, and checks the result. */
export function writeOverrides(
	world: World,
	record: Transaction,
	source: Readonly<Transaction>,
	draft: Draft,
	replace: ReadonlySet<string>,
): void {
	setHeader(world, record, draft.header);
	overrideLines(world, record, draft.sublists['item'], replace.has('item'));
	if (isSale(record.type)) inheritMoney(world, source, record, draft);
	const applyTo = canBePaid(record, source) ? source : undefined;
	settle(world, record, draft, { replace, autoApply: false, applyTo });
	if (isGoods(record.type)) checkGoods(world, record);
	if (record.type === 'depositApplication' && record.applies.length === 0) {
		throw userError('Choose what to apply the deposit to.', 'apply');
	}
}

function checkGoods(world: World, record: Transaction): void {
	const needsLocation = record.type === 'itemFulfillment' && world.switches.fulfilmentNeedsLocation;
	if (needsLocation && record.header['inventoryLocation'] === undefined) {
		throw userError('Please enter value(s) for: Inventory Location.', 'inventoryLocation');
	}
}

/** A record made from another one, checked but not saved. */
export function buildTransformed(
	world: World,
	source: Readonly<Transaction>,
	target: TransactionType,
	draft: Draft,
	replace: ReadonlySet<string>,
): Transaction {
	if (!TRANSFORMS[source.type]?.includes(target)) {
		throw invalidRequest(`No transform leads from ${source.type} to ${target}.`, 404);
	}
	checkOrderState(world, source);
	const record = startFrom(world, source, target);
	writeOverrides(world, record, source, draft, replace);
	const needsLines = isSale(target) || isGoods(target);
	if (needsLines && record.lines.length === 0) {
		throw userError('You must have at least one valid line item for this transaction.', 'item');
	}
	return record;
}
