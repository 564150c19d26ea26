/**
 * Leaves steps out of a failing story, first many at once and then one by one, as long as it still fails in the same
 * way. Stops when none can be left out, or when the time is up.
 */
export async function shorten<S>(
	story: readonly S[],
	fails: (steps: readonly S[]) => Promise<boolean>,
	isTimeUp: () => boolean,
): Promise<S[]> {
	let kept = [...story];
	for (let size = Math.ceil(kept.length / 2); ; size = Math.ceil(size / 2)) {
		let left = false;
		for (let from = kept.length - size; from > -size; from -= size) {
			if (isTimeUp()) return kept;
			const fewer = [...kept.slice(0, Math.max(0, from)), ...kept.slice(Math.max(0, from) + size)];
			if (fewer.length === kept.length || !(await fails(fewer))) continue;
			kept = fewer;
			left = true;
		}
		if (size === 1 && !left) return kept;
	}
}
