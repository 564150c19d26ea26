import type { IExecuteFunctions } from 'n8n-workflow';
import { showFor } from '../../shared/show-for';

export const dryRunDescription = showFor(
	'order',
	['apply', 'hold', 'release'],
	[
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to write nothing and only show what would be done',
		},
	],
);

export const isDryRun = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('dryRun', 0, false) === true;
