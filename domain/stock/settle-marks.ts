import { isVerified, type PairOutcome } from './push-outcome';
import { placeKey } from './sku-groups';
import type { NewStockMarkRow, StockMark } from './stock-marks';
import { isLeftOpen, type StockPlan } from './stock-plan';

/** A SKU at a location of the shop; empty for everywhere. */
type Place = { sku: string; locationId: string };

/** A level that was lowered while an order on its way may still move it. */
const maySettleOtherwise = ({ pair }: PairOutcome): boolean => pair.inFlight.length > 0;

/** Whether two places have something in common. */
const touches = (one: Place, other: Place): boolean =>
	placeKey(one.sku, '') === placeKey(other.sku, '') &&
	(one.locationId === '' || other.locationId === '' || one.locationId === other.locationId);

/**
 * Which stock signals a push has settled: those whose every level was seen to be right, or told to a person. The others
 * stay, and so does one for a location that is not mapped, until it is, and one for a level that an order on its way may
 * move, whatever became of the level.
 */
export function settleMarks(
	plan: StockPlan,
	outcomes: readonly PairOutcome[],
	marks: readonly StockMark[],
): { settled: StockMark[]; open: StockMark[] } {
	const unsettled: Place[] = [
		...outcomes
			.filter((each) => !isVerified(each) || maySettleOtherwise(each))
			.map(({ pair }) => pair),
		...plan.skipped.filter(isLeftOpen),
		...plan.problems.filter(({ code }) => code === 'unmappedLocation'),
	];
	const bySku = new Map<string, Place[]>();
	for (const place of unsettled) {
		const key = placeKey(place.sku, '');
		bySku.set(key, [...(bySku.get(key) ?? []), place]);
	}
	const isOpen = (mark: StockMark): boolean =>
		(bySku.get(placeKey(mark.sku, '')) ?? []).some((place) => touches(place, mark));
	return {
		settled: marks.filter((mark) => !isOpen(mark)),
		open: marks.filter(isOpen),
	};
}

/**
 * Stock signals for what a push should have done and did not get done, where the next delta push would not look by
 * itself: a full push finds levels that were right when they were remembered. So they are for what was lowered while an
 * order was on its way: if that order ends otherwise than the warehouse expects, only the shop's level moves.
 */
export function marksForTheRest(
	plan: StockPlan,
	outcomes: readonly PairOutcome[],
	open: readonly StockMark[],
	{ runId, now }: { runId: string; now: Date },
): NewStockMarkRow[] {
	const undone = `not done in stock push ${runId}`;
	const rest: Array<Place & { reason: string }> = [
		...outcomes
			.filter((each) => !isVerified(each) && !each.pair.comesBack)
			.map(({ pair }) => ({ ...pair, reason: undone })),
		...outcomes
			.filter((each) => isVerified(each) && maySettleOtherwise(each))
			.map(({ pair }) => ({ ...pair, reason: loweredWords(pair.inFlight) })),
		...plan.skipped
			.filter((each) => each.sku !== '' && isLeftOpen(each) && !each.comesBack)
			.map((place) => ({ ...place, reason: undone })),
	];
	return rest
		.filter((place) => !open.some((mark) => touches(place, mark)))
		.map(({ sku, locationId, reason }) => ({
			...{ sku, location_id: locationId, reason },
			...{ order_key: '', order_name: '', correlation_id: `stock-${runId}` },
			...{ received_at: now.toISOString(), status: 'new' },
		}));
}

const loweredWords = (orders: readonly string[]): string =>
	orders.length > 1
		? `lowered while orders ${orders.join(', ')} were on their way`
		: `lowered while order ${orders.join('')} was on its way`;
