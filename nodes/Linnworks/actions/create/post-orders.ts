import {
	RemoteRejected,
	RemoteUnknownOutcome,
	type RemoteError,
} from '../../../shared/remote-error';
import { inBatches } from '../../../shared/in-batches';
import { toChannelOrder } from '../../mapping/to-channel-order';
import type { RawOrder } from '../../mapping/raw/raw-order';
import type { LinnworksClient } from '../../transport/linnworks-client';
import { inParallel, PARALLEL_READS } from '../../../shared/in-parallel';
import { remoteOutcome } from '../../../shared/remote-outcome';
import { isCreated, type Creation, type ImportWork } from './import-work';
import { lookBefore } from './look-before';

/** Orders one CreateOrders takes (docs/vendors/linnworks.md §3.1). */
const ORDERS_PER_CALL = 20;

/**
 * Creates orders, those of one location in calls of up to 20, and reads every one of them back by its key: neither the
 * reply's ids nor their order are taken for proof. Orders that Linnworks has already are left alone. A call whose answer
 * got lost is never sent again; a call that was refused is split, so that one bad order stops no other.
 */
export async function postOrders(
	works: readonly ImportWork[],
	client: LinnworksClient,
): Promise<Map<number, Creation>> {
	const creations = new Map<number, Creation>();
	const absent = await lookBefore(works, client, creations);
	for (const location of new Set(absent.map(({ step }) => step.locationName))) {
		const there = absent.filter(({ step }) => step.locationName === location);
		for (const batch of inBatches(there, ORDERS_PER_CALL)) {
			await postBatch(batch, location, client, creations);
		}
	}
	return creations;
}

async function postBatch(
	works: readonly ImportWork[],
	location: string,
	client: LinnworksClient,
	creations: Map<number, Creation>,
): Promise<void> {
	const orders = works.map(({ step, item, replaced }) =>
		toChannelOrder(step, item.plan.orderName, replaced ?? null),
	);
	const reply = await remoteOutcome(
		client.createOrders({ orders, ...(location === '' ? {} : { location }) }),
	);
	if (!reply.ok && reply.error instanceof RemoteRejected && works.length > 1) {
		const left = await lookBefore(works, client, creations);
		for (const work of left) await postBatch([work], location, client, creations);
		return;
	}
	if (!reply.ok && !(reply.error instanceof RemoteUnknownOutcome)) {
		for (const { index } of works) creations.set(index, notPosted(reply.error));
		return;
	}
	const error = reply.ok ? null : reply.error;
	const found = await readBack(works, reply.ok ? reply.value : [], client);
	for (const { index } of works) {
		const seen = found.get(index);
		if (seen && 'OrderId' in seen) {
			const message = error ? 'Confirmed by reading back' : '';
			creations.set(index, { status: 'done', order: seen, message });
		} else {
			const message = (error ?? seen)?.message ?? 'Linnworks answered but has no such order';
			creations.set(index, { status: 'unknown', message });
		}
	}
}

const notPosted = (error: RemoteError): Creation => ({
	status: error instanceof RemoteRejected ? 'rejected' : 'notStarted',
	message: error.message,
});

/** Finds the orders by the ids of the reply, and those that are not among them by their reference. */
async function readBack(
	works: readonly ImportWork[],
	ids: readonly string[],
	client: LinnworksClient,
): Promise<Map<number, RawOrder | RemoteError>> {
	const found = new Map<number, RawOrder | RemoteError>();
	const named = ids.length === 0 ? null : await remoteOutcome(client.getOrdersById(ids));
	for (const { index, step } of works) {
		const order = named?.ok ? named.value.find((each) => isCreated(step, each)) : undefined;
		if (order) found.set(index, order);
	}
	const missing = works.filter(({ index }) => !found.has(index));
	await inParallel(missing, PARALLEL_READS, async ({ index, step }) => {
		const read = await remoteOutcome(client.getOrderDetailsByReferenceId(step.reference));
		const order = read.ok ? read.value.find((each) => isCreated(step, each)) : read.error;
		if (order) found.set(index, order);
	});
	return found;
}
