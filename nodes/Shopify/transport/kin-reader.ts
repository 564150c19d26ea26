import type { KinPage } from './queries/kin';
import type { RawKin } from './raw-kin';
import { quotedTerm } from './quoted-term';
import type { ShopifyClient } from './shopify-client';
import { AccessDenied } from './shopify-error';

/** Names per search; with a handful of names an order, ten orders share a call. */
const NAMES_PER_CALL = 50;

/** So many pages of a customer's orders are read; the newest come first. */
const MOST_PAGES = 4;

/** Finds orders that may belong to others. Without the scope for customers they come without them. */
export class KinReader {
	private customers = true;

	constructor(private readonly client: ShopifyClient) {}

	/** Orders with exactly one of these names. */
	async byNames(names: readonly string[]): Promise<RawKin[]> {
		const found: RawKin[] = [];
		for (let start = 0; start < names.length; start += NAMES_PER_CALL) {
			const some = names.slice(start, start + NAMES_PER_CALL);
			const orders = await this.search(some.map((name) => `name:${quotedTerm(name)}`).join(' OR '));
			found.push(...orders.filter(({ name }) => some.includes(name)));
		}
		return found;
	}

	/** A customer's orders since a time (ISO). */
	async ofCustomer({ id, since }: { id: string; since: string }): Promise<RawKin[]> {
		return await this.search(`customer_id:${id} created_at:>=${quotedTerm(since)}`);
	}

	private async search(filter: string): Promise<RawKin[]> {
		const found: RawKin[] = [];
		let after: string | null = null;
		for (let pages = 0; pages < MOST_PAGES; pages += 1) {
			const page: KinPage = await this.page(filter, after);
			found.push(...page.orders);
			after = page.endCursor;
			if (after === null) break;
		}
		return found;
	}

	private async page(filter: string, after: string | null): Promise<KinPage> {
		const read = (): Promise<KinPage> => this.client.findKin(filter, after, this.customers);
		return await read().catch(async (error: unknown) => {
			const denied = error instanceof AccessDenied && /\bcustomer\b/.test(error.path);
			if (!denied || !this.customers) return await Promise.reject(error);
			this.customers = false;
			return await read();
		});
	}
}
