import type { GoodsIn, RestockFacts } from '../../../../domain/restock/restock-facts';
import { EMPTY_GUID } from '../raw/fields';
import type { RawOrder, RawOrderItem } from '../raw/raw-order';
import { componentsOf } from './order-rows';
import type { RawItemChange } from './raw-post-sale';
import { matchRow, skuAtSource } from './sku-at-source';
import { toInstant } from './to-instant';

/** A stock item whose history can prove something for an order, and the SKU of the shop it stands for. */
type WatchedItem = { stockItemId: string; sku: string };

/** How the vendor words the history (docs/vendors/linnworks.md §6.3). */
const RETURNED = /^customer return for order (\d+), ref:/i;
const SCRAPPED = /^scrapped by rma \d+\/order (\d+)\b/i;

/**
 * The stock items of an order. A composite that the shop sells as one line is left out with all it is made of: its
 * components come in one by one, and no row says of which line.
 */
export function watchedItems(order: RawOrder, facts: RestockFacts): WatchedItem[] {
	const watched = new Map<string, string>();
	const unclear = new Set<string>();
	for (const row of order.Items.filter((each) => !each.IsService)) {
		const parts = leavesOf(row);
		const match = matchRow(row, facts);
		for (const part of parts) {
			if (part.StockItemId === '' || part.StockItemId === EMPTY_GUID) continue;
			if (part !== row && match.kind !== 'bundle') unclear.add(part.StockItemId);
			const own = part === row && match.kind === 'line' ? match.line.sku : null;
			watched.set(part.StockItemId, own ?? skuAtSource(part.SKU, facts));
		}
	}
	return [...watched]
		.filter(([stockItemId]) => !unclear.has(stockItemId))
		.map(([stockItemId, sku]) => ({ stockItemId, sku }));
}

function leavesOf(row: RawOrderItem): RawOrderItem[] {
	const parts = componentsOf(row);
	return parts.length === 0 ? [row] : parts.flatMap(leavesOf);
}

/**
 * The rows of an item's history at one location (newest first) that name an order as where goods came back from, as
 * proofs. What was scrapped is taken off the latest return before it.
 */
export function movementProofs(
	changes: readonly RawItemChange[],
	orderNumber: number,
	{ stockItemId, sku }: WatchedItem,
	locationId: string,
): GoodsIn[] {
	const proofs: GoodsIn[] = [];
	const repeats = new Map<string, number>();
	for (const { Date: date, Level, Note, ChangeQty } of [...changes].reverse()) {
		const at = toInstant(date);
		if (at === null) continue;
		if (ChangeQty > 0 && names(RETURNED, Note, orderNumber)) {
			const key = `${stockItemId}@${locationId} ${at} ${Level}`;
			const repeat = (repeats.get(key) ?? 0) + 1;
			repeats.set(key, repeat);
			proofs.push({
				kind: 'stockMovement',
				proofId: repeat === 1 ? key : `${key} ${repeat}`,
				at,
				sku,
				quantity: Math.round(ChangeQty),
				reference: Note.trim(),
				actioned: true,
			});
		}
		if (ChangeQty < 0 && names(SCRAPPED, Note, orderNumber)) takeOff(proofs, -ChangeQty);
	}
	return proofs;
}

const names = (wording: RegExp, note: string, orderNumber: number): boolean =>
	Number(wording.exec(note.trim())?.[1]) === orderNumber;

function takeOff(proofs: GoodsIn[], units: number): void {
	let left = Math.round(units);
	for (const proof of [...proofs].reverse()) {
		const taken = Math.min(left, proof.quantity);
		proof.quantity -= taken;
		left -= taken;
	}
}
