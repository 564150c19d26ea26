import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** An option that is a line of text. */
export const field = (name: string, displayName: string, value: string, description: string) =>
	({ displayName, name, type: 'string', default: value, description }) satisfies INodeProperties;

export const CONCURRENCY: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 5,
	description:
		'Most parallel requests of this n8n to the account, which shares its limit with all other integrations',
};

export const TIMEOUT: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeoutSeconds',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 90,
	description: 'How long to wait for the answer to one call',
};

export const SUITE_TAX_CODE = field(
	'suiteTaxCodeId',
	'SuiteTax Code ID',
	'',
	"Internal ID of the tax code under which the shop's tax is written with SuiteTax",
);

export const SUITE_TAX_TYPE = field(
	'suiteTaxTypeId',
	'SuiteTax Type ID',
	'',
	'Internal ID of the tax type that goes with the tax code; empty for none',
);

/** Names go into the text of a query, where nothing can be bound (docs/vendors/netsuite.md §7). */
export const fieldName = z
	.string()
	.trim()
	.toLowerCase()
	.regex(/^([a-z][a-z0-9_]*)?$/, 'is not the name of a field');

export const internalId = z.coerce.string().trim().regex(/^\d*$/, 'is not an internal ID');

/** What may stand in an external id (docs/vendors/netsuite.md §2.3). */
export const idPrefix = z
	.string()
	.trim()
	.regex(/^[A-Za-z0-9_-]*$/, 'may hold letters, digits, _ and - only');

/** Most parallel requests to the account, and seconds to wait for one. */
export const connectionOptions = {
	concurrency: z.coerce.number().int().min(1).default(5),
	timeoutSeconds: z.coerce.number().min(1).default(90),
};

export const taxOptions = {
	taxStrategy: z
		.enum(['detect', 'netsuiteComputes', 'suiteTaxOverride', 'taxItemLine'])
		.default('detect'),
	taxItemId: internalId.default(''),
	suiteTaxCodeId: internalId.default(''),
	suiteTaxTypeId: internalId.default(''),
};
