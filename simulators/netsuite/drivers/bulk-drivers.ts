import { commit } from '../behaviour/commit';
import { blankTransaction } from '../behaviour/blank';
import { setHeader } from '../behaviour/header';
import { newLines } from '../behaviour/new-line';
import type { World } from '../store/world';
import { catalogueDrivers } from './catalogue-drivers';

export interface BulkDraft {
	/** 4 when left out. */
	linesPerOrder?: number;
	/** External ids are this and a number from `first`; `SHOPIFY_SO_` when left out. */
	prefix?: string;
	/** 1 when left out. */
	first?: number;
}

/** Fills an account for benches. */
export function bulkDrivers(world: World) {
	const { createCustomer, createItem } = catalogueDrivers(world);

	function bulkItems(count: number): string[] {
		return Array.from({ length: count }, (_none, index) => {
			const sku = `BULK-${index + 1}`;
			const known = world.catalogue.findItem(sku);
			return known?.id ?? createItem({ sku, price: 10 + index, stock: 1_000_000 });
		});
	}

	return {
		/** Saves many approved orders of plain lines with the Shopify ids filled in; answers their ids. */
		bulkOrders(count: number, draft: BulkDraft = {}): string[] {
			const items = bulkItems(draft.linesPerOrder ?? 4);
			const entity =
				world.catalogue.findCustomer('BULK')?.id ?? createCustomer({ entityId: 'BULK' });
			return Array.from({ length: count }, (_none, index) => {
				const number = (draft.first ?? 1) + index;
				const order = blankTransaction(world, 'salesOrder');
				setHeader(world, order, {
					entity,
					externalId: `${draft.prefix ?? 'SHOPIFY_SO_'}${number}`,
					orderStatus: 'B',
					custbody_shopify_order_id: String(number),
				});
				items.forEach((item, position) => {
					const line = {
						item,
						quantity: 1 + ((number + position) % 3),
						custcol_shopify_line_id: `${number}${String(position + 1).padStart(2, '0')}`,
					};
					order.lines.push(...newLines(world, order, line, 'item'));
				});
				return commit(world, order);
			});
		},
	};
}
