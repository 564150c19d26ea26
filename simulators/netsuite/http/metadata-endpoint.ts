import { invalidRequest } from '../behaviour/refusal';
import { ADDRESS } from '../schema/address-fields';
import type { Field, Fields, Sublist } from '../schema/field';
import { schemaOf } from '../schema/schemas';
import { recordTypeNamed, type RecordType } from '../store/record-types';
import type { Account } from './account';
import { reply, type Outcome, type RawRequest } from './exchange';

const JSON_TYPES = {
	text: { type: 'string' },
	number: { type: 'number', format: 'double' },
	money: { type: 'number', format: 'double' },
	boolean: { type: 'boolean' },
	date: { type: 'string', format: 'date' },
	ref: { $ref: '#/components/schemas/nsResource' },
	enum: { type: 'object', properties: { id: { type: 'string' }, refName: { type: 'string' } } },
} as const;

function property(name: string, field: Field): Record<string, unknown> {
	return {
		...(field.kind === 'address'
			? { type: 'object', properties: properties(ADDRESS) }
			: JSON_TYPES[field.kind]),
		title: name,
		...(field.isReadOnly ? { readOnly: true } : {}),
		...(/^cust(col|body)_/.test(name) ? { 'x-ns-custom-field': true } : {}),
	};
}

function properties(fields: Fields): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [name, property(name, field)]),
	);
}

function sublistSchema(sublist: Sublist): Record<string, unknown> {
	return {
		type: 'object',
		'x-ns-sublistkey': sublist.keys,
		properties: {
			items: {
				type: 'array',
				items: { type: 'object', properties: properties(sublist.fields) },
			},
		},
	};
}

function recordSchema(account: Account, type: RecordType): Record<string, unknown> {
	const schema = schemaOf(account.world, type);
	if (!schema) return { type: 'object' };
	const sublists = Object.entries(schema.sublists).map(([name, sublist]) => [
		name,
		sublistSchema(sublist),
	]);
	return {
		type: 'object',
		properties: { ...properties(schema.fields), ...Object.fromEntries(sublists) },
	};
}

function knownType(name: string): RecordType {
	const type = recordTypeNamed(name.trim());
	if (!type) throw invalidRequest(`Record type ${name} does not exist.`, 404);
	return type;
}

/** Answers the metadata catalogue: what properties a record type has in this account, docs/vendors/netsuite.md §11. */
export function answerMetadata(
	account: Account,
	request: RawRequest,
	record: string | null,
): Outcome {
	if (request.method !== 'GET') throw invalidRequest('Method not allowed.', 405);
	if (record !== null) {
		return reply(200, recordSchema(account, knownType(record)), {
			'Content-Type': 'application/schema+json',
		});
	}
	const names = (request.query.get('select') ?? 'salesorder').split(',');
	if (!(request.headers['accept'] ?? '').includes('application/swagger+json')) {
		const items = names.map((name) => ({ name: knownType(name), links: [] }));
		return reply(200, { items });
	}
	const types = names.map(knownType);
	return reply(
		200,
		{
			openapi: '3.0.1',
			paths: {},
			components: {
				schemas: Object.fromEntries(types.map((type) => [type, recordSchema(account, type)])),
			},
		},
		{ 'Content-Type': 'application/swagger+json' },
	);
}
