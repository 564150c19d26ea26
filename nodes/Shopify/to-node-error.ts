import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { nodeErrorOf } from '../shared/node-error-of';
import type { RemoteError } from '../shared/remote-error';

/** The n8n error for anything that went wrong while talking to Shopify. */
export const toNodeError = (
	node: INode,
	error: unknown,
	itemIndex = 0,
): NodeApiError | NodeOperationError => nodeErrorOf(node, error, adviceFor, itemIndex);

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
