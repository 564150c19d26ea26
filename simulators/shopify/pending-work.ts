/** Work that runs after the request that asked for it, and can be waited for. */
export class PendingWork {
	private readonly jobs = new Map<NodeJS.Timeout, Promise<void>>();

	/** Runs work after a delay. */
	later(delayMs: number, work: () => void): void {
		let finish: () => void = () => undefined;
		const done = new Promise<void>((resolve) => {
			finish = resolve;
		});
		const timer = setTimeout(() => {
			this.jobs.delete(timer);
			work();
			finish();
		}, delayMs);
		this.jobs.set(timer, done);
	}

	/** Resolves when nothing is left to run. */
	async idle(): Promise<void> {
		while (this.jobs.size > 0) await Promise.all(this.jobs.values());
	}

	close(): void {
		for (const timer of this.jobs.keys()) clearTimeout(timer);
		this.jobs.clear();
	}
}
