import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { toUnreadableException } from '../../../domain/exception/unreadable-order';
import { orderKeySchema } from '../../../domain/order/order-key';
import { readableZodError } from '../../../domain/readable-zod-error';
import { raisedRow } from './raised-row';

const itemSchema = z.object({
	orderKey: orderKeySchema,
	topic: z.string(),
	correlationId: z.string(),
});

/** What the trigger's second output emits in; one exception row each out. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const now = new Date();
	const rows = this.getInputData().map(({ json }, itemIndex) => {
		const item = itemSchema.safeParse(json);
		if (!item.success) {
			throw new NodeOperationError(
				this.getNode(),
				`Item ${itemIndex} names no order: ${readableZodError(item.error)}`,
				{ itemIndex, description: 'Connect it behind the second output of the trigger.' },
			);
		}
		const [, account = '', reference = ''] = item.data.orderKey.split(':');
		const store = account.split('.')[0] ?? '';
		const row = toUnreadableException(
			{
				...item.data,
				executionId: this.getExecutionId(),
				link: `https://admin.shopify.com/store/${store}/orders/${reference}`,
			},
			now,
		);
		return { json: raisedRow(row), pairedItem: { item: itemIndex } };
	});
	return [rows];
}
