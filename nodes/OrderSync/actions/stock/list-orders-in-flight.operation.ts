import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { ordersInFlight } from '../../../../domain/stock/edits-in-flight';
import { showFor } from '../../../shared/show-for';

export const description = showFor(
	'stock',
	['listOrdersInFlight'],
	[
		{
			displayName: 'Since',
			name: 'since',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-03-02T09:05:00Z',
			description:
				'Time (ISO 8601) before the first reading of this push: orders whose signals were handled afterwards count too; empty counts only those that wait',
		},
	],
);

/**
 * Rows of osync_signals in, of each order in flight also those that were handled of late; out an item with `look` for
 * each order on whose stock shop and warehouse may not agree yet, for the nodes that read orders. Its `firstReceivedAt`
 * says since when that has been so without a break.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const rows = this.getInputData().map(({ json }) => json);
	const now = new Date().toISOString();
	return [
		ordersInFlight(rows, readSince(this)).map(({ orderKey, sourceId, since }) => ({
			json: {
				look: {
					...{ kind: 'orderLook', schemaVersion: 1, orderKey, sourceId },
					...{ topics: ['stock-push'], signalCount: 1, attempt: 0, heldByUs: false },
					...{ firstReceivedAt: since?.toISOString() ?? now, lastReceivedAt: now },
					...{ notBefore: now, targetOrderId: '' },
					correlationId: `stock-${this.getExecutionId()}`,
				},
			},
			pairedItem: { item: 0 },
		})),
	];
}

function readSince(context: IExecuteFunctions): Date | null {
	const given = String(context.getNodeParameter('since', 0, '') ?? '').trim();
	if (given === '') return null;
	const since = new Date(given);
	if (!Number.isNaN(since.getTime())) return since;
	throw new NodeOperationError(context.getNode(), `Since is no time: "${given}"`, {
		itemIndex: 0,
		description: 'Give the time at which the push started, or leave it empty.',
	});
}
