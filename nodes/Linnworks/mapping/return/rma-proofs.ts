import type { GoodsIn, RestockFacts } from '../../../../domain/restock/restock-facts';
import { err, ok, type Result } from '../../../../domain/result';
import type { RawOrder } from '../raw/raw-order';
import type { RawRma, RawRmaLine } from './raw-post-sale';
import { rowById, skuAtSource, toSourceGoods, type SourceGoods } from './sku-at-source';
import { toInstant } from './to-instant';

/** Goods come back with a return and with an exchange; a resend only sends. */
export const comesBack = (line: RawRmaLine): boolean =>
	!line.Deleted && (line.Type === 'Return' || line.Type === 'Exchange');

/**
 * The returns of an order as proofs of goods-in: one for each line that was not deleted, with the units that are left
 * once the scrapped ones are gone. Only a line that is marked actioned and whose state is processed counts as booked in;
 * an announced one is listed without (docs/vendors/linnworks.md §6.2). A line without any date cannot be read.
 */
export function rmaProofs(
	order: RawOrder,
	rmas: readonly RawRma[],
	facts: RestockFacts,
): Result<GoodsIn[], string> {
	const proofs: GoodsIn[] = [];
	for (const rma of rmas) {
		for (const line of rma.RMALines.filter(comesBack)) {
			const at = dateOf(rma, line);
			if (at === null) return err(`RMA ${rma.RMAHeaderId}: row ${line.RMARowId} has no date`);
			const goods = goodsOf(order, line, facts);
			const scrapped = Math.max(0, Math.min(line.ScrapQuantity, line.ReturnQuantity));
			const units = Math.max(0, Math.round(line.ReturnQuantity - scrapped));
			proofs.push(
				...goods.map(({ sku, perRow }, part) => ({
					kind: 'rma' as const,
					proofId: goods.length > 1 ? `${line.RMARowId}/${part + 1}` : String(line.RMARowId),
					at,
					sku,
					quantity: Math.floor(units * perRow),
					scrapped: Math.floor(Math.round(scrapped) * perRow),
					reference: rma.ExternalReference || String(rma.RMAHeaderId),
					actioned: isBookedIn(rma, line),
				})),
			);
		}
	}
	return ok(proofs);
}

function goodsOf(order: RawOrder, line: RawRmaLine, facts: RestockFacts): SourceGoods[] {
	const row = rowById(order, line.OrderItemRowId);
	return row
		? toSourceGoods(row, facts)
		: [{ sku: skuAtSource(line.ReturnItemSKU, facts), perRow: 1 }];
}

const isBookedIn = (rma: RawRma, line: RawRmaLine): boolean =>
	line.Actioned && (line.Status ?? rma.Status)?.StatusHeader === 'PROCESSED';

const dateOf = (rma: RawRma, line: RawRmaLine): string | null =>
	(line.Actioned ? (toInstant(line.ActionedDate) ?? toInstant(rma.LastActionDate)) : null) ??
	toInstant(line.CreatedDate) ??
	toInstant(rma.CreatedDate);
