import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Failure } from '../../../../domain/report/sync-item';
import { restockFactsSchema, type RestockFacts } from '../../../../domain/restock/restock-facts';
import type { Result } from '../../../../domain/result';
import { readJson } from './read-json';

export const FACTS: INodeProperties = {
	displayName: 'Facts',
	name: 'facts',
	type: 'json',
	default: '={{ $json.restockFacts }}',
	required: true,
	description: 'Everything known about the goods of one order, as restock facts',
};

/** The restock facts of one item, or a failure that names the field that is wrong. */
export const readFacts = (
	context: IExecuteFunctions,
	itemIndex: number,
): Result<RestockFacts, Failure> =>
	readJson(context, { name: 'facts', label: 'Restock facts' }, itemIndex, restockFactsSchema);
