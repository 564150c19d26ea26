import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import type { RawOrder } from '../mapping/raw/raw-order';
import { toFulfilmentFacts, type GateReads } from '../mapping/to-fulfilment-facts';
import { toTargetSnapshot } from '../mapping/to-target-snapshot';
import { connectLinnworks } from './connect-linnworks';
import { findKin } from './find-kin';
import { findOrders } from './find-orders';
import { hasFailed, withFields } from './order-items';
import type { OrderLineage } from './order-lineage';
import type { OrderWish } from './pick-order';
import { readGate } from './read-gate';
import { showFor } from '../../shared/show-for';

export const description = showFor(
	'order',
	['get'],
	[
		{
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '={{ $json.look?.targetOrderId }}',
			description:
				'Linnworks order ID (GUID). Orders without one are looked up by their reference.',
		},
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			default: "={{ $json.snapshot?.reference ?? $json.look?.orderKey?.split(':')[2] }}",
			description: 'Reference number or secondary reference under which Linnworks knows the order',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'string',
			default: '',
			placeholder: 'e.g. SHOPIFY',
			description: 'Only orders of this source are found by reference; empty accepts any',
		},
		{
			displayName: 'Sub-Source',
			name: 'subSource',
			type: 'string',
			default: '',
			description: 'Only orders of this sub-source are found by reference; empty accepts any',
		},
		{
			displayName: 'Look for Replacements',
			name: 'wholeLineage',
			type: 'boolean',
			default: false,
			description:
				'Whether to look up orders that are known by their ID by their reference too, because a newer one may have been made to replace them; needed unless edits are only ever amended',
		},
	],
);

/**
 * Items in, the same items out, each with the order Linnworks holds as `target`; no `target` when Linnworks has no
 * such order. An order that replaces another one in the shop gets the order of that one. Three reads for up to 50 orders with a known id, one more for each order known by reference only.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const wanted = items.flatMap((item, index) =>
		hasFailed(item) ? [] : [{ index, wish: readWish.call(this, index) }],
	);
	const connection = connectLinnworks(this);
	const named = await findOrders(
		connection.client,
		wanted.map(({ wish }) => wish),
	);
	const lookups = await findKin(connection.client, items, wanted, named);
	const orders = lookups.flatMap((lookup) =>
		'order' in lookup && lookup.order ? [lookup.order, ...(lookup.lineage?.replaced ?? [])] : [],
	);
	const gateOf = await readGate(connection, orders);
	const fields = new Map<number, object>();
	for (const [at, { index }] of wanted.entries()) {
		const lookup = lookups[at];
		if (lookup && 'failure' in lookup) fields.set(index, lookup);
		else if (lookup?.order) {
			const target = toTarget(lookup.order, lookup.lineage, gateOf);
			fields.set(index, { target, ...heldAsMarked(items[index]?.json['look'], target) });
		}
	}
	return withFields(items, fields);
}

function toTarget(
	order: RawOrder,
	lineage: OrderLineage | undefined,
	gateOf: (order: RawOrder) => GateReads,
): TargetSnapshot {
	const target = toTargetSnapshot(order, gateOf(order));
	if (!lineage) return target;
	const replaced = lineage.replaced.map((each) => ({
		orderId: each.OrderId,
		displayNumber: String(each.NumOrderId),
		facts: toFulfilmentFacts(each, gateOf(each)),
	}));
	return { ...target, replaced, succession: lineage.succession };
}

/** A mark on the order says that we hold it, whatever became of the sweep that should have remembered. */
const heldAsMarked = (look: unknown, { succession }: TargetSnapshot): { look?: object } =>
	succession && succession.marked.length > 0 && typeof look === 'object' && look !== null
		? { look: { ...look, heldByUs: true } }
		: {};

function readWish(this: IExecuteFunctions, itemIndex: number): OrderWish {
	const text = (name: string): string => {
		const value = this.getNodeParameter(name, itemIndex, '') as unknown;
		return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	};
	const wish = {
		orderId: text('orderId'),
		reference: text('reference'),
		source: text('source'),
		subSource: text('subSource'),
		wholeLineage: this.getNodeParameter('wholeLineage', itemIndex, false) === true,
	};
	if (wish.orderId === '' && wish.reference === '') {
		throw new NodeOperationError(this.getNode(), `Item ${itemIndex} names no order`, {
			itemIndex,
			description: 'Set Order ID or Reference.',
		});
	}
	return wish;
}
