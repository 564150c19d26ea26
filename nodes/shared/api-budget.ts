import { sleep } from 'n8n-workflow';

export type Priority = 'edit' | 'bulk';

type Window = { stamps: number[]; pausedUntil: number; waitingEdits: number };

/** A minute is the span over which vendors of per-minute limits count. */
const SPAN_MS = 60_000;
const STEP_MS = 250;

/**
 * Keeps calls under a vendor's limit per minute, one window a key (credential and endpoint), shared by all
 * executions of this process. Bulk work waits while an order edit waits. Other processes and other applications are
 * not seen: a 429 still has to be obeyed, through `pause`.
 */
export class ApiBudget {
	private readonly windows = new Map<string, Window>();

	constructor(
		private readonly now: () => number = Date.now,
		private readonly wait: (ms: number) => Promise<void> = sleep,
	) {}

	/** Resolves when one more call of the key is allowed, and counts it. */
	async acquire(key: string, limitPerMinute: number, priority: Priority): Promise<void> {
		const window = this.windowOf(key);
		let waiting = false;
		try {
			for (;;) {
				const delay = this.delayOf(window, limitPerMinute, priority);
				if (delay === 0) break;
				if (!waiting && priority === 'edit') {
					window.waitingEdits += 1;
					waiting = true;
				}
				await this.wait(Math.min(delay, 5_000));
			}
			window.stamps.push(this.now());
		} finally {
			if (waiting) window.waitingEdits -= 1;
		}
	}

	/** Stops all calls of the key for a while, as the vendor asked. */
	pause(key: string, seconds: number): void {
		const window = this.windowOf(key);
		window.pausedUntil = Math.max(window.pausedUntil, this.now() + seconds * 1000);
	}

	private delayOf(window: Window, limit: number, priority: Priority): number {
		const now = this.now();
		window.stamps = window.stamps.filter((stamp) => stamp > now - SPAN_MS);
		if (window.pausedUntil > now) return window.pausedUntil - now;
		if (priority === 'bulk' && window.waitingEdits > 0) return STEP_MS;
		const oldest = window.stamps[window.stamps.length - limit];
		return oldest === undefined ? 0 : Math.max(oldest + SPAN_MS - now, 1);
	}

	private windowOf(key: string): Window {
		const known = this.windows.get(key);
		if (known) return known;
		const fresh: Window = { stamps: [], pausedUntil: 0, waitingEdits: 0 };
		this.windows.set(key, fresh);
		return fresh;
	}
}

/** The budget of this n8n process. */
export const processBudget = new ApiBudget();
