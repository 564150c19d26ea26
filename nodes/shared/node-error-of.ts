import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { RemoteError } from './remote-error';

/** The n8n error for anything that went wrong while talking to a vendor; `adviceFor` words what to do about it. */
export function nodeErrorOf(
	node: INode,
	error: unknown,
	adviceFor: (error: RemoteError) => string,
	itemIndex = 0,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (!(error instanceof RemoteError)) {
		return new NodeOperationError(node, error as Error, { itemIndex });
	}
	const nodeError = new NodeApiError(
		node,
		{},
		{
			message: error.message,
			description: adviceFor(error),
			httpCode: String(error.details.status),
			itemIndex,
		},
	);
	// n8n words network codes itself, and tells people to send a change of unknown outcome again.
	nodeError.message = error.message;
	return nodeError;
}
