import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { composeAlert } from '../../../domain/exception/compose-alert';
import { exceptionRowSchema } from '../../../domain/exception/order-exception';
import { readableZodError } from '../../../domain/readable-zod-error';

/** Rows of the exceptions table in; the same items with `alert` (Slack text, mail subject, text and HTML) out. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output = this.getInputData().map((item, itemIndex) => {
		const row = exceptionRowSchema.safeParse(item.json);
		if (!row.success) {
			throw new NodeOperationError(
				this.getNode(),
				`Exception row ${String(item.json['id'])} is damaged: ${readableZodError(row.error)}`,
				{ itemIndex, description: 'Correct or delete the row in the data table osync_exceptions.' },
			);
		}
		return {
			json: { ...item.json, alert: composeAlert(row.data) as unknown as IDataObject },
			pairedItem: { item: itemIndex },
		};
	});
	return [output];
}
