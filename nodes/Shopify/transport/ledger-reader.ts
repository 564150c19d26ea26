import {
	DEEP_LEDGERS,
	FIRST_LEDGERS,
	WIDE_LEDGERS,
	type LedgerSize,
} from './queries/order-ledgers';
import type { RawAgreement, RawLedger } from './raw-ledger';
import type { LedgerParts, ShopifyClient } from './shopify-client';
import { AccessDenied } from './shopify-error';

/**
 * Reads the ledgers of edited orders, many per call. Without the scope for apps or for staff, changes come without
 * those. An order that went away meanwhile has no ledger.
 */
export class LedgerReader {
	constructor(
		private readonly client: ShopifyClient,
		private parts: LedgerParts = { apps: true, staff: true, causes: false },
	) {}

	/** All agreements of up to `FIRST_LEDGERS.orders` orders, by the order's GID. */
	async read(ids: readonly string[]): Promise<ReadonlyMap<string, RawAgreement[]>> {
		const pages = await this.page(ids, FIRST_LEDGERS, null);
		const ledgers = new Map<string, RawAgreement[]>();
		for (const page of pages) {
			if (page === null) continue;
			const { nodes, pageInfo } = page.agreements;
			const whole = !pageInfo.hasNextPage && !nodes.some(isCut);
			ledgers.set(page.id, whole ? nodes : await this.alone(page.id));
		}
		return ledgers;
	}

	private async alone(id: string): Promise<RawAgreement[]> {
		const wide = await this.walk(id, WIDE_LEDGERS);
		return wide.some(isCut) ? await this.walk(id, DEEP_LEDGERS) : wide;
	}

	private async walk(id: string, size: LedgerSize): Promise<RawAgreement[]> {
		const found: RawAgreement[] = [];
		let after: string | null = null;
		do {
			const [page]: Array<RawLedger | null> = await this.page([id], size, after);
			found.push(...(page?.agreements.nodes ?? []));
			after = page?.agreements.pageInfo.hasNextPage ? page.agreements.pageInfo.endCursor : null;
		} while (after !== null);
		return found;
	}

	private async page(
		ids: readonly string[],
		size: LedgerSize,
		after: string | null,
	): Promise<Array<RawLedger | null>> {
		const read = this.client.readLedgers(ids, size, after, this.parts);
		return await read.catch(async (error: unknown) => {
			const rest = error instanceof AccessDenied ? withoutRefused(this.parts, error.path) : null;
			if (rest === null) return await Promise.reject(error);
			this.parts = rest;
			return await this.page(ids, size, after);
		});
	}
}

/** The sale itself names every line there was; only later changes have to be read to the end. */
const isCut = ({ __typename, sales }: RawAgreement): boolean =>
	__typename !== 'OrderAgreement' && sales.pageInfo.hasNextPage;

function withoutRefused(parts: LedgerParts, path: string): LedgerParts | null {
	if (parts.apps && /\bapp\b/.test(path)) return { ...parts, apps: false };
	if (parts.staff && /\buser\b/.test(path)) return { ...parts, staff: false };
	return null;
}
