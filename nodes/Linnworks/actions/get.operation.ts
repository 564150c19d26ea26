import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { TargetSnapshot } from '../../../domain/target/target-snapshot';
import { readList } from '../../shared/read-list';
import type { RawOrder } from '../mapping/raw/raw-order';
import { connectLinnworks } from './connect-linnworks';
import { findKin, type KinLookup } from './find-kin';
import { findOrders } from './find-orders';
import { hasFailed, withFields } from '../../shared/order-items';
import { ORDER_SOURCE } from './order-source';
import type { OrderWish } from './pick-order';
import { readGate } from './read-gate';
import { toTarget } from './to-target';
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
		...ORDER_SOURCE,
		{
			displayName: 'Look for Replacements',
			name: 'wholeLineage',
			type: 'boolean',
			default: false,
			description:
				'Whether to look up orders that are known by their ID by their reference too, because a newer one may have been made to replace them; needed unless edits are only ever amended',
		},
		{
			displayName: 'Held Orders',
			name: 'heldOrders',
			type: 'json',
			default: '[]',
			description:
				'Rows that say which orders we keep parked, each with a target_order_id; needed where orders are made anew in the shop, because the hold of a cancelled order is then found by the order that replaces it',
		},
	],
);

/**
 * Items in, the same items out, each with the order Linnworks holds as `target`; no `target` when Linnworks has no
 * such order. An order that replaces another one in the shop gets the order of that one, as the one that has to give
 * way, or, if it has one of its own, the other among those that its own replaces. Three reads for up to 50 orders with
 * a known id, one more for each order known by reference only and for each order of its kin.
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
	const gateOf = await readGate(connection, lookups.flatMap(ordersOf));
	const held = readHeld.call(this);
	const fields = new Map<number, object>();
	for (const [at, { index }] of wanted.entries()) {
		const lookup = lookups[at];
		if (!lookup) continue;
		const target = 'failure' in lookup ? null : toTarget(lookup, { gateOf, held });
		if ('failure' in lookup) fields.set(index, lookup);
		else if (target) {
			fields.set(index, { target, ...lookAsHeld(items[index]?.json['look'], target, held) });
		}
	}
	return withFields(items, fields);
}

function ordersOf(lookup: KinLookup): RawOrder[] {
	if ('failure' in lookup) return [];
	return [
		...(lookup.order ? [lookup.order] : []),
		...(lookup.lineage?.replaced ?? []),
		...(lookup.kin?.predecessors ?? []).map(({ order }) => order),
	];
}

/** Rows of a table carry the id as target_order_id; a row whose hold is over does not count. */
function readHeld(this: IExecuteFunctions): ReadonlySet<string> {
	const ids = readList(this, 'heldOrders').map((row) => {
		if (typeof row !== 'object' || row === null || !('target_order_id' in row)) return '';
		const isOver = 'status' in row && row.status !== 'new';
		return isOver ? '' : String(row.target_order_id).toLowerCase();
	});
	return new Set(ids.filter((id) => id !== ''));
}

/** A mark on the order, or a hold under whatever key, says that we hold it. */
function lookAsHeld(
	look: unknown,
	target: TargetSnapshot,
	held: ReadonlySet<string>,
): { look?: object } {
	const isHeld = held.has(target.orderId) || (target.succession?.marked ?? []).length > 0;
	return isHeld && typeof look === 'object' && look !== null
		? { look: { ...look, heldByUs: true } }
		: {};
}

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
