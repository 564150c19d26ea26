import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { orderKeySchema } from '../../../../domain/order/order-key';
import { readRows } from '../../../shared/read-list';
import { RemoteError } from '../../../shared/remote-error';
import { showFor } from '../../../shared/show-for';
import {
	toDispatchedOrder,
	type DispatchedOrder,
} from '../../mapping/dispatch/to-dispatched-order';
import { connectDispatch } from '../connect-linnworks';
import { ORDER_SOURCE } from '../order-source';
import { readText } from '../return/order-wish';
import { readProcessed } from './read-processed';

export const description = showFor(
	'dispatch',
	['getDispatched'],
	[
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			required: true,
			default: '',
			description: 'Orders that were processed from this time on are returned',
		},
		{
			displayName: 'Overlap (Minutes)',
			name: 'overlapMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 120,
			description:
				'How far before that time to look as well, because orders can become visible late and Linnworks does not say in which time zone it counts. Tracking numbers that change later than that are not found by this.',
		},
		{
			displayName: 'Order Key Prefix',
			name: 'orderKeyPrefix',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. shopify:demo.myshopify.com',
			description: 'System and account of the shop, as the order keys of the data tables begin',
		},
		{
			displayName: 'Source ID Prefix',
			name: 'sourceIdPrefix',
			type: 'string',
			default: 'gid://shopify/Order/',
			description: 'What precedes the reference in the ID under which the shop knows the order',
		},
		...ORDER_SOURCE,
		{
			displayName: 'Known Signals',
			name: 'knownSignals',
			type: 'json',
			default: '[]',
			description:
				'Rows of the data table osync_dispatch_signals, with the columns event_id and body_digest. What one of them told of, and what has not changed since, is left out.',
		},
	],
);

/**
 * One item for each order that left and of which no known signal tells, oldest first, with `until`, the time for the next
 * run's Since. Cancelled orders are left out, what was sent again is marked, and an order that stands for none of the
 * shop has no `orderKey`. A failed read stops the node, and the next run begins where this one did.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const until = new Date().toISOString();
	const prefix = readText(this, 'orderKeyPrefix', 0).toLowerCase();
	if (!orderKeySchema.safeParse(`${prefix}:1`).success) {
		throw new NodeOperationError(
			this.getNode(),
			`Order Key Prefix "${prefix}" does not name system and account of the shop`,
			{ itemIndex: 0, description: 'Enter both, such as shopify:demo.myshopify.com.' },
		);
	}
	const rows = await readProcessed(connectDispatch(this), {
		from: readFrom(this),
		to: until,
		source: readText(this, 'source', 0),
		subSource: readText(this, 'subSource', 0),
	}).catch((error: unknown) => {
		throw error instanceof RemoteError ? unread(this, error.message) : error;
	});
	if (rows === null) throw unread(this, 'The list of processed orders kept changing');
	const known = new Set(
		readRows(this, 'knownSignals').map((row) => newsOf(row['event_id'], row['body_digest'])),
	);
	const sourceIdPrefix = readText(this, 'sourceIdPrefix', 0);
	return rows
		.filter((row) => !row.HoldOrCancel)
		.map((row) => {
			const order = toDispatchedOrder(row);
			if (order) return order;
			throw unread(this, `Processed order ${row.nOrderId} has no date`);
		})
		.filter(({ orderId, digest }) => !known.has(newsOf(orderId, digest)))
		.sort(byTime)
		.map((order) => ({
			json: {
				...order,
				...(order.reference === ''
					? {}
					: {
							orderKey: `${prefix}:${order.reference}`,
							sourceId: `${sourceIdPrefix}${order.reference}`,
						}),
				until,
			} as IDataObject,
			pairedItem: { item: 0 },
		}));
}

const newsOf = (orderId: unknown, digest: unknown): string =>
	`${String(orderId)} ${String(digest)}`;

const byTime = (left: DispatchedOrder, right: DispatchedOrder): number =>
	Date.parse(left.processedAt) - Date.parse(right.processedAt) ||
	Number(left.displayNumber) - Number(right.displayNumber);

/** The begin of the time to look at; a Since that cannot be read stops the node, because it might skip orders. */
function readFrom(context: IExecuteFunctions): string {
	const given = context.getNodeParameter('since', 0, '') as unknown;
	const since = Date.parse(given instanceof Date ? given.toISOString() : String(given));
	if (Number.isNaN(since)) {
		throw new NodeOperationError(context.getNode(), `Since "${String(given)}" is not a time`, {
			itemIndex: 0,
			description: 'Give the time up to which the last run has read.',
		});
	}
	const overlap = Number(context.getNodeParameter('overlapMinutes', 0, 120));
	return new Date(since - Math.max(0, overlap || 0) * 60_000).toISOString();
}

const unread = (context: IExecuteFunctions, message: string): NodeOperationError =>
	new NodeOperationError(context.getNode(), message, {
		itemIndex: 0,
		description: 'Nothing is lost: the next run reads from the same time.',
	});
