import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { HoldFields } from '../../../mapping/to-hold-body';

/** Stops the node when the account has no field for a hold, or none that says whose hold it is. */
export function checkHoldFields(
	context: IExecuteFunctions,
	{ holdField, holdMarkField, holdWith }: HoldFields,
): void {
	const needed = holdMarkField === '' ? 'Hold Mark Field' : holdField === '' ? 'Hold Field' : null;
	if (needed === null || (needed === 'Hold Field' && holdWith === 'status')) return;
	throw new NodeOperationError(context.getNode(), `The option ${needed} is empty`, {
		description: 'Name the field of the sales order, so that our holds are told from others.',
	});
}
