import type { OrderInFlight } from './edits-in-flight';
import type { PushFacts } from './plan-push';
import type { MarksOf } from './reason-to-look';
import type { StockPlan } from './stock-plan';
import type { StockPolicy } from './stock-policy';
import type { WantedPlace } from './wanted-stock';

/** What is planned for, and where it is written down. */
export type Planning = {
	plan: StockPlan;
	facts: PushFacts;
	policy: StockPolicy;
	marksOf: MarksOf;
};

/** A place that is looked at, and whether a delta push would have looked as well. */
export type Look = { place: WantedPlace; why: string; comesBack: boolean };

/** What of a SKU's levels is known and wanted; `orders` are those that may move them. */
export type Judging = { sku: string; looks: readonly Look[]; orders: readonly OrderInFlight[] };
