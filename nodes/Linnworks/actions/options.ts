import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ClientOptions } from '../transport/linnworks-requests';
import { showFor } from '../../shared/show-for';

/** How calls are made; every operation that calls Linnworks takes it. */
export const OPTIONS: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Rate Limit (Percent)',
			name: 'rateLimitPercent',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description:
				'Share of the documented calls per minute to use: less leaves room for other integrations, more is for accounts that were granted more',
		},
		{
			displayName: 'Request Encoding',
			name: 'encoding',
			type: 'options',
			options: [
				{ name: 'Form', value: 'form' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'json',
			description:
				'How bodies are sent; choose Form if the account answers JSON calls without acting on them',
		},
		{
			displayName: 'Timeout (Seconds)',
			name: 'timeoutSeconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30,
			description: 'How long to wait for the answer to one call',
		},
	],
};

export const optionsDescription = showFor(
	'order',
	['apply', 'get', 'getOpen', 'hold', 'plan', 'release', 'verify'],
	[OPTIONS],
);

type Options = {
	encoding?: 'json' | 'form';
	rateLimitPercent?: number;
	timeoutSeconds?: number;
};

/** The client options that a user set on the node. */
export function readOptions(context: IExecuteFunctions): Partial<ClientOptions> {
	const { encoding, rateLimitPercent, timeoutSeconds } = context.getNodeParameter(
		'options',
		0,
		{},
	) as Options;
	return {
		...(encoding ? { encoding } : {}),
		...(rateLimitPercent ? { rateLimitPercent } : {}),
		...(timeoutSeconds ? { timeoutMs: timeoutSeconds * 1000 } : {}),
	};
}
