const EVERY_MS = 20;
const MIB = 2 ** 20;

/** What V8 still has in use after everything else was thrown away; needs --expose-gc. */
export function retainedMiB(): number {
	if (!globalThis.gc) throw new Error('Start with --expose-gc');
	globalThis.gc();
	return Math.round(process.memoryUsage().heapUsed / MIB);
}

/** Watches this process's memory from now on. */
export class PeakMemory {
	private rss = 0;
	private heap = 0;
	private readonly timer = setInterval(() => this.look(), EVERY_MS);

	stop(): { peakRssMiB: number; peakHeapMiB: number } {
		this.look();
		clearInterval(this.timer);
		return { peakRssMiB: Math.round(this.rss / MIB), peakHeapMiB: Math.round(this.heap / MIB) };
	}

	private look(): void {
		const { rss, heapUsed } = process.memoryUsage();
		this.rss = Math.max(this.rss, rss);
		this.heap = Math.max(this.heap, heapUsed);
	}
}
