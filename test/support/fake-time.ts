/** A clock whose waits end when it is told to go on, earliest first. */
export class FakeTime {
	private time = 0;
	private readonly sleepers: Array<{ at: number; wake: () => void }> = [];

	readonly now = (): number => this.time;

	readonly wait = async (ms: number): Promise<void> =>
		await new Promise<void>((wake) => {
			this.sleepers.push({ at: this.time + ms, wake });
		});

	/** Lets everything that is due happen, up to this moment. */
	async runTo(time: number): Promise<void> {
		for (;;) {
			await settled();
			const next = this.sleepers.sort((a, b) => a.at - b.at)[0];
			if (!next || next.at > time) break;
			this.sleepers.shift();
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
		this.time = Math.max(this.time, time);
	}

	/** Lets everything happen until nothing waits any more. */
	async runOut(): Promise<void> {
		await settled();
		while (this.sleepers.length > 0) {
			await this.runTo(Math.min(...this.sleepers.map(({ at }) => at)));
		}
	}
}

/** Lets everything that is ready go on. */
const settled = async (): Promise<void> => await new Promise((done) => setImmediate(done));
