const HEARTBEAT_MS = 15_000;

/** @param {number} milliseconds */
export function elapsed(milliseconds) {
	const seconds = Math.round(milliseconds / 1000);
	return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * One line per stage on stderr, and a sign of life while a stage takes long.
 * @param {{ write(text: string): unknown }} out
 */
export function createProgress(out = process.stderr, heartbeatMs = HEARTBEAT_MS) {
	return {
		/** @param {string} text */
		note(text) {
			out.write(`  ${text}\n`);
		},
		/**
		 * @template T
		 * @param {string} text
		 * @param {() => Promise<T>} work
		 */
		async stage(text, work) {
			const startedAt = Date.now();
			const since = () => elapsed(Date.now() - startedAt);
			out.write(`> ${text}\n`);
			const heartbeat = setInterval(() => {
				out.write(`  … ${text} (${since()} so far)\n`);
			}, heartbeatMs);
			try {
				const result = await work();
				out.write(`  done in ${since()}\n`);
				return result;
			} catch (error) {
				out.write(`  failed after ${since()}\n`);
				throw error;
			} finally {
				clearInterval(heartbeat);
			}
		},
	};
}
