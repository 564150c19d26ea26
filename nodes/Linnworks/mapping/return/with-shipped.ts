import { normalised } from '../../../../domain/mapping/mappings';
import type { RestockFacts, RestockLine } from '../../../../domain/restock/restock-facts';
import type { RawOrder } from '../raw/raw-order';
import { soldAs } from './order-rows';
import { toInstant } from './to-instant';

/** Units of a line that the shop does not count as shipped: those that it wants, and those that are off the order. */
type Unheard = { wanted: number; off: number };

/**
 * The facts with the units that Linnworks sent and the shop does not know of (yet): for each article as many as the sent
 * order has more than the shop counts as shipped. They are first those that the order still wants, the others went
 * although they had been taken off. Of an order that is open the latter are told as units that would leave. Nothing is
 * added for an order that was cancelled, nor for parts of a bundle, which a row does not name as the shop does.
 */
export function withShipped(order: RawOrder, facts: RestockFacts): RestockFacts {
	if (!order.Processed) return withLines(order, facts, wouldLeave);
	const at = order.GeneralInfo.HoldOrCancel ? null : toInstant(order.ProcessedDateTime);
	return at === null ? facts : withLines(order, facts, (line, units) => sent(line, units, at));
}

const wouldLeave = (line: RestockLine, { off }: Unheard): RestockLine =>
	off > 0 ? { ...line, wouldLeave: off } : line;

function sent(line: RestockLine, { wanted, off }: Unheard, at: string): RestockLine {
	const quantities = [wanted, off].filter((quantity) => quantity > 0);
	return {
		...line,
		fulfilledQuantity: line.fulfilledQuantity + wanted + off,
		fulfilments: [
			...line.fulfilments,
			...quantities.map((quantity) => ({ at, quantity, locationId: '' })),
		],
	};
}

function withLines(
	order: RawOrder,
	facts: RestockFacts,
	change: (line: RestockLine, units: Unheard) => RestockLine,
): RestockFacts {
	const units = unheardUnits(order, facts.lines);
	const lines = facts.lines.map((line) => {
		const found = units.get(line.lineId);
		return found ? change(line, found) : line;
	});
	return { ...facts, lines };
}

/** Gives the units that the order has more than the shop counts as shipped to the lines, wanted ones first. */
function unheardUnits(order: RawOrder, all: readonly RestockLine[]): Map<string, Unheard> {
	const unheard = new Map<string, number>();
	const count = (sku: string, units: number): void => {
		const key = normalised(sku);
		if (key !== '') unheard.set(key, (unheard.get(key) ?? 0) + units);
	};
	for (const row of order.Items) if (!row.IsService) count(soldAs(row), row.Quantity);
	for (const line of all) count(line.sku, -line.fulfilledQuantity);
	const take = (sku: string, room: number): number => {
		const units = Math.max(0, Math.min(unheard.get(normalised(sku)) ?? 0, room));
		count(sku, -units);
		return units;
	};
	const lines = all.filter(isPlain);
	const wanted = new Map(lines.map((line) => [line.lineId, take(line.sku, wantedOf(line))]));
	return new Map(
		lines.map((line) => {
			const first = wanted.get(line.lineId) ?? 0;
			const off = take(line.sku, unsentOf(line) - first);
			return [line.lineId, { wanted: first, off }];
		}),
	);
}

const isPlain = ({ bundle, isBundleParent, sku }: RestockLine): boolean =>
	bundle === null && !isBundleParent && sku.trim() !== '';

/** Units that never left by what is known, and of these the ones that the order still wants. */
const unsentOf = ({ orderedQuantity, fulfilledQuantity }: RestockLine): number =>
	orderedQuantity - fulfilledQuantity;
const wantedOf = (line: RestockLine): number =>
	Math.min(unsentOf(line), Math.max(0, line.currentQuantity - line.fulfilledQuantity));
