import type { INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { nodeErrorOf } from '../shared/node-error-of';
import type { RemoteError } from '../shared/remote-error';

/** The n8n error for anything that went wrong while talking to NetSuite. */
export const toNodeError = (
	node: INode,
	error: unknown,
	itemIndex = 0,
): NodeApiError | NodeOperationError => nodeErrorOf(node, error, adviceFor, itemIndex);

function adviceFor(error: RemoteError): string {
	switch (error.kind) {
		case 'unauthorised':
			return 'Test the credential: it says what to check.';
		case 'throttled':
			return 'Other work takes up the parallel requests of this account; try again later.';
		case 'unavailable':
			return 'NetSuite gave no usable answer; nothing was changed.';
		case 'unknownOutcome':
			return 'No answer came to a change. Look for the record by its external ID before you send it again.';
		case 'conflict':
			return 'Somebody changed the same record meanwhile; nothing was written. Try again.';
		case 'rejected':
			return 'NetSuite refused the request; sending it again changes nothing.';
	}
}
