import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { exceptionRowSchema } from '../../../domain/exception/order-exception';
import { readableZodError } from '../../../domain/readable-zod-error';

/** A row as it stands in the table. People type the status by hand, so any word in it is let through. */
const storedExceptionSchema = exceptionRowSchema.extend({
	id: z.number().int(),
	status: z.string(),
});
export type StoredException = z.infer<typeof storedExceptionSchema>;

/** One row of the exceptions table; a damaged one stops the node and is named. */
export function readException(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): StoredException {
	const row = storedExceptionSchema.safeParse(item.json);
	if (row.success) return row.data;
	throw new NodeOperationError(
		context.getNode(),
		`Exception row ${String(item.json['id'])} is damaged: ${readableZodError(row.error)}`,
		{ itemIndex, description: 'Correct or delete the row in the data table osync_exceptions.' },
	);
}
