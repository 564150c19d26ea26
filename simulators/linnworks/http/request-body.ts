import { invalidRequest, refuse } from '../behaviour/errors';
import type { Family } from './operation';

/** A request as node read it. */
export interface RawRequest {
	method: string;
	path: string;
	query: URLSearchParams;
	contentType: string;
	authorization: string | undefined;
	body: string;
}

export interface DecodedBody {
	encoding: 'json' | 'form' | 'query';
	/** The parameters as the operation reads them. */
	params: unknown;
	/** The JSON body the contract describes for this request. */
	canonical: unknown;
}

type Fields = Record<string, unknown>;

/** Form fields that are numbers or booleans in the contract; all other bare fields are text. */
const TYPED_FIELDS = new Set([
	...['status', 'tag', 'quantity', 'refund', 'lockorder', 'savetocrm', 'scanperformed'],
	...['cost', 'taxrate', 'discountpercentage', 'isinternal', 'isprocessingnote'],
	...['loadcompositeparents', 'loadvariationparents', 'entriesperpage', 'pagenumber'],
]);

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON or gives undefined. */
export function tryJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function readJson(text: string): Fields {
	if (text.trim() === '') return {};
	const value = tryJson(text);
	if (!isFields(value)) throw invalidRequest();
	return value;
}

function typedField(name: string, text: string): unknown {
	if (text === 'null') return null;
	if (/^\s*[[{]/.test(text)) return tryJson(text) ?? text;
	return TYPED_FIELDS.has(name.toLowerCase()) ? (tryJson(text) ?? text) : text;
}

function typedFields(fields: Fields): Fields {
	const typed = Object.entries(fields).map(([name, text]) => [
		name,
		typedField(name, String(text)),
	]);
	return withoutNulls(Object.fromEntries(typed) as Fields);
}

function withoutNulls(fields: Fields): Fields {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function wrapperOf(fields: Fields): Fields | undefined {
	const inner = fields['request'];
	const value = typeof inner === 'string' ? tryJson(inner) : inner;
	return isFields(value) ? value : undefined;
}

function unwrap(fields: Fields, family: Family, keepsWrapper: boolean): Fields {
	if (family === 'named' || keepsWrapper) return fields;
	const inner = wrapperOf(fields);
	if (inner) return inner;
	if (family === 'wrapped') throw refuse('Object reference not set to an instance of an object.');
	return fields;
}

/** Reads the parameters of a call from its query, its JSON body or its form body. */
export function decodeBody(
	request: RawRequest,
	family: Family,
	isStrictlyFlat: boolean,
): DecodedBody {
	if (request.method === 'GET') {
		const fields = Object.fromEntries(request.query);
		return { encoding: 'query', params: fields, canonical: typedFields(fields) };
	}
	if (request.contentType.includes('application/x-www-form-urlencoded')) {
		const fields: Fields = Object.fromEntries(new URLSearchParams(request.body));
		const params = unwrap(fields, family, false);
		const inner = params === fields ? typedFields(fields) : params;
		const canonical = family === 'wrapped' ? { request: inner } : inner;
		return { encoding: 'form', params, canonical };
	}
	const fields = { ...Object.fromEntries(request.query), ...readJson(request.body) };
	const params = unwrap(fields, family, isStrictlyFlat);
	return { encoding: 'json', params, canonical: family === 'wrapped' ? fields : params };
}
