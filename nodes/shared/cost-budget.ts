import { sleep } from 'n8n-workflow';
import type { Priority } from './api-budget';

/** A vendor's bucket of points as a reply tells it: what it holds, and what flows in each second. */
export type BucketState = {
	maximumAvailable: number;
	currentlyAvailable: number;
	restoreRate: number;
};

/** A call that was let through; `order` counts them. */
export type CostTicket = { points: number; order: number };

type Waiting = { points: number; start: (ticket: CostTicket) => void };

type Lane = {
	/** The bucket as the last reply told it, and when that was; null before the first reply. */
	bucket: BucketState | null;
	toldAt: number;
	/** The order of the latest call whose reply told it. */
	toldBy: number;
	/** Calls let through so far. */
	begun: number;
	/** Points of calls that no reply has counted yet. */
	open: number;
	edits: Waiting[];
	bulk: Waiting[];
	/** When the last order edit was let through; endlessly long ago before the first. */
	editAt: number;
	/** When the next look at the line is due; endless while none is. */
	wakeAt: number;
};

/** Calls of so few points never stand in line: a webhook that asks one question has seconds to answer. */
const SMALL_POINTS = 10;
/** How long after an order edit bulk work expects more of them. */
const EDITS_ABOUT_MS = 60_000;
/** How long nobody looks again, however far away the points are: a reply may bring better news. */
const LONGEST_NAP_MS = 5_000;
const SHORTEST_NAP_MS = 10;

/**
 * Keeps calls within a vendor's bucket of points, one bucket a key (shop and app), shared by all executions of this
 * process. A call starts when the bucket holds its points: order edits first, in their order, then bulk work. For a
 * minute after an edit bulk work leaves half of the bucket to the next one. Otherwise it may use all of it, and an edit
 * that comes then waits until its points have flowed in: at most ten seconds on Shopify's standard plan. Other
 * processes are not seen: a refusal for want of points still has to be obeyed, and its reply corrects the picture.
 */
export class CostBudget {
	private readonly lanes = new Map<string, Lane>();

	constructor(
		private readonly now: () => number = Date.now,
		private readonly wait: (ms: number) => Promise<void> = sleep,
	) {}

	/** Resolves when a call of so many points may start, and counts it as open until it is settled. */
	async acquire(key: string, points: number, priority: Priority): Promise<CostTicket> {
		const lane = this.laneOf(key);
		return await new Promise<CostTicket>((start) => {
			(priority === 'edit' ? lane.edits : lane.bulk).push({ points, start });
			this.admit(lane);
		});
	}

	/**
	 * Ends a call with the bucket that its reply told, or null when it told none. A reply that was overtaken by that of a
	 * later call may not know of that call's points, so it never raises what is thought to be there.
	 */
	settle(key: string, { points, order }: CostTicket, told: BucketState | null): void {
		const lane = this.laneOf(key);
		lane.open -= points;
		const thought = lane.bucket ? this.availableIn(lane.bucket, lane.toldAt) : Infinity;
		if (told) {
			const isOvertaken = order < lane.toldBy;
			const available = isOvertaken
				? Math.min(told.currentlyAvailable, thought)
				: told.currentlyAvailable;
			lane.bucket = { ...told, currentlyAvailable: available };
			lane.toldBy = Math.max(lane.toldBy, order);
		} else if (lane.bucket) {
			lane.bucket = { ...lane.bucket, currentlyAvailable: thought - points };
		}
		lane.toldAt = this.now();
		this.admit(lane);
	}

	private admit(lane: Lane): void {
		lane.edits = lane.edits.filter((ticket) => !this.isSmallAndFits(lane, ticket));
		for (;;) {
			const line = lane.edits.length > 0 ? lane.edits : lane.bulk;
			const [next] = line;
			if (!next) return;
			const delay = this.delayOf(lane, next.points, line === lane.bulk);
			if (delay === null) return;
			if (delay > 0) return this.wakeLater(lane, delay);
			line.shift();
			if (line === lane.edits) this.noteEdit(lane);
			this.begin(lane, next);
		}
	}

	private isSmallAndFits(lane: Lane, ticket: Waiting): boolean {
		if (ticket.points > SMALL_POINTS || this.delayOf(lane, ticket.points, false) !== 0)
			return false;
		this.noteEdit(lane);
		this.begin(lane, ticket);
		return true;
	}

	private noteEdit(lane: Lane): void {
		lane.editAt = this.now();
	}

	private begin(lane: Lane, { points, start }: Waiting): void {
		lane.open += points;
		lane.begun += 1;
		start({ points, order: lane.begun });
	}

	/** Milliseconds until the points are there; null when only the reply of an open call can tell. */
	private delayOf(lane: Lane, points: number, isBulk: boolean): number | null {
		const { bucket } = lane;
		if (!bucket) return isBulk && lane.open > 0 ? null : 0;
		const { maximumAvailable: maximum, restoreRate } = bucket;
		const leaves = isBulk && this.now() - lane.editAt < EDITS_ABOUT_MS;
		const wanted = Math.min(points + (leaves ? maximum / 2 : 0), maximum);
		const missing = wanted - (this.availableIn(bucket, lane.toldAt) - lane.open);
		if (missing <= 0) return 0;
		if (restoreRate <= 0) return LONGEST_NAP_MS;
		const delay = Math.ceil((missing / restoreRate) * 1000);
		return Math.min(Math.max(delay, SHORTEST_NAP_MS), LONGEST_NAP_MS);
	}

	private availableIn(bucket: BucketState, toldAt: number): number {
		const restored = (Math.max(0, this.now() - toldAt) / 1000) * bucket.restoreRate;
		return Math.min(bucket.maximumAvailable, bucket.currentlyAvailable + restored);
	}

	private wakeLater(lane: Lane, delay: number): void {
		const at = this.now() + delay;
		if (lane.wakeAt <= at) return;
		lane.wakeAt = at;
		void this.wait(delay).then(() => {
			if (lane.wakeAt === at) lane.wakeAt = Infinity;
			this.admit(lane);
		});
	}

	private laneOf(key: string): Lane {
		const known = this.lanes.get(key);
		if (known) return known;
		const fresh = {
			...{ bucket: null, toldAt: 0, toldBy: 0, begun: 0, open: 0 },
			...{ edits: [], bulk: [], editAt: -Infinity, wakeAt: Infinity },
		};
		this.lanes.set(key, fresh);
		return fresh;
	}
}

/** The points of this n8n process. */
export const processCosts = new CostBudget();
