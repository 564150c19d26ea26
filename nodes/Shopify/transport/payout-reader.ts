import { inBatches } from '../../shared/in-batches';
import type { Page } from './queries/payouts';
import type { RawBalanceRow, RawOwner, RawPayout, RawPayoutWhole } from './raw-payout';
import type { ShopifyClient } from './shopify-client';

/** 250 ids are the vendor's most to a call; these cost two points each. */
const OWNERS_PER_CALL = 250;

/** Reads payouts with everything they are made of. */
export class PayoutReader {
	constructor(private readonly client: ShopifyClient) {}

	/** The payouts that a search finds, oldest first, at most `limit` of them. */
	async search(filter: string, limit: number): Promise<RawPayoutWhole[]> {
		const found: RawPayout[] = [];
		let after: string | null = null;
		do {
			const page: Page<RawPayout> = await this.client.readPayouts(filter, after);
			found.push(...page.entries);
			after = page.endCursor;
		} while (after !== null && found.length < limit);
		const whole: RawPayoutWhole[] = [];
		for (const payout of found.slice(0, limit)) whole.push(await this.complete(payout));
		return whole;
	}

	/** One payout by its GID; null when the shop does not know it. */
	async one(id: string): Promise<RawPayoutWhole | null> {
		const payout = await this.client.readPayout(id);
		return payout && (await this.complete(payout));
	}

	private async complete(payout: RawPayout): Promise<RawPayoutWhole> {
		const filter = `payments_transfer_id:${payout.legacyResourceId}`;
		const rows: RawBalanceRow[] = [];
		let after: string | null = null;
		do {
			const page: Page<RawBalanceRow> = await this.client.readBalanceRows(filter, after);
			rows.push(...page.entries);
			after = page.endCursor;
		} while (after !== null);
		return { ...payout, rows, owners: await this.ownersOf(rows) };
	}

	private async ownersOf(rows: readonly RawBalanceRow[]): Promise<RawPayoutWhole['owners']> {
		const wanted = rows.flatMap((row) =>
			row.associatedOrder === null
				? row.adjustmentsOrders.map(({ orderTransactionId }) => orderTransactionId)
				: [],
		);
		const owners = new Map<string, NonNullable<RawOwner['order']>>();
		for (const batch of inBatches([...new Set(wanted)], OWNERS_PER_CALL)) {
			const ids = batch.map((id) => `gid://shopify/OrderTransaction/${id}`);
			const found = await this.client.readTransactionOwners(ids);
			for (const [index, id] of batch.entries()) {
				const order = found[index]?.order;
				if (order) owners.set(id, order);
			}
		}
		return owners;
	}
}
