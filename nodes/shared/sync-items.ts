import { NodeOperationError, type INode, type INodeExecutionData } from 'n8n-workflow';
import { readableZodError } from '../../domain/readable-zod-error';
import { syncItemSchema, type Failure, type SyncItem } from '../../domain/report/sync-item';
import { RemoteError } from './remote-error';

/** Reads the orders that travel through a sweep; a malformed one stops the node and is named. */
export function readSyncItems(items: readonly INodeExecutionData[], node: INode): SyncItem[] {
	return items.map((item, itemIndex) => {
		const parsed = syncItemSchema.safeParse(item.json);
		if (parsed.success) return parsed.data;
		throw new NodeOperationError(
			node,
			`Item ${itemIndex} is not an order of a sweep: ${readableZodError(parsed.error)}`,
			{ itemIndex, description: 'Connect this operation behind Order Sync: Settle.' },
		);
	});
}

/** What a remote failure means for the one order it hit. */
export function toFailure(step: Failure['step'], error: unknown): Failure {
	if (error instanceof RemoteError) {
		return {
			step,
			code: 'SYNC_FAILED',
			reason: error.message,
			retry: true,
			retryAfterSeconds: error.details.retryAfterSeconds,
		};
	}
	throw error;
}
