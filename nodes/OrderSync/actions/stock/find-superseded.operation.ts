import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { supersededLevels } from '../../../../domain/stock/superseded-levels';
import { showFor } from '../../../shared/show-for';

export const description = showFor(
	'stock',
	['findSuperseded'],
	[
		{
			displayName: 'Before',
			name: 'before',
			type: 'string',
			required: true,
			default: '={{ $now.minus({ days: 2 }).toISO() }}',
			description: 'Time (ISO 8601); only rows that are older are given',
		},
	],
);

/** Rows of osync_stock_levels in; an item with the `id` of each that a newer one replaces out. */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const given = String(this.getNodeParameter('before', 0, '') ?? '');
	const before = new Date(given);
	if (Number.isNaN(before.getTime())) {
		throw new NodeOperationError(this.getNode(), `Before is no time: "${given}"`, {
			itemIndex: 0,
			description: 'Give a time in ISO 8601.',
		});
	}
	const rows = this.getInputData().map(({ json }) => json);
	return [supersededLevels(rows, before).map((id) => ({ json: { id }, pairedItem: { item: 0 } }))];
}
