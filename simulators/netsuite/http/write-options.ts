import { invalidContent } from '../behaviour/refusal';
import { readBody, type Draft } from '../schema/read-body';
import { schemaOf } from '../schema/schemas';
import { invalidRequest } from '../behaviour/refusal';
import type { RecordType } from '../store/record-types';
import type { World } from '../store/world';
import type { RawRequest } from './exchange';
import { readJson } from './read-json';

export interface Write {
	draft: Draft;
	/** Sublists to replace, in lower case. */
	replace: ReadonlySet<string>;
	/** Headers that tell of properties the account dropped. */
	warnings: Record<string, string>;
	/** Whether the caller only wants to see the record as it would be. */
	isPreview: boolean;
}

function unknownNames(request: RawRequest, draft: Draft): Record<string, string> {
	if (draft.unknown.length === 0) return {};
	const mode = (request.headers['x-netsuite-propertynamevalidation'] ?? 'Warning').toLowerCase();
	const names = draft.unknown.join(', ');
	if (mode === 'error') throw invalidContent(`Unknown property: ${names}.`, draft.unknown[0]);
	return mode === 'ignore' ? {} : { 'X-NetSuite-PropertyValidation': `Unknown property: ${names}` };
}

/** Reads what a write asks for, docs/vendors/netsuite.md §2.2 and §2.4. */
export function readWrite(world: World, request: RawRequest, type: RecordType): Write {
	const schema = schemaOf(world, type);
	if (!schema) throw invalidRequest(`The simulated account does not let you write ${type}.`);
	const draft = readBody(world, schema, readJson(request.body));
	const replace = (request.query.get('replace') ?? '').toLowerCase().split(',');
	return {
		draft,
		replace: new Set(replace.map((name) => name.trim()).filter((name) => name !== '')),
		warnings: unknownNames(request, draft),
		isPreview: /type=(create|edit)-form/.test(request.headers['accept'] ?? ''),
	};
}
