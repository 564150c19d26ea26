import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toEditability } from '../../../../domain/gate/editability';
import { ABSENT_FACTS } from '../../../../domain/target/fulfilment-facts';
import { hasFailed, withFields } from '../../../shared/order-items';
import { showFor } from '../../../shared/show-for';
import { connectOrders } from './connect-orders';
import { readTargets, type TargetLookup } from './read-targets';
import { readWish, wishProperties } from './wish-parameters';

export const description = showFor('order', ['get'], wishProperties);

/**
 * Items in, the same items out, each with the order NetSuite holds as `target` (none when it has no such order), and
 * with `editability`, which says in plain words whether its lines may still be changed. An order that carries our mark is
 * looked at as held by us. Three queries for up to 50 orders, one more where something is billed, and one record each.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = this.getInputData();
	const wanted = items.flatMap((item, index) =>
		hasFailed(item) ? [] : [{ index, wish: readWish(this, index) }],
	);
	if (wanted.length === 0) return withFields(items, new Map());
	const connection = await connectOrders(this);
	const wishes = wanted.map(({ wish }) => wish);
	const lookups = await readTargets(connection, wishes, 'target');
	const fields = new Map<number, object>();
	for (const [at, { index }] of wanted.entries()) {
		const lookup = lookups[at];
		if (lookup) fields.set(index, toFields(lookup, items[index]?.json['look']));
	}
	return withFields(items, fields);
}

function toFields(lookup: TargetLookup, look: unknown): object {
	if ('failure' in lookup) return lookup;
	if (!lookup.target) return { editability: toEditability(ABSENT_FACTS) };
	const { target, heldByUs } = lookup;
	const isLooked = typeof look === 'object' && look !== null;
	return {
		target,
		editability: toEditability(target.facts, { lines: target.lines, heldByUs }),
		...(heldByUs && isLooked ? { look: { ...look, heldByUs } } : {}),
	};
}
