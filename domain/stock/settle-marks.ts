import { isVerified, type PairOutcome } from './push-outcome';
import { placeKey } from './sku-groups';
import type { NewStockMarkRow, StockMark } from './stock-marks';
import type { StockPlan } from './stock-plan';

/** A SKU at a location of the shop; empty for everywhere. */
type Place = { sku: string; locationId: string };

/** Whether two places have something in common. */
const touches = (one: Place, other: Place): boolean =>
	placeKey(one.sku, '') === placeKey(other.sku, '') &&
	(one.locationId === '' || other.locationId === '' || one.locationId === other.locationId);

/**
 * Which stock signals a push has settled: those whose every level was seen to be right, or told to a person. The others
 * stay, and so does one for a location that is not mapped, until it is.
 */
export function settleMarks(
	plan: StockPlan,
	outcomes: readonly PairOutcome[],
	marks: readonly StockMark[],
): { settled: StockMark[]; open: StockMark[] } {
	const unsettled: Place[] = [
		...outcomes.filter((each) => !isVerified(each)).map(({ pair }) => pair),
		...plan.skipped.filter(({ why }) => why === 'inFlight' || why === 'unread'),
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
 * itself: a full push finds levels that were right when they were remembered.
 */
export function marksForTheRest(
	plan: StockPlan,
	outcomes: readonly PairOutcome[],
	open: readonly StockMark[],
	{ runId, now }: { runId: string; now: Date },
): NewStockMarkRow[] {
	const rest: Array<Place & { comesBack: boolean }> = [
		...outcomes.filter((each) => !isVerified(each)).map(({ pair }) => pair),
		...plan.skipped.filter(
			({ why, sku }) => sku !== '' && (why === 'inFlight' || why === 'unread'),
		),
	];
	return rest
		.filter((place) => !place.comesBack && !open.some((mark) => touches(place, mark)))
		.map(({ sku, locationId }) => ({
			...{ sku, location_id: locationId, reason: `not done in stock push ${runId}` },
			...{ order_key: '', order_name: '', correlation_id: `stock-${runId}` },
			...{ received_at: now.toISOString(), status: 'new' },
		}));
}
