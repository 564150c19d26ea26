import type { RemoteError } from '../../shared/remote-error';
import { LedgerReader } from './ledger-reader';
import { outcomeOf } from './outcome-of';
import { FIRST_LEDGERS } from './queries/order-ledgers';
import { ALL_PARTS, withoutPart } from './queries/order-parts';
import { FIRST_PAGE_SIZE, type PageSize } from './queries/order-states';
import type { RawOrder, RawOrderPage } from './raw-order';
import { readWholeOrder } from './read-whole-order';
import type { ShopifyClient } from './shopify-client';
import { AccessDenied, QueryTooCostly } from './shopify-error';

/** What became of one order that was asked for. */
export type OrderRead =
	| { kind: 'found'; order: RawOrder }
	/** Deleted, never existed, outside the app's window of 60 days, or its scope was lost: the API does not say. */
	| { kind: 'absent' }
	/** It changed while its pages were read, three times over. */
	| { kind: 'unsettled' }
	| { kind: 'failed'; error: RemoteError };

/** Failures that the next call would meet too, so that the rest is not even tried. */
const SHOP_AWAY: ReadonlyArray<RemoteError['kind']> = ['throttled', 'unauthorised', 'unavailable'];

/**
 * Reads orders, several per call. A query that is too costly is asked again for half as much, and the smaller size is
 * kept. An order that Shopify refuses fails alone: its batch is read one by one. Orders come without the parts for
 * which the app has no scope (queries/order-parts.ts). The ledgers of edited and refunded orders follow in calls of their own.
 */
export class OrderReader {
	private size: PageSize = FIRST_PAGE_SIZE;
	private parts = ALL_PARTS;
	private readonly reads = new Map<string, OrderRead>();

	constructor(private readonly client: ShopifyClient) {}

	/** The outcome for every GID asked for; an id that occurs twice is asked for once. */
	async read(ids: readonly string[]): Promise<ReadonlyMap<string, OrderRead>> {
		let queue: string[][] = [[...new Set(ids)]];
		let next = queue.shift();
		while (next !== undefined) {
			const batch = next.slice(0, this.size.orders);
			const rest = next.slice(batch.length);
			if (rest.length > 0) queue.unshift(rest);
			if (batch.length > 0) queue = await this.readBatch(batch, queue);
			next = queue.shift();
		}
		await this.addLedgers();
		return this.reads;
	}

	private async addLedgers(): Promise<void> {
		const changed = [...this.reads.values()].flatMap((read) =>
			read.kind === 'found' && hasChanges(read.order) ? [read.order] : [],
		);
		const ledgers = new LedgerReader(this.client);
		for (let start = 0; start < changed.length; start += FIRST_LEDGERS.orders) {
			const batch = changed.slice(start, start + FIRST_LEDGERS.orders);
			const read = await outcomeOf(ledgers.read(batch.map(({ id }) => id)));
			for (const order of batch) {
				if (read.ok) order.agreements = read.value.get(order.id) ?? [];
				else this.reads.set(order.id, { kind: 'failed', error: read.error });
			}
		}
	}

	/** Reads one batch and returns what is still to be read. */
	private async readBatch(batch: string[], queue: string[][]): Promise<string[][]> {
		const pages = await outcomeOf(this.client.readOrders(batch, this.size, this.parts));
		if (!pages.ok) return this.afterFailure(pages.error, batch, queue);
		for (const [index, id] of batch.entries()) {
			this.reads.set(id, await this.complete(pages.value[index] ?? null));
		}
		return queue;
	}

	private afterFailure(error: RemoteError, batch: string[], queue: string[][]): string[][] {
		if (error instanceof QueryTooCostly && this.shrink(batch.length)) return [batch, ...queue];
		const parts = error instanceof AccessDenied ? withoutPart(this.parts, error.path) : null;
		if (parts !== null) {
			this.parts = parts;
			return [batch, ...queue];
		}
		const lost = SHOP_AWAY.includes(error.kind);
		if (!lost && batch.length > 1) return [...batch.map((id) => [id]), ...queue];
		for (const id of lost ? [batch, ...queue].flat() : batch) {
			this.reads.set(id, { kind: 'failed', error });
		}
		return lost ? [] : queue;
	}

	/** Halves what the call asked for, orders first; false when there is nothing left to halve. */
	private shrink(orders: number): boolean {
		const { lines } = this.size;
		if (orders === 1 && lines === 1) return false;
		this.size =
			orders > 1
				? { orders: Math.floor(orders / 2), lines }
				: { orders, lines: Math.floor(lines / 2) };
		return true;
	}

	private async complete(page: RawOrderPage | null): Promise<OrderRead> {
		if (page === null) return { kind: 'absent' };
		const again = async (): Promise<RawOrderPage | null> => {
			const [fresh] = await this.client.readOrders(
				[page.id],
				{ orders: 1, lines: this.size.lines },
				this.parts,
			);
			return fresh ?? null;
		};
		const read = await outcomeOf(readWholeOrder(this.client, page, again, this.parts.articles));
		return read.ok ? read.value : { kind: 'failed', error: read.error };
	}
}

/** Whether the ledger has more than the sale. A cancelled order is off, whatever was refunded of it. */
function hasChanges({ edited, cancelledAt, lines, displayFinancialStatus }: RawOrder): boolean {
	if (edited) return true;
	if (cancelledAt !== null) return false;
	const wasRefunded = (displayFinancialStatus ?? '').endsWith('REFUNDED');
	return wasRefunded || lines.some((line) => line.currentQuantity < line.quantity);
}
