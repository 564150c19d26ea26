import type { IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from '../../../../domain/report/sync-item';
import type { Result } from '../../../../domain/result';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { hasFailed } from '../../../shared/order-items';
import type { RawOrder } from '../../mapping/raw/raw-order';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { findOrders } from '../find-orders';
import { readOrderWish } from './order-wish';

/** What one item is about. The order is null where Linnworks has none. */
export type Work<T> = { index: number; input: T; order: RawOrder | null };

/** What is added to each item, by its place. */
export type Fields = Map<number, object>;

/**
 * Reads what each item is about and finds the orders, many a call. Items that cannot be read, or whose order cannot, get
 * their `failure` in `fields`; those that failed before have neither work nor field.
 */
export async function openWorks<T>(
	context: IExecuteFunctions,
	client: LinnworksClient,
	read: (itemIndex: number) => Result<T, Failure>,
): Promise<{ works: Array<Work<T>>; fields: Fields }> {
	const fields: Fields = new Map();
	const asked = context.getInputData().flatMap((item, index) => {
		if (hasFailed(item)) return [];
		const input = read(index);
		if (input.ok) return [{ index, input: input.value, wish: readOrderWish(context, index) }];
		fields.set(index, { failure: input.error });
		return [];
	});
	const lookups = await findOrders(
		client,
		asked.map(({ wish }) => wish),
	);
	const works = asked.flatMap(({ index, input }, at) => {
		const lookup = lookups[at];
		if (lookup && 'order' in lookup) return [{ index, input, order: lookup.order }];
		if (lookup) fields.set(index, lookup);
		return [];
	});
	return { works, fields };
}

/**
 * Runs the works of one order one after the other, different orders side by side, so that two items about one order
 * never write at once. What a run gives is put into `fields`.
 */
export async function eachOrder<T>(
	works: ReadonlyArray<Work<T>>,
	fields: Fields,
	run: (work: Work<T>) => Promise<object>,
): Promise<void> {
	const byOrder = new Map<string, Array<Work<T>>>();
	for (const work of works) {
		const key = work.order?.OrderId ?? `item ${work.index}`;
		byOrder.set(key, [...(byOrder.get(key) ?? []), work]);
	}
	await inParallel(
		[...byOrder.values()],
		PARALLEL_READS,
		async (group) => {
			for (const work of group) fields.set(work.index, await run(work));
		},
		{ firstAlone: true },
	);
}

/** What it means that Linnworks has no order for something that has to be written. */
export const absent = (): { failure: Failure } => ({
	failure: {
		step: 'apply',
		code: 'ORDER_ABSENT',
		reason: 'Linnworks has no such order',
		retry: true,
		retryAfterSeconds: 0,
	},
});
