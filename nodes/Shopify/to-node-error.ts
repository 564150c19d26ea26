import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { RemoteError } from '../shared/remote-error';

/** The n8n error for anything that went wrong while talking to Shopify. */
export function toNodeError(
	node: INode,
	error: unknown,
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

function adviceFor(error: RemoteError): string {
	switch (error.kind) {
		case 'unauthorised':
			return 'Check the credential: Shopify refused its token twice, and a new one as well.';
		case 'throttled':
			return 'Other work uses up the points of this app; try again later.';
		case 'unavailable':
			return 'Shopify gave no usable answer; nothing was changed.';
		case 'unknownOutcome':
			return 'No answer came to a change. Read the state back before you send it again.';
		case 'conflict':
			return 'Somebody changed the same data meanwhile; nothing was written. Read it again.';
		case 'rejected':
			return error.details.vendorCode.startsWith('ACCESS_DENIED')
				? 'Grant the app the scope that the message names, and install it again.'
				: 'Shopify refused the request; sending it again changes nothing.';
	}
}
