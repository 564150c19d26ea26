import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** The switch that every writing operation has. */
export const DRY_RUN: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to write nothing and only show what would be done',
};

export const isDryRun = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('dryRun', 0, false) === true;
