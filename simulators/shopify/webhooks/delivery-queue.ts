import { toRecord, type Delivery, type DeliveryRecord } from './delivery';
import { loses, MAX_ATTEMPTS, retryWait, type DeliveryPolicy } from './policy';
import { postDelivery } from './post-delivery';

export interface DeliveryOutcome {
	/** Called after every attempt, so that failing subscriptions can be removed. */
	attempted(delivery: Delivery, succeeded: boolean): void;
}

/**
 * Sends deliveries one after another; a failed one steps aside and is retried on its own timer
 * with the bytes it was made with, to the address it was made for.
 */
export class DeliveryQueue {
	private readonly log: Delivery[] = [];
	private readonly timers = new Set<NodeJS.Timeout>();
	private tail: Promise<void> = Promise.resolve();
	private retrying = 0;
	private closed = false;

	constructor(
		private readonly policy: DeliveryPolicy,
		private readonly now: () => Date,
		private readonly outcome: DeliveryOutcome,
	) {}

	records(): DeliveryRecord[] {
		return this.log.map(toRecord);
	}

	find(webhookId: string): Delivery | null {
		return this.log.find((one) => one.webhookId === webhookId) ?? null;
	}

	clear(): void {
		this.log.length = 0;
	}

	/** Queues a batch made by one event. */
	add(batch: readonly Delivery[]): void {
		const ordered = this.policy.reorder ? [...batch].reverse() : batch;
		for (const delivery of ordered) {
			this.log.push(delivery);
			if (loses(this.policy, delivery.topic)) delivery.state = 'lost';
			else void this.enqueue(() => this.first(delivery));
		}
	}

	/** Sends a known delivery again, outside the retry count. */
	resend(delivery: Delivery): Promise<void> {
		return this.enqueue(async () => {
			await this.attempt(delivery);
		});
	}

	/** Resolves when every first attempt has been made. */
	async idle(): Promise<void> {
		for (let seen: Promise<void> | null = null; seen !== this.tail;) {
			seen = this.tail;
			await seen;
		}
	}

	/** Resolves when no retry is outstanding either. */
	async settled(): Promise<void> {
		await this.idle();
		while (this.retrying > 0 && !this.closed) await wait(2);
		await this.idle();
	}

	close(): void {
		this.closed = true;
		this.timers.forEach((timer) => clearTimeout(timer));
		this.timers.clear();
	}

	private enqueue(work: () => Promise<void>): Promise<void> {
		this.tail = this.tail.then(() => (this.closed ? undefined : work()));
		return this.tail;
	}

	private async first(delivery: Delivery): Promise<void> {
		if (this.policy.delayMs > 0) await wait(this.policy.delayMs);
		if (!(await this.attempt(delivery))) this.retry(delivery, 1);
	}

	private retry(delivery: Delivery, failed: number): void {
		if (failed >= MAX_ATTEMPTS || this.closed) {
			delivery.state = 'failed';
			return;
		}
		delivery.state = 'retrying';
		this.retrying += 1;
		const timer = setTimeout(
			() => {
				this.timers.delete(timer);
				void this.attempt(delivery).then((succeeded) => {
					if (!succeeded) this.retry(delivery, failed + 1);
					this.retrying -= 1;
				});
			},
			retryWait(failed, this.policy.timeScale),
		);
		this.timers.add(timer);
	}

	private async attempt(delivery: Delivery): Promise<boolean> {
		const at = this.now();
		let succeeded = false;
		try {
			const status = await postDelivery(delivery, this.policy.timeoutMs);
			succeeded = status >= 200 && status < 300;
			delivery.attempts.push({ at, status, error: null });
		} catch (reason) {
			const error = reason instanceof Error ? reason.message : String(reason);
			delivery.attempts.push({ at, status: null, error });
		}
		if (succeeded) delivery.state = 'delivered';
		this.outcome.attempted(delivery, succeeded);
		return succeeded;
	}
}

function wait(ms: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, ms);
	});
}
