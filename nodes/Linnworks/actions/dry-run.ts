import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { showFor } from '../../shared/show-for';

/** Whether an operation only shows what it would do. */
export const DRY_RUN: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to write nothing and only show what would be done',
};

export const dryRunDescription = showFor('order', ['apply', 'hold', 'release'], [DRY_RUN]);

export const isDryRun = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('dryRun', 0, false) === true;
