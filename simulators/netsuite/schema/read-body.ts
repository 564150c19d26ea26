import { invalidContent } from '../behaviour/refusal';
import type { World } from '../store/world';
import { ADDRESS } from './address-fields';
import { coerce } from './coerce';
import type { Fields, Schema, Sublist } from './field';

/** One line of a sublist as sent: canonical names, coerced values; null clears. */
export type LineDraft = Readonly<Record<string, unknown>>;

/** A request body after the schema: canonical names and coerced values, read-only properties left out. */
export interface Draft {
	header: Readonly<Record<string, unknown>>;
	/** Undefined for a sublist the body does not mention; null and [] both mean "no lines". */
	sublists: Readonly<Record<string, readonly LineDraft[]>>;
	/** Paths of properties this account does not have. */
	unknown: readonly string[];
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function canonicalNames(fields: object): Map<string, string> {
	return new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name]));
}

function readFields(
	world: World,
	fields: Fields,
	body: Record<string, unknown>,
	path: string,
	unknown: string[],
): Record<string, unknown> {
	const names = canonicalNames(fields);
	const values: Record<string, unknown> = {};
	for (const [sent, value] of Object.entries(body)) {
		const name = names.get(sent.toLowerCase());
		const field = name === undefined ? undefined : fields[name];
		if (name === undefined || !field) {
			if (sent !== 'links' && sent !== 'refName') unknown.push(`${path}${sent}`);
			continue;
		}
		if (field.isReadOnly) continue;
		values[name] =
			field.kind === 'address' && isObject(value)
				? readFields(world, ADDRESS, value, `${path}${sent}.`, unknown)
				: coerce(world, field, value, `${path}${sent}`);
	}
	return values;
}

function readSublist(
	world: World,
	name: string,
	sublist: Sublist,
	value: unknown,
	unknown: string[],
): LineDraft[] {
	const items = isObject(value) ? (value['items'] ?? []) : value;
	if (items === null) return [];
	if (!Array.isArray(items))
		throw invalidContent(`The sublist ${name} needs a list of items.`, name);
	return items.map((line: unknown, index) => {
		const path = `${name}.items[${index}]`;
		if (!isObject(line)) throw invalidContent('A line has to be an object.', path);
		return readFields(world, sublist.fields, line, `${path}.`, unknown);
	});
}

/** Reads a JSON body by a schema. Throws a refusal for a value that does not fit its property. */
export function readBody(world: World, schema: Schema, body: unknown): Draft {
	if (!isObject(body)) throw invalidContent('The request body has to be a JSON object.');
	const unknown: string[] = [];
	const sublistNames = canonicalNames(schema.sublists);
	const sublists: Record<string, LineDraft[]> = {};
	const rest: Record<string, unknown> = {};
	for (const [sent, value] of Object.entries(body)) {
		const name = sublistNames.get(sent.toLowerCase());
		const sublist = name === undefined ? undefined : schema.sublists[name];
		if (name === undefined || !sublist) rest[sent] = value;
		else sublists[name] = readSublist(world, name, sublist, value, unknown);
	}
	return { header: readFields(world, schema.fields, rest, '', unknown), sublists, unknown };
}
