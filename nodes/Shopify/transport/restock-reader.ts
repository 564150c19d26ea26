import { err, type Result } from '../../../domain/result';
import { LedgerReader } from './ledger-reader';
import { outcomeOf } from './outcome-of';
import { FIRST_LEDGERS } from './queries/order-ledgers';
import { FIRST_RESTOCKS, FULFILMENTS_PER_CALL, RETURNS_PER_CALL } from './queries/restock-pages';
import type { RawRefundOrder } from './raw-refund';
import type { RawShippedPage } from './raw-goods';
import type { RawRestockHead, RawRestockOrder, RawReturnPage } from './raw-restock';
import { readBatches } from './read-batches';
import { readRestockHead, type RestockHead } from './read-restock-head';
import { readWholeFulfilment, readWholeReturn } from './read-restock-parts';
import { RefundReader } from './refund-reader';
import type { ShopifyClient } from './shopify-client';
import { partOf, readUntilSettled, sameState, type Pages } from './settled-parts';
import { readingOf, type Unread } from './unread-order';

/** What became of one order that was asked for. */
export type RestockRead = { kind: 'found'; order: RawRestockOrder } | Unread;

type Parts = { fulfilments: Pages<RawShippedPage>; returns: Pages<RawReturnPage> };

/**
 * Reads what tells of the goods of orders, many things per call whichever order they belong to: refunds, then lines,
 * then the shipments and returns that there are. Every part carries its order's time of change; where it moved
 * meanwhile the order is read again. The ledgers follow.
 */
export class RestockReader {
	constructor(private readonly client: ShopifyClient) {}

	/** The outcome for every order's GID asked for. */
	async read(ids: readonly string[]): Promise<ReadonlyMap<string, RestockRead>> {
		const reads = await readUntilSettled(ids, async (left) => await this.readOnce(left));
		await this.addLedgers(reads);
		return reads;
	}

	private async readOnce(ids: readonly string[]): Promise<Map<string, RestockRead>> {
		const heads = await this.readHeads(ids);
		const found = [...heads.values()].flatMap((head) => (head.ok ? [head.value] : []));
		const parts: Parts = {
			fulfilments: await readBatches(
				found.flatMap(({ fulfilmentIds }) => fulfilmentIds),
				FULFILMENTS_PER_CALL,
				async (batch) => this.client.readFulfilments(batch),
			),
			returns: await readBatches(
				found.flatMap(({ returnIds }) => returnIds),
				RETURNS_PER_CALL,
				async (batch) => this.client.readReturns(batch),
			),
		};
		const reads = new Map<string, RestockRead>();
		for (const [id, head] of heads) {
			const read = head.ok ? await readingOf(this.complete(head.value, parts)) : head;
			reads.set(id, read.ok ? { kind: 'found', order: read.value } : read.error);
		}
		return reads;
	}

	private async readHeads(
		ids: readonly string[],
	): Promise<Map<string, Result<RestockHead, Unread>>> {
		const refunds = await new RefundReader(this.client, true).read(ids);
		const readable = ids.filter((id) => refunds.get(id)?.kind === 'found');
		const pages = await readBatches(readable, FIRST_RESTOCKS.orders, async (batch) =>
			this.client.readRestockHeads(batch, FIRST_RESTOCKS),
		);
		const heads = new Map<string, Result<RestockHead, Unread>>();
		for (const [id, read] of refunds) {
			const head =
				read.kind === 'found' ? await readingOf(this.begin(read.order, pages)) : err(read);
			heads.set(id, head);
		}
		return heads;
	}

	private async begin(refunds: RawRefundOrder, pages: Pages<RawRestockHead>): Promise<RestockHead> {
		return await readRestockHead(this.client, refunds, partOf(pages, refunds.id));
	}

	private async complete(
		{ order, fulfilmentIds, returnIds }: RestockHead,
		parts: Parts,
	): Promise<RawRestockOrder> {
		const whole: RawRestockOrder = { ...order, fulfilments: [], returns: [], agreements: [] };
		for (const id of fulfilmentIds) {
			const page = sameState(partOf(parts.fulfilments, id), order.updatedAt);
			whole.fulfilments.push(await readWholeFulfilment(this.client, page));
		}
		for (const id of returnIds) {
			const page = sameState(partOf(parts.returns, id), order.updatedAt);
			whole.returns.push(await readWholeReturn(this.client, page));
		}
		return whole;
	}

	/** The ledger of an order to which nothing happened holds the sale alone, so it is not read. */
	private async addLedgers(reads: Map<string, RestockRead>): Promise<void> {
		const changed = [...reads.values()].flatMap((read) =>
			read.kind === 'found' && isChanged(read.order) ? [read.order] : [],
		);
		const ledgers = new LedgerReader(this.client, { apps: false, staff: false, causes: true });
		for (let start = 0; start < changed.length; start += FIRST_LEDGERS.orders) {
			const batch = changed.slice(start, start + FIRST_LEDGERS.orders);
			const read = await outcomeOf(ledgers.read(batch.map(({ id }) => id)));
			for (const order of batch) {
				if (read.ok) order.agreements = read.value.get(order.id) ?? [];
				else reads.set(order.id, { kind: 'failed', error: read.error });
			}
		}
	}
}

const isChanged = ({ edited, refunds, returns }: RawRestockOrder): boolean =>
	edited || refunds.length > 0 || returns.length > 0;
