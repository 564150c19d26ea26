import { sleep } from 'n8n-workflow';
import type { Priority } from './api-budget';

/** What a call is for. A write rests on what was read, which grows old: it goes before the reads of its kind. */
export type CallKind = { priority: Priority; isWrite: boolean };

type Ticket = CallKind & { slots: number; start: () => void };

type Lane = {
	inFlight: number;
	edits: Ticket[];
	bulk: Ticket[];
	pausedUntil: number;
	lastPause: number;
	/** Calls that the vendor last bore at once; endless as long as it never complained. */
	borne: number;
	waking: boolean;
};

/** How long after a refusal for too many calls the vendor counts as short of slots. */
const PRESSURE_MS = 60_000;
/** How long after a refusal, and then each time, one slot more is tried again. */
const REGAIN_MS = 60_000;

/**
 * Keeps parallel calls under a vendor's limit, one pool of slots a key, shared by all executions of this process. A
 * free slot goes to the order edit that waits longest, writes first, then to bulk work, which always leaves one slot of
 * several for edits. Other processes and other applications are not seen, so that fewer slots may be left than the limit says:
 * a refusal, told through `pause`, takes one away from what was in flight, and they come back one by one.
 */
export class SlotBudget {
	private readonly lanes = new Map<string, Lane>();

	constructor(
		private readonly now: () => number = Date.now,
		private readonly wait: (ms: number) => Promise<void> = sleep,
	) {}

	/** Makes the call once fewer than `slots` calls of the key are in flight; its result or failure is passed on. */
	async run<T>(key: string, slots: number, kind: CallKind, call: () => Promise<T>): Promise<T> {
		const lane = this.laneOf(key);
		await new Promise<void>((start) => {
			const line = kind.priority === 'edit' ? lane.edits : lane.bulk;
			const firstRead = line.findIndex(({ isWrite }) => !isWrite);
			const place = kind.isWrite && firstRead >= 0 ? firstRead : line.length;
			line.splice(place, 0, { ...kind, slots: Math.max(1, Math.floor(slots)), start });
			this.admit(lane);
		});
		try {
			return await call();
		} finally {
			lane.inFlight -= 1;
			this.admit(lane);
		}
	}

	/**
	 * Starts no further call of the key for a while, and then fewer at once than now, after the vendor said to a call
	 * still in flight that there were too many.
	 */
	pause(key: string, seconds: number): void {
		const lane = this.laneOf(key);
		lane.borne = Math.max(1, lane.inFlight - 1);
		lane.lastPause = this.now();
		lane.pausedUntil = Math.max(lane.pausedUntil, this.now() + seconds * 1000);
	}

	/** Whether slots are short: several slots are all taken or waited for, or the vendor said so in the last minute. */
	isUnderPressure(key: string, slots: number): boolean {
		const { inFlight, edits, bulk, lastPause } = this.laneOf(key);
		const full = inFlight >= slots || edits.length + bulk.length > 0;
		return (slots > 1 && full) || lastPause + PRESSURE_MS > this.now();
	}

	private admit(lane: Lane): void {
		for (;;) {
			const next = lane.edits[0] ?? lane.bulk[0];
			if (!next) return;
			if (lane.pausedUntil > this.now()) return this.wakeLater(lane);
			const slots = this.slotsOf(lane, next.slots);
			const reserved = next.priority === 'bulk' && slots > 1 ? 1 : 0;
			if (lane.inFlight >= slots - reserved) return;
			(next.priority === 'edit' ? lane.edits : lane.bulk).shift();
			lane.inFlight += 1;
			next.start();
		}
	}

	/** Slots that may be used now, of those allowed. */
	private slotsOf({ borne, lastPause }: Lane, allowed: number): number {
		return Math.min(allowed, borne + Math.floor((this.now() - lastPause) / REGAIN_MS));
	}

	private wakeLater(lane: Lane): void {
		if (lane.waking) return;
		lane.waking = true;
		void this.wait(lane.pausedUntil - this.now()).then(() => {
			lane.waking = false;
			this.admit(lane);
		});
	}

	private laneOf(key: string): Lane {
		const known = this.lanes.get(key);
		if (known) return known;
		const fresh = {
			inFlight: 0,
			...{ edits: [], bulk: [] },
			...{ pausedUntil: 0, lastPause: Number.NEGATIVE_INFINITY, borne: Infinity, waking: false },
		};
		this.lanes.set(key, fresh);
		return fresh;
	}
}

/** The slots of this n8n process. */
export const processSlots = new SlotBudget();
