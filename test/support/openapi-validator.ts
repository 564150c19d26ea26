/** The part of an OpenAPI schema the vendor contracts use. */
export interface Schema {
	$ref?: string;
	type?: string;
	format?: string;
	enum?: readonly unknown[];
	nullable?: boolean;
	items?: Schema;
	properties?: Record<string, Schema>;
	additionalProperties?: boolean | Schema;
	required?: readonly string[];
	allOf?: readonly Schema[];
	oneOf?: readonly Schema[];
}

export type Definitions = Record<string, Schema>;

const FORMATS: Record<string, RegExp> = {
	uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
	'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
};

function resolved(definitions: Definitions, schema: Schema): Schema {
	if (schema.$ref === undefined) return schema;
	const name = schema.$ref.split('/').at(-1) ?? '';
	const target = definitions[name];
	if (!target) throw new Error(`The contract has no definition ${name}.`);
	return resolved(definitions, target);
}

/** Follows references and folds `allOf` parts into one schema. */
function flattened(definitions: Definitions, schema: Schema): Schema {
	const own = resolved(definitions, schema);
	return (own.allOf ?? [])
		.map((part) => flattened(definitions, part))
		.reduce<Schema>(
			(whole, part) => ({
				...part,
				...whole,
				properties: { ...part.properties, ...whole.properties },
			}),
			{ ...own, ...(schema.nullable === undefined ? {} : { nullable: schema.nullable }) },
		);
}

function typeProblem(schema: Schema, value: unknown): string | null {
	const hasProperties = Object.keys(schema.properties ?? {}).length > 0;
	const expected = schema.type ?? (hasProperties ? 'object' : undefined);
	switch (expected) {
		case undefined:
			return null;
		case 'integer':
			return Number.isInteger(value) ? null : 'is not an integer';
		case 'array':
			return Array.isArray(value) ? null : 'is not an array';
		case 'object':
			return typeof value === 'object' && !Array.isArray(value) ? null : 'is not an object';
		default:
			return typeof value === expected ? null : `is not a ${expected}`;
	}
}

function valueProblems(schema: Schema, value: unknown, path: string): string[] {
	const typed = typeProblem(schema, value);
	if (typed !== null) return [`${path} ${typed}: ${JSON.stringify(value)}`];
	if (schema.enum && !schema.enum.includes(value)) {
		return [`${path} is not one of ${schema.enum.join(', ')}: ${JSON.stringify(value)}`];
	}
	const format = FORMATS[schema.format ?? ''];
	const isOff = format !== undefined && typeof value === 'string' && !format.test(value);
	return isOff ? [`${path} is not a ${schema.format}: ${value}`] : [];
}

function objectProblems(
	definitions: Definitions,
	schema: Schema,
	value: object,
	path: string,
): string[] {
	const properties = schema.properties ?? {};
	const names = Object.keys(properties);
	const extra = schema.additionalProperties;
	const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name));
	return [
		...missing.map((name) => `${path}.${name} is missing`),
		...Object.entries(value).flatMap(([name, inner]) => {
			const known = names.includes(name) ? properties[name] : undefined;
			if (known) return problems(definitions, known, inner, `${path}.${name}`);
			if (typeof extra === 'object') return problems(definitions, extra, inner, `${path}.${name}`);
			if (extra === true || (names.length === 0 && extra === undefined)) return [];
			return [`${path}.${name} is not in the contract`];
		}),
	];
}

function problems(
	definitions: Definitions,
	schema: Schema,
	value: unknown,
	path: string,
): string[] {
	const flat = flattened(definitions, schema);
	if (value === undefined) return [];
	if (value === null) return flat.nullable ? [] : [`${path} is null`];
	if (flat.oneOf) {
		const attempts = flat.oneOf.map((option) => problems(definitions, option, value, path));
		return attempts.some((found) => found.length === 0) ? [] : (attempts[0] ?? []);
	}
	const found = valueProblems(flat, value, path);
	if (found.length > 0) return found;
	if (Array.isArray(value)) {
		const { items } = flat;
		if (!items) return [];
		return value.flatMap((entry, index) =>
			problems(definitions, items, entry, `${path}[${index}]`),
		);
	}
	return typeof value === 'object' ? objectProblems(definitions, flat, value, path) : [];
}

/**
 * Compares a value with an OpenAPI schema and lists what is wrong, with the path to each place. A
 * property the schema does not know is a problem; `definitions` holds the named schemas.
 */
export function validateAgainst(
	definitions: Definitions,
	schema: Schema,
	value: unknown,
): string[] {
	return problems(definitions, schema, value, '$');
}
