import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { isDryRun } from './dry-run';

/** How far a run may go. */
export type Limits = {
	dryRun: boolean;
	/** Whether the time is up, so that nothing more is begun. */
	isLate: () => boolean;
};

export const STOP_BEFORE: INodeProperties = {
	displayName: 'Stop Before',
	name: 'stopBefore',
	type: 'string',
	default: '',
	placeholder: 'e.g. 2026-03-02T09:05:00Z',
	description: 'Time (ISO 8601) after which nothing further is begun; empty for no limit',
};

/** What is said of something that was not begun in time. */
export const LATE = 'No time left in this run';

/** The limits that the node's parameters set; a time that cannot be read stops the node before anything is written. */
export function readLimits(context: IExecuteFunctions): Limits {
	const text = String(context.getNodeParameter('stopBefore', 0, '')).trim();
	const stopBefore = text === '' ? Number.POSITIVE_INFINITY : Date.parse(text);
	if (Number.isNaN(stopBefore)) {
		throw new NodeOperationError(context.getNode(), `Stop Before "${text}" is not a time`, {
			description: 'Give a time such as 2026-03-02T09:05:00Z, or nothing.',
		});
	}
	return { dryRun: isDryRun(context), isLate: () => Date.now() >= stopBefore };
}
