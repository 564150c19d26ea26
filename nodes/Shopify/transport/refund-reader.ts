import type { Result } from '../../../domain/result';
import type { RemoteError } from '../../shared/remote-error';
import { outcomeOf } from './outcome-of';
import { FIRST_HEADS, WIDE_HEADS, type HeadSize } from './queries/refund-heads';
import { REFUNDS_PER_CALL } from './queries/refund-pages';
import type { RawRefund, RawRefundHead, RawRefundOrder, RawRefundPage } from './raw-refund';
import { readBatches } from './read-batches';
import { readRefundRest } from './read-refund-rest';
import type { ShopifyClient } from './shopify-client';
import type { Unread } from './unread-order';

/** What became of the refunds of one order that was asked for. */
export type RefundRead = { kind: 'found'; order: RawRefundOrder } | Unread;

const TRIES = 3;

/**
 * Reads the refunds of orders: first which ones there are, many orders per call, then the refunds themselves, many per
 * call, whichever order they belong to. Every refund carries its order's time of change; where it moved meanwhile the
 * order is read again.
 */
export class RefundReader {
	/** With `places` refunds tell where their goods went, which needs the scope for locations. */
	constructor(
		private readonly client: ShopifyClient,
		private readonly places = false,
	) {}

	/** The outcome for every order's GID asked for. */
	async read(ids: readonly string[]): Promise<ReadonlyMap<string, RefundRead>> {
		const reads = new Map<string, RefundRead>();
		let left = [...new Set(ids)];
		for (let tries = 0; left.length > 0 && tries < TRIES; tries += 1) {
			for (const [id, read] of await this.readOnce(left)) reads.set(id, read);
			left = left.filter((id) => reads.get(id)?.kind === 'unsettled');
		}
		return reads;
	}

	private async readOnce(ids: readonly string[]): Promise<Map<string, RefundRead>> {
		const heads = await this.readHeads(ids);
		const wanted = [...heads.values()].flatMap((head) =>
			'refunds' in head ? head.refunds.map(({ id }) => id) : [],
		);
		const refunds = await readBatches(wanted, REFUNDS_PER_CALL, async (batch) =>
			this.client.readRefunds(batch, this.places),
		);
		const reads = new Map<string, RefundRead>();
		for (const [id, head] of heads) {
			reads.set(id, 'refunds' in head ? await this.complete(head, refunds) : head);
		}
		return reads;
	}

	private async readHeads(
		ids: readonly string[],
	): Promise<Map<string, RawRefundHead | RefundRead>> {
		const pages = await readBatches(ids, FIRST_HEADS.orders, async (batch) =>
			this.client.readRefundHeads(batch, FIRST_HEADS),
		);
		const heads = new Map<string, RawRefundHead | RefundRead>();
		for (const [id, page] of pages) {
			if (!page.ok) heads.set(id, { kind: 'failed', error: page.error });
			else if (page.value === null) heads.set(id, { kind: 'absent' });
			else heads.set(id, isWhole(page.value, FIRST_HEADS) ? page.value : await this.readWide(id));
		}
		return heads;
	}

	private async readWide(id: string): Promise<RawRefundHead | RefundRead> {
		const wide = await outcomeOf(this.client.readRefundHeads([id], WIDE_HEADS));
		if (!wide.ok) return { kind: 'failed', error: wide.error };
		const [head] = wide.value;
		if (!head) return { kind: 'absent' };
		return isWhole(head, WIDE_HEADS) ? head : { kind: 'truncated' };
	}

	private async complete(
		head: RawRefundHead,
		pages: ReadonlyMap<string, Result<RawRefundPage | null, RemoteError>>,
	): Promise<RefundRead> {
		const refunds: RawRefund[] = [];
		for (const { id } of head.refunds) {
			const page = pages.get(id);
			if (page && !page.ok) return { kind: 'failed', error: page.error };
			if (!page?.value || page.value.order.updatedAt !== head.updatedAt) {
				return { kind: 'unsettled' };
			}
			const whole = await outcomeOf(readRefundRest(this.client, page.value, this.places));
			if (!whole.ok) return { kind: 'failed', error: whole.error };
			if (whole.value === 'torn') return { kind: 'unsettled' };
			refunds.push(whole.value);
		}
		return { kind: 'found', order: { ...head, refunds } };
	}
}

/**
 * Whether nothing of an order's plain lists was cut: fewer refunds than were asked for, and as many transactions as
 * the shop counts.
 */
function isWhole(head: RawRefundHead, size: HeadSize): boolean {
	const { transactions, transactionsCount, refunds } = head;
	if (refunds.length >= size.refunds) return false;
	return transactionsCount?.precision === 'EXACT'
		? transactions.length >= transactionsCount.count
		: transactions.length < size.transactions;
}
