import type { Result } from '../../../domain/result';
import type { FulfilmentClient } from './fulfilment-client';
import {
	FIRST_DISPATCHES,
	FULFILMENT_ORDERS_PER_CALL,
	MORE_DISPATCH_LINES,
	MORE_FULFILMENT_ORDER_LINES,
	MORE_FULFILMENT_ORDERS,
	MORE_TOLD_LINES,
	TOLD_FULFILMENTS_PER_CALL,
	WIDE_DISPATCHES,
	type DispatchSize,
} from './queries/fulfilment-reads';
import type {
	RawDispatchHead,
	RawDispatchOrder,
	RawFulfilmentOrderPage,
	RawToldFulfilmentPage,
} from './raw-fulfilment';
import { readBatches } from './read-batches';
import { readWholeList } from './read-whole-list';
import { partOf, readUntilSettled, sameState, type Pages } from './settled-parts';
import { readingOf, UnreadOrder, type Unread } from './unread-order';

/** What became of one order that was asked for. */
export type DispatchRead = { kind: 'found'; order: RawDispatchOrder } | Unread;

type Head = {
	order: Omit<RawDispatchOrder, 'fulfilmentOrders' | 'fulfilments'>;
	fulfilmentOrderIds: string[];
	fulfilmentIds: string[];
};

type Parts = {
	fulfilmentOrders: Pages<RawFulfilmentOrderPage>;
	fulfilments: Pages<RawToldFulfilmentPage>;
};

/**
 * Reads what orders have of fulfilment, many things per call whichever order they belong to, and everything to its end.
 * Every part carries its order's time of change; where it moved meanwhile the order is read again. A hold need not move
 * it (docs/vendors/shopify.md §2.1), so a write may still be refused for one.
 */
export class FulfilmentReader {
	constructor(private readonly client: FulfilmentClient) {}

	/** The outcome for every order's GID asked for. */
	async read(ids: readonly string[]): Promise<ReadonlyMap<string, DispatchRead>> {
		return await readUntilSettled(ids, async (left) => await this.readOnce(left));
	}

	private async readOnce(ids: readonly string[]): Promise<Map<string, DispatchRead>> {
		const pages = await readBatches(ids, FIRST_DISPATCHES.orders, async (batch) =>
			this.client.readHeads(batch, FIRST_DISPATCHES),
		);
		const heads = new Map<string, Result<Head, Unread>>();
		for (const id of ids) heads.set(id, await readingOf(this.begin(pages, id)));
		const found = [...heads.values()].flatMap((head) => (head.ok ? [head.value] : []));
		const parts: Parts = {
			fulfilmentOrders: await readBatches(
				found.flatMap(({ fulfilmentOrderIds }) => fulfilmentOrderIds),
				FULFILMENT_ORDERS_PER_CALL,
				async (batch) => this.client.readFulfilmentOrders(batch),
			),
			fulfilments: await readBatches(
				found.flatMap(({ fulfilmentIds }) => fulfilmentIds),
				TOLD_FULFILMENTS_PER_CALL,
				async (batch) => this.client.readFulfilments(batch),
			),
		};
		const reads = new Map<string, DispatchRead>();
		for (const [id, head] of heads) {
			const read = head.ok ? await readingOf(this.complete(head.value, parts)) : head;
			reads.set(id, read.ok ? { kind: 'found', order: read.value } : read.error);
		}
		return reads;
	}

	/** Adds what the first page of an order lacks: further lines and fulfilment orders, and all fulfilments if many. */
	private async begin(pages: Pages<RawDispatchHead>, id: string): Promise<Head> {
		const first = partOf(pages, id);
		const page = first && (isWhole(first, FIRST_DISPATCHES) ? first : await this.readWide(id));
		if (page === null) throw new UnreadOrder({ kind: 'absent' });
		const lines = await readWholeList(this.client, page, page.lineItems, MORE_DISPATCH_LINES);
		const works = await readWholeList(
			this.client,
			page,
			page.fulfillmentOrders,
			MORE_FULFILMENT_ORDERS,
		);
		return {
			order: { ...page, lines },
			fulfilmentOrderIds: works.map((work) => work.id),
			fulfilmentIds: page.fulfillments.map((fulfilment) => fulfilment.id),
		};
	}

	private async readWide(id: string): Promise<RawDispatchHead | null> {
		const [page = null] = await this.client.readHeads([id], WIDE_DISPATCHES);
		if (page && !isWhole(page, WIDE_DISPATCHES)) throw new UnreadOrder({ kind: 'truncated' });
		return page;
	}

	private async complete(
		{ order, fulfilmentOrderIds, fulfilmentIds }: Head,
		parts: Parts,
	): Promise<RawDispatchOrder> {
		const whole: RawDispatchOrder = { ...order, fulfilmentOrders: [], fulfilments: [] };
		const { updatedAt } = order;
		for (const id of fulfilmentOrderIds) {
			const { lineItems, ...page } = sameState(partOf(parts.fulfilmentOrders, id), updatedAt);
			const owner = { id, updatedAt };
			const more = MORE_FULFILMENT_ORDER_LINES;
			const lines = await readWholeList(this.client, owner, lineItems, more);
			whole.fulfilmentOrders.push({ ...page, lines });
		}
		for (const id of fulfilmentIds) {
			const part = sameState(partOf(parts.fulfilments, id), updatedAt);
			const { fulfillmentLineItems, ...page } = part;
			const owner = { id, updatedAt };
			const lines = await readWholeList(this.client, owner, fulfillmentLineItems, MORE_TOLD_LINES);
			whole.fulfilments.push({ ...page, lines });
		}
		return whole;
	}
}

/** Whether no fulfilment was cut: as many as the shop counts, or fewer than were asked for. */
const isWhole = (
	{ fulfillments, fulfillmentsCount }: RawDispatchHead,
	size: DispatchSize,
): boolean =>
	fulfillmentsCount?.precision === 'EXACT'
		? fulfillments.length >= fulfillmentsCount.count
		: fulfillments.length < size.fulfilments;
