import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Priority } from '../../../shared/api-budget';
import { readMost, RETURN_ALL } from '../../../shared/return-all';
import { showFor } from '../../../shared/show-for';
import { toQueryRow } from '../../mapping/to-query-row';
import { toNodeError } from '../../to-node-error';
import { connectNetSuite } from '../../transport/connect-netsuite';
import type { NetSuiteClient } from '../../transport/netsuite-client';

export const description = showFor(
	'query',
	['run'],
	[
		{
			displayName: 'Query',
			name: 'query',
			type: 'string',
			typeOptions: { rows: 6 },
			required: true,
			default: '',
			placeholder:
				"e.g. SELECT t.id, t.tranid FROM transaction t WHERE t.type = 'SalesOrd' AND t.externalid = ?",
			description:
				'The SuiteQL to run. Put a question mark where a value belongs and the value into Parameters; an expression in the text itself lets whatever the value says change the query.',
		},
		{
			displayName: 'Parameters',
			name: 'parameters',
			type: 'json',
			default: '[]',
			placeholder: 'e.g. ["SHOPIFY_SO_6001"]',
			description: 'Values for the question marks, in their order; texts or numbers',
		},
		...RETURN_ALL,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Concurrency',
					name: 'concurrency',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 5,
					description:
						'Most parallel requests of this n8n to the account, which shares its limit with all other integrations',
				},
				{
					displayName: 'Numbers as Numbers',
					name: 'numbersAsNumbers',
					type: 'boolean',
					default: false,
					description:
						'Whether values that are plain numbers come out as numbers; NetSuite sends every value as text',
				},
				{
					displayName: 'Priority',
					name: 'priority',
					type: 'options',
					options: [
						{ name: 'Bulk', value: 'bulk', description: 'Order edits go first' },
						{ name: 'Edit', value: 'edit', description: 'As urgent as an order edit' },
					],
					default: 'bulk',
					description: 'Who goes first when there are not enough parallel requests for all',
				},
				{
					displayName: 'Timeout (Seconds)',
					name: 'timeoutSeconds',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 90,
					description: 'How long to wait for the answer to one call',
				},
			],
		},
	],
);

type Options = {
	concurrency?: number;
	numbersAsNumbers?: boolean;
	priority?: Priority;
	timeoutSeconds?: number;
};

/**
 * Runs a query for each input item and gives its rows as items, with the names of the columns in lower case. Columns
 * without a value are missing. A failure stops the node, or with "Continue On Fail" becomes an item with `error`.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = this.getNodeParameter('options', 0, {}) as Options;
	const { client } = await connectNetSuite(this, {
		priority: options.priority === 'edit' ? 'edit' : 'bulk',
		...(options.concurrency ? { slots: options.concurrency } : {}),
		...(options.timeoutSeconds ? { timeoutMs: options.timeoutSeconds * 1000 } : {}),
	});
	const found: INodeExecutionData[] = [];
	for (const itemIndex of this.getInputData().keys()) {
		const pairedItem = { item: itemIndex };
		try {
			for (const row of await run(this, client, itemIndex)) {
				found.push({ json: toQueryRow(row, options.numbersAsNumbers === true), pairedItem });
			}
		} catch (error) {
			const nodeError = toNodeError(this.getNode(), error, itemIndex);
			if (!this.continueOnFail()) throw nodeError;
			found.push({ json: { error: nodeError.message } satisfies IDataObject, pairedItem });
		}
	}
	return found;
}

async function run(context: IExecuteFunctions, client: NetSuiteClient, itemIndex: number) {
	const query = String(context.getNodeParameter('query', itemIndex, '')).trim();
	if (query === '') {
		throw new NodeOperationError(context.getNode(), 'There is no query', {
			itemIndex,
			description: 'Enter the SuiteQL to run.',
		});
	}
	const limit = readMost(context, itemIndex);
	const most = limit === Infinity ? {} : { limit };
	return await client.query(query, readParameters(context, itemIndex), most);
}

/** A list of texts and numbers, as such or as JSON text; anything else cannot be bound. */
function readParameters(context: IExecuteFunctions, itemIndex: number): Array<string | number> {
	const value = context.getNodeParameter('parameters', itemIndex, '[]') as unknown;
	const list = typeof value === 'string' ? parsed(value) : value;
	const isBindable = (each: unknown): each is string | number =>
		typeof each === 'string' || (typeof each === 'number' && Number.isFinite(each));
	if (Array.isArray(list) && list.every(isBindable)) return list;
	throw new NodeOperationError(context.getNode(), 'Parameters is not a list of texts and numbers', {
		itemIndex,
		description: 'Enter a JSON array such as ["SHOPIFY_SO_6001", 12].',
	});
}

function parsed(text: string): unknown {
	try {
		return text.trim() === '' ? [] : JSON.parse(text);
	} catch {
		return undefined;
	}
}
