import { normalised, type Mappings } from '../mapping/mappings';
import { pricesIn, type OrderSnapshot } from '../order/order-snapshot';
import type { TargetSnapshot } from '../target/target-snapshot';
import { matchLines } from './match-lines';
import { wantedLines } from './wanted-lines';

/** Target SKUs that a plan would add and that must be looked up first, so nothing fallible is left for the writes. */
export function skusToResolve(
	snapshot: OrderSnapshot,
	target: TargetSnapshot,
	mappings: Pick<Mappings, 'skus'>,
): string[] {
	if (snapshot.cancelledAt !== null) return [];
	const prices = pricesIn(snapshot, target.currency);
	if (!prices) return [];
	const wanted = wantedLines(snapshot, prices, mappings);
	const { added } = matchLines(wanted, target.lines, snapshot, mappings);
	const bySku = new Map(
		added.filter((line) => line.sku !== '').map((line) => [normalised(line.sku), line.sku]),
	);
	return [...bySku.values()];
}
