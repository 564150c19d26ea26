import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { orderKeySchema } from '../../../domain/order/order-key';
import type { SyncItem } from '../../../domain/report/sync-item';
import { RemoteError } from '../../shared/remote-error';
import { showFor } from '../../shared/show-for';
import { toTargetSnapshot } from '../mapping/to-target-snapshot';
import { connectLinnworks } from './connect-linnworks';
import { listOpenOrders, type OpenOrder } from './list-open-orders';
import { readGate } from './read-gate';

export const description = showFor(
	'order',
	['getOpen'],
	[
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
		{
			displayName: 'Source',
			name: 'source',
			type: 'string',
			default: '',
			placeholder: 'e.g. SHOPIFY',
			description: 'Only open orders of this source; empty accepts any',
		},
		{
			displayName: 'Sub-Source',
			name: 'subSource',
			type: 'string',
			default: '',
			description: 'Only open orders of this sub-source; empty accepts any',
		},
		{
			displayName: 'Go On After',
			name: 'after',
			type: 'string',
			default: '',
			description:
				'The cursor that the last run gave out; empty starts at the beginning. Behind the last order it starts anew.',
		},
		{
			displayName: 'Orders per Run',
			name: 'maxOrders',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 200,
			description: 'Max number of orders read in one run; the next run goes on behind them',
		},
	],
);

/**
 * One item for each open order of the shop out, with `look`, `target` and the `cursor` for the next run; the input
 * only starts it. All locations are read, at the pace of bulk work. Any failed read stops the node, and the next run
 * begins where this one did.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const text = (name: string): string => String(this.getNodeParameter(name, 0, '') ?? '').trim();
	const prefix = text('orderKeyPrefix').toLowerCase();
	if (!orderKeySchema.safeParse(`${prefix}:1`).success) {
		throw new NodeOperationError(
			this.getNode(),
			`Order Key Prefix "${prefix}" does not name system and account of the shop`,
			{ itemIndex: 0, description: 'Enter both, such as shopify:demo.myshopify.com.' },
		);
	}
	const readAt = new Date().toISOString();
	const connection = connectLinnworks(this, 'bulk');
	const source = text('source');
	const listed = await listOpenOrders(connection, {
		source,
		subSource: text('subSource'),
		after: text('after').toLowerCase(),
		maxOrders: Math.max(1, this.getNodeParameter('maxOrders', 0, 200) as number),
	}).catch((error: unknown) => {
		throw unreadable(this, error);
	});
	if (source !== '' && listed.found.length === 0 && listed.read > 0) {
		throw new NodeOperationError(
			this.getNode(),
			`None of ${listed.read} open orders of source "${source}" has an order number of the shop as its reference`,
			{ itemIndex: 0, description: 'Check which source the orders of the shop have in Linnworks.' },
		);
	}
	const gateOf = await readGate(
		connection,
		listed.found.map(({ order }) => order),
	);
	return newestOfEach(listed.found).map(({ orders, reference }) => {
		const [head] = orders;
		const look: SyncItem['look'] = {
			kind: 'orderLook',
			schemaVersion: 1,
			orderKey: orderKeySchema.parse(`${prefix}:${reference}`),
			sourceId: `${text('sourceIdPrefix')}${reference}`,
			topics: ['drift'],
			signalCount: 1,
			firstReceivedAt: readAt,
			lastReceivedAt: readAt,
			attempt: 0,
			notBefore: readAt,
			heldByUs: false,
			targetOrderId: head.order.OrderId,
			correlationId: `drift-${this.getExecutionId()}`,
		};
		const outcome: Partial<SyncItem> =
			orders.length > 1
				? { failure: ambiguous(reference, orders) }
				: { target: toTargetSnapshot(head.order, gateOf(head.order)) };
		const json = { look, ...outcome, cursor: listed.cursor };
		return { json: json as unknown as IDataObject, pairedItem: { item: 0 } };
	});
}

type Candidates = { reference: string; orders: [OpenOrder, ...OpenOrder[]] };

/** The orders of the latest generation under each reference; more than one means that two parcels would leave. */
function newestOfEach(found: readonly OpenOrder[]): Candidates[] {
	const byReference = new Map<string, [OpenOrder, ...OpenOrder[]]>();
	for (const each of found) {
		const known = byReference.get(each.reference);
		const rank = each.generation - (known?.[0].generation ?? -1);
		if (!known || rank > 0) byReference.set(each.reference, [each]);
		else if (rank === 0) known.push(each);
	}
	return [...byReference].map(([reference, orders]) => ({ reference, orders }));
}

function ambiguous(
	reference: string,
	orders: readonly OpenOrder[],
): NonNullable<SyncItem['failure']> {
	const numbers = orders.map(({ order }) => order.NumOrderId).join(' and ');
	return {
		step: 'target',
		code: 'ORDER_AMBIGUOUS',
		reason: `Reference ${reference} stands for several open Linnworks orders: ${numbers}`,
		retry: false,
		retryAfterSeconds: 0,
	};
}

/** Without the list there is nothing to compare, so the run fails as a whole and says why. */
function unreadable(context: IExecuteFunctions, error: unknown): unknown {
	if (!(error instanceof RemoteError)) return error;
	return new NodeOperationError(context.getNode(), error.message, {
		itemIndex: 0,
		description: 'Nothing was changed. The next run reads the same orders again.',
	});
}
