import { stableHash } from '../stable-hash';
import { toExceptionRow, type ExceptionRow } from './order-exception';

/** What n8n hands to an error workflow, as far as we use it. */
export type WorkflowFailure = {
	workflowId: string;
	workflowName: string;
	executionId: string;
	executionUrl: string;
	nodeName: string;
	message: string;
};

/**
 * The exception for a workflow that stopped with an error. n8n may report one crashed execution again after each
 * restart, and a broken credential fails every minute: both carry the same fingerprint and are said once. Numbers
 * and ids in the message do not count, because they change from try to try.
 */
export function toWorkflowException(failure: WorkflowFailure, now: Date): ExceptionRow {
	const where = failure.nodeName === '' ? '' : ` at "${failure.nodeName}"`;
	return toExceptionRow(
		'WORKFLOW_FAILED',
		{
			reason: `${failure.workflowName}${where}: ${failure.message}`,
			evidence: { execution: failure.executionId, node: failure.nodeName },
			fingerprint: stableHash([
				failure.workflowId,
				failure.nodeName,
				failure.message.replace(/[0-9a-f-]*\d[0-9a-f-]*/gi, '#'),
			]),
		},
		{
			lane: '',
			orderKey: `workflow:n8n:${failure.workflowId}`,
			orderName: failure.workflowName,
			targetOrder: '',
			link: failure.executionUrl,
			correlationId: failure.executionId,
			executionId: failure.executionId,
		},
		now,
	);
}
