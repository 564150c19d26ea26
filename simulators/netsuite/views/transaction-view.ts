import { decimalsOf } from '../behaviour/currency';
import { remainingOf } from '../behaviour/remaining';
import { statusOf, type Status } from '../behaviour/status';
import { shippingTaxOf } from '../behaviour/tax';
import { totalsOf } from '../behaviour/totals';
import type { Fields } from '../schema/field';
import { schemaOf } from '../schema/schemas';
import type { RecordType } from '../store/record-types';
import { fromMicros, fromMinor } from '../store/decimal';
import type { Transaction } from '../store/transaction';
import { without } from '../store/values';
import type { World } from '../store/world';
import { fieldsView } from './field-view';
import { recordUrl } from './reference-view';
import { sublistRows } from './sublist-view';

export interface ViewOptions {
	/** Whether sublists and subrecords come in full; they are links otherwise. */
	expand: boolean;
}

type Values = Record<string, unknown>;

function figures(world: World, record: Readonly<Transaction>): Values {
	const totals = totalsOf(world, record);
	const amount = (minor: number) => fromMinor(minor, decimalsOf(world, record.currency));
	const remaining = remainingOf(world, record);
	const isOrder = record.type === 'salesOrder';
	const deposits = isOrder
		? world.transactions.dependentsOf(record.id).filter(({ type }) => type === 'customerDeposit')
		: [];
	return {
		subtotal: amount(totals.subtotal),
		discountTotal: amount(totals.discount),
		taxTotal: amount(totals.tax),
		shippingTaxAmount: amount(shippingTaxOf(world, record, totals.shipping)),
		total: amount(totals.total),
		totalAfterTaxes: amount(totals.total),
		applied: amount(totals.total - remaining),
		unapplied: amount(remaining),
		amountPaid: amount(totals.total - remaining),
		amountRemaining: amount(remaining),
		amountDeposited: amount(deposits.reduce((sum, { payment }) => sum + payment, 0)),
		payment: amount(record.payment),
	};
}

function coreValues(world: World, record: Readonly<Transaction>): Values {
	const isOrder = record.type === 'salesOrder' || record.type === 'returnAuthorization';
	return {
		...record.header,
		...figures(world, record),
		id: record.id,
		externalId: record.externalId,
		tranId: record.tranId,
		tranDate: record.tranDate,
		entity: record.entity,
		customer: record.entity,
		currency: record.currency,
		subsidiary: record.subsidiary,
		exchangeRate: fromMicros(record.exchangeRateMicros),
		createdFrom: record.createdFrom,
		salesOrder: record.salesOrder,
		deposit: record.type === 'depositApplication' ? record.createdFrom : undefined,
		createdDate: record.createdAt,
		lastModifiedDate: record.modifiedAt,
		shipStatus: record.shipStatus,
		orderStatus: isOrder ? (record.isApproved ? 'B' : 'A') : undefined,
		taxDetailsOverride: record.taxDetailsOverride,
	};
}

function statusView(status: Status | null): Values {
	return status ? { status: { id: status.id, refName: status.name } } : {};
}

function link(href: string): Values {
	return { links: [{ rel: 'self', href }] };
}

function collection(rows: readonly Values[], self: string): Values {
	return {
		...link(self),
		count: rows.length,
		hasMore: false,
		items: rows,
		offset: 0,
		totalResults: rows.length,
	};
}

/** A transaction as a GET answers it, docs/vendors/netsuite.md §2.1. */
export function transactionView(
	world: World,
	record: Readonly<Transaction>,
	options: ViewOptions,
): Values {
	const type = record.type as RecordType;
	const schema = schemaOf(world, type);
	const self = recordUrl(world, type, record.id);
	const fields: Fields = without({ ...schema?.fields }, 'status');
	const view: Values = { ...link(self), ...fieldsView(world, fields, coreValues(world, record)) };
	Object.assign(view, statusView(statusOf(world, record)));
	if (!options.expand) {
		for (const name of ['shippingAddress', 'billingAddress']) {
			if (view[name] !== undefined) view[name] = link(`${self}/${name}`);
		}
	}
	for (const [name, sublist] of Object.entries(schema?.sublists ?? {})) {
		view[name] = options.expand
			? collection(sublistRows(world, record, name, sublist.fields), `${self}/${name}`)
			: link(`${self}/${name}`);
	}
	return view;
}
