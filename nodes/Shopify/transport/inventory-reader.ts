import { inBatches } from '../../shared/in-batches';
import type { InventoryClient } from './inventory-client';
import { listAll, MOST_LISTED } from './list-all';
import { itemsPerCall, variantsPerCall } from './queries/inventory-levels';
import type { Page } from './queries/payouts';
import { quotedTerm } from './quoted-term';
import type { RawStockedItem, RawStockedVariant } from './raw-inventory';

/** SKUs in one search: a long one is costly to the vendor, who names no limit. */
const SKUS_PER_CALL = 40;
/** How these are written in a search is only reported, so they stand alone and cannot spoil the search for others. */
const ODD = /['"\\]/;
/** Room on the first page for articles that the loose search finds besides; further pages are as large as may be. */
const SPARE_ROOM = 10;

/** Reads the stock of articles at some locations (GIDs), by SKU or all of it. */
export class InventoryReader {
	constructor(
		private readonly client: InventoryClient,
		private readonly locations: readonly string[],
		private readonly mostListed = MOST_LISTED,
	) {}

	/**
	 * Variants with one of these SKUs, by SKU as asked. The vendor's search also finds SKUs that only resemble one; those
	 * are left out. A SKU written in another case counts when the shop has none written exactly so.
	 */
	async bySku(skus: readonly string[]): Promise<ReadonlyMap<string, RawStockedVariant[]>> {
		const found = new Map<string, RawStockedVariant[]>();
		const wanted = [...new Set(skus)].filter((sku) => sku.trim() !== '');
		const plain = wanted.filter((sku) => !ODD.test(sku));
		const odd = wanted.filter((sku) => ODD.test(sku)).map((sku) => [sku]);
		for (const batch of [...inBatches(plain, SKUS_PER_CALL), ...odd]) {
			const variants = await this.search(batch);
			for (const sku of batch) found.set(sku, bestMatches(sku, variants));
		}
		return found;
	}

	/** Articles by id (GID), without those that the shop does not have any more. */
	async byId(ids: readonly string[]): Promise<ReadonlyMap<string, RawStockedItem>> {
		const found = new Map<string, RawStockedItem>();
		for (const batch of inBatches([...new Set(ids)], itemsPerCall(this.locations.length))) {
			for (const item of await this.client.readItems(batch, this.locations)) {
				if (item) found.set(item.id, item);
			}
		}
		return found;
	}

	/** Every article that has a SKU. One that moves in the list while it is read comes once. */
	async all(): Promise<RawStockedItem[]> {
		const items = await listAll(
			async (filter, after) => await this.client.listItems(filter, after, this.locations),
			this.mostListed,
		);
		return items.filter(({ sku }) => (sku ?? '') !== '');
	}

	private async search(skus: readonly string[]): Promise<RawStockedVariant[]> {
		const filter = skus.map((sku) => `sku:${quotedTerm(sku)}`).join(' OR ');
		const most = variantsPerCall(this.locations.length);
		const found: RawStockedVariant[] = [];
		let first = Math.min(most, skus.length + SPARE_ROOM);
		let after: string | null = null;
		do {
			const page: Page<RawStockedVariant> = await this.client.findVariants(
				filter,
				first,
				after,
				this.locations,
			);
			found.push(...page.entries);
			after = page.endCursor;
			first = most;
		} while (after !== null);
		return found;
	}
}

function bestMatches(sku: string, variants: readonly RawStockedVariant[]): RawStockedVariant[] {
	const exact = variants.filter(({ inventoryItem }) => inventoryItem.sku === sku);
	if (exact.length > 0) return exact;
	return variants.filter(({ inventoryItem }) => isSameSku(inventoryItem.sku ?? '', sku));
}

/** Whether two SKUs differ in case and surrounding blanks at most. */
export const isSameSku = (a: string, b: string): boolean => folded(a) === folded(b);

const folded = (sku: string): string => sku.trim().toLowerCase();
