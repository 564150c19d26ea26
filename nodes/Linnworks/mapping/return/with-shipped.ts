import { normalised } from '../../../../domain/mapping/mappings';
import type { RestockFacts, RestockLine } from '../../../../domain/restock/restock-facts';
import type { RawOrder } from '../raw/raw-order';
import { soldAs } from './order-rows';
import { toInstant } from './to-instant';

/**
 * The facts with the units that Linnworks sent and the shop does not know of (yet): for each article as many as the sent
 * order has more than the shop counts as shipped. They are first those that the order still wants, the others went
 * although they had been taken off. Nothing is added for an order that is open or was cancelled, nor for parts of a
 * bundle, which a row does not name as the shop does.
 */
export function withShipped(order: RawOrder, facts: RestockFacts): RestockFacts {
	const hasLeft = order.Processed && !order.GeneralInfo.HoldOrCancel;
	const at = hasLeft ? toInstant(order.ProcessedDateTime) : null;
	if (at === null) return facts;
	const unheard = new Map<string, number>();
	const count = (sku: string, units: number): void => {
		const key = normalised(sku);
		if (key !== '') unheard.set(key, (unheard.get(key) ?? 0) + units);
	};
	for (const row of order.Items) if (!row.IsService) count(soldAs(row), row.Quantity);
	for (const line of facts.lines) count(line.sku, -line.fulfilledQuantity);
	const lines = facts.lines.map((line) => ({ ...line }));
	for (const room of [wanted, unsent]) {
		for (const line of lines.filter(isPlain)) {
			const left = unheard.get(normalised(line.sku)) ?? 0;
			const quantity = Math.min(left, room(line));
			if (quantity <= 0) continue;
			line.fulfilledQuantity += quantity;
			line.fulfilments = [...line.fulfilments, { at, quantity, locationId: '' }];
			unheard.set(normalised(line.sku), left - quantity);
		}
	}
	return { ...facts, lines };
}

const isPlain = ({ bundle, isBundleParent, sku }: RestockLine): boolean =>
	bundle === null && !isBundleParent && sku.trim() !== '';

/** Units that never left by what is known, and of these the ones that the order still wants. */
const unsent = ({ orderedQuantity, fulfilledQuantity }: RestockLine): number =>
	orderedQuantity - fulfilledQuantity;
const wanted = (line: RestockLine): number =>
	Math.min(unsent(line), Math.max(0, line.currentQuantity - line.fulfilledQuantity));
