import { targetSku, type Mappings } from '../mapping/mappings';
import type { OrderPrices, OrderSnapshot } from '../order/order-snapshot';
import { ZERO } from '../money/money';
import type { WantedLine } from './wanted-line';

/** The lines the target should hold, priced in one currency, with mapped SKUs. */
export function wantedLines(
	snapshot: OrderSnapshot,
	prices: OrderPrices,
	mappings: Pick<Mappings, 'skus'>,
): WantedLine[] {
	return snapshot.lines.map((line) => {
		const price = prices.lines[line.lineId] ?? { netMinor: ZERO, taxMinor: ZERO, grossMinor: ZERO };
		return {
			lineId: line.lineId,
			sku: line.sku === '' ? '' : targetSku(line.sku, mappings),
			title: line.title,
			quantity: line.quantity,
			...price,
			taxRatePpm: line.taxRatePpm,
			taxIncluded: snapshot.taxesIncluded,
			isService: line.sku.trim() === '' && !line.requiresShipping,
		};
	});
}
