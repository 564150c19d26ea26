import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toWorkflowException } from '../../../domain/exception/workflow-failure';
import { readRows } from '../../shared/read-list';
import { showFor } from '../../shared/show-for';
import { raisedRow } from './raised-row';

export const description = showFor(
	'exception',
	['reportFailure'],
	[
		{
			displayName: 'Open Exceptions',
			name: 'openExceptions',
			type: 'json',
			default: '[]',
			description:
				'Open rows of the exceptions table, so that the same failure is not reported twice',
		},
	],
);

/** What n8n's Error Trigger emits in; a new exception row out, or nothing when it is open already. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const open = new Set(readRows(this, 'openExceptions').map((row) => String(row['fingerprint'])));
	const now = new Date();
	const output: INodeExecutionData[] = [];
	for (const [item, { json }] of this.getInputData().entries()) {
		const row = toWorkflowException(readFailure(json), now);
		if (open.has(row.fingerprint)) continue;
		open.add(row.fingerprint);
		output.push({ json: raisedRow(row), pairedItem: { item } });
	}
	return [output];
}

/** n8n reports a failure inside an execution, or one before an execution existed (`trigger`). */
function readFailure(json: IDataObject): Parameters<typeof toWorkflowException>[0] {
	const execution = (json['execution'] ?? {}) as IDataObject;
	const trigger = (json['trigger'] ?? {}) as IDataObject;
	const workflow = (json['workflow'] ?? {}) as IDataObject;
	const error = (execution['error'] ?? trigger['error'] ?? {}) as IDataObject;
	const node = (error['node'] ?? {}) as IDataObject;
	return {
		workflowId: text(workflow['id']) || 'unknown',
		workflowName: text(workflow['name']) || 'Unknown workflow',
		executionId: text(execution['id']),
		executionUrl: text(execution['url']),
		nodeName: text(node['name']) || text(execution['lastNodeExecuted']),
		message: text(error['message']) || 'No message',
	};
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
