import { toMicros, toMinor } from '../store/decimal';
import type { Transaction } from '../store/transaction';
import { withValue } from '../store/values';
import type { World } from '../store/world';
import { decimalsOf, rateToday } from './currency';
import { checkExternalId } from './external-id';
import { userError } from './refusal';

type Values = Readonly<Record<string, unknown>>;
type Setter = (world: World, record: Transaction, value: unknown) => void;

function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

function setEntity(world: World, record: Transaction, value: unknown): void {
	record.entity = text(value);
	const customer = world.catalogue.customers.get(record.entity ?? '');
	if (!customer || record.id !== '') return;
	record.currency = customer.currency;
	record.subsidiary = customer.subsidiary;
	record.exchangeRateMicros = rateToday(world, record.currency);
}

function setCurrency(world: World, record: Transaction, value: unknown): void {
	const currency = text(value);
	if (currency === null || currency === record.currency) return;
	record.currency = currency;
	record.exchangeRateMicros = rateToday(world, currency);
}

function setShipStatus(_world: World, record: Transaction, value: unknown): void {
	if (value !== 'A' && value !== 'B' && value !== 'C') return;
	if (record.id !== '' && record.shipStatus === 'C' && value !== 'C') {
		throw userError('A shipped fulfilment can not go back.', 'shipStatus');
	}
	record.shipStatus = value;
}

function setOrderStatus(_world: World, record: Transaction, value: unknown): void {
	if (value !== null) record.isApproved = value === 'B';
}

/** Properties that are a part of the record of their own; entity and currency come first, amounts need them. */
const SETTERS: Readonly<Record<string, Setter>> = {
	entity: setEntity,
	customer: setEntity,
	currency: setCurrency,
	exchangeRate: (_world, record, value) => {
		if (typeof value === 'number') record.exchangeRateMicros = toMicros(value);
	},
	externalId: (_world, record, value) => {
		record.externalId = text(value);
		if (record.externalId !== null) checkExternalId(record.externalId);
	},
	tranId: (_world, record, value) => {
		record.tranId = text(value) ?? record.tranId;
	},
	subsidiary: (_world, record, value) => {
		record.subsidiary = text(value) ?? record.subsidiary;
	},
	tranDate: (_world, record, value) => {
		record.tranDate = text(value) ?? record.tranDate;
	},
	orderStatus: setOrderStatus,
	shipStatus: setShipStatus,
	taxDetailsOverride: (_world, record, value) => {
		record.taxDetailsOverride = value === true;
	},
	payment: (world, record, value) => {
		record.payment =
			typeof value === 'number' ? toMinor(value, decimalsOf(world, record.currency)) : 0;
	},
	salesOrder: (_world, record, value) => {
		record.salesOrder = text(value);
	},
	// Told once, when the record is made.
	createdFrom: () => undefined,
};

/** A subrecord such as an address is merged too, part by part. */
function merged(old: unknown, value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	let parts: Record<string, unknown> = typeof old === 'object' && old !== null ? { ...old } : {};
	for (const [name, part] of Object.entries(value)) parts = withValue(parts, name, part);
	return parts;
}

/** Writes header properties: sent ones change, null clears, the rest stays. */
export function setHeader(world: World, record: Transaction, values: Values): void {
	for (const [name, setter] of Object.entries(SETTERS)) {
		if (values[name] !== undefined) setter(world, record, values[name]);
	}
	for (const [name, value] of Object.entries(values)) {
		if (Object.hasOwn(SETTERS, name)) continue;
		record.header = withValue(record.header, name, merged(record.header[name], value));
	}
}
