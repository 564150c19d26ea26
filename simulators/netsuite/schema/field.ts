import type { ReferenceType } from '../store/record-types';
import type { World } from '../store/world';

export type FieldKind =
	'text' | 'number' | 'money' | 'boolean' | 'date' | 'ref' | 'enum' | 'address';

export type RefTarget = ReferenceType | 'item' | 'customer' | 'transaction' | 'anything';

/** One property of a record or of a sublist line. */
export interface Field {
	kind: FieldKind;
	/** Read-only properties are part of every answer; sent along, they are ignored. */
	isReadOnly?: boolean;
	target?: RefTarget;
	/** Allowed ids of an enum; any when left out. */
	ids?: readonly string[];
	/** Whether this account has the property; always when left out. */
	exists?: (world: World) => boolean;
}

export type Fields = Readonly<Record<string, Field>>;

export interface Sublist {
	/** Key on an existing record; lines of a transformed one go by `orderLine`. */
	keys: readonly string[];
	fields: Fields;
	exists?: (world: World) => boolean;
}

export interface Schema {
	fields: Fields;
	sublists: Readonly<Record<string, Sublist>>;
}

function named(kind: FieldKind, more: Omit<Field, 'kind'> = {}) {
	return (...names: string[]): Record<string, Field> =>
		Object.fromEntries(names.map((name) => [name, { kind, ...more }]));
}

export const texts = named('text');
export const numbers = named('number');
export const amounts = named('money');
export const flags = named('boolean');
export const dates = named('date');
export const addresses = named('address');
export const readOnlyTexts = named('text', { isReadOnly: true });
export const readOnlyNumbers = named('number', { isReadOnly: true });
export const readOnlyFlags = named('boolean', { isReadOnly: true });
export const readOnlyDates = named('date', { isReadOnly: true });

/** References to one kind of record. */
export function refs(target: RefTarget, ...names: string[]): Record<string, Field> {
	return named('ref', { target })(...names);
}

/** An enumeration with these ids, or with any when there are none. */
export function choice(name: string, ...ids: string[]): Record<string, Field> {
	return named('enum', ids.length > 0 ? { ids } : {})(name);
}

/** The same properties, in some accounts only. */
export function only(exists: (world: World) => boolean, fields: Fields): Record<string, Field> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [name, { ...field, exists }]),
	);
}

/** Whether the account calculates tax by SuiteTax. */
export function isSuiteTax(world: World): boolean {
	return world.switches.taxProfile === 'suiteTax';
}

/** Whether the account is one of the legacy ones that show tax fields over REST. */
export function showsLegacyTax(world: World): boolean {
	return world.switches.taxProfile === 'legacy' && world.switches.legacyTaxExposed;
}
