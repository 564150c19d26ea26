import type { StockPlan } from './stock-plan';

/** A row of osync_stock_runs: what one push came to. */
export type StockRunRow = StockRunCounts & {
	run_id: string;
	mode: StockPlan['mode'];
	/** Age of the oldest stock signal that is still open, in minutes; 0 for none. */
	oldest_signal_minutes: number;
	/** `yes`: nothing is left over for want of an answer. `dry`: nothing was to be written. */
	good: 'yes' | 'no' | 'dry';
	/** Why somebody should look at the push as a whole; empty when nobody need. */
	alert: string;
	/** One sentence for people. */
	message: string;
	/** The repairs, a line each. */
	repairs: string;
	/** The levels that differed most, as JSON: a list of sku, locationId, from, to and why. */
	differences: string;
	/** What a person has to settle, a line each. */
	problem_list: string;
	started_at: string;
	recorded_at: string;
	execution_id: string;
};

export type StockRunCounts = {
	/** Levels that were looked at in the shop. */
	looked: number;
	changed: number;
	equal: number;
	stale: number;
	rejected: number;
	/** No answer came, and reading back did not settle it. */
	unknown: number;
	not_started: number;
	/** Of `changed`: too high before, because of a stock signal. */
	repaired: number;
	/** Left alone because an order on its way may move them. */
	held: number;
	/** Not raised because an order that may move them has been on its way for too long. */
	not_raised: number;
	/** Shop or warehouse was not read. */
	unread: number;
	problems: number;
	/** Levels that nothing spoke against, so they were not looked at. */
	untouched: number;
};
