const MINUTE = 60_000;
/** Half of the time around one moment of the week that counts as that moment. */
const HALF_WINDOW = 30 * MINUTE;
/** Weeks that have to tell of a moment before it is known what is usual then. */
const ENOUGH_WEEKS = 3;
/** By how much a silence may be longer than the longest one known, and than the one in the middle. */
const OVER_LONGEST = 1.5;
const OVER_MEDIAN = 3;

/** Whether nobody expects anything at an instant (milliseconds). */
export type IsQuiet = (at: number) => boolean;

/** What is usual at this hour of the week, in minutes. */
export type Usual = { weeks: number; median: number; longest: number };

/** Minutes between two instants of which nobody expected that nothing happens; no more than `most`. */
export function expectedMinutes(from: number, to: number, isQuiet: IsQuiet, most: number): number {
	const whole = Math.min(most, Math.floor((to - from) / MINUTE));
	let minutes = 0;
	for (let minute = 0; minute < whole; minute += 1) {
		if (!isQuiet(from + minute * MINUTE)) minutes += 1;
	}
	return minutes;
}

/**
 * The longest silence around the same hour of each earlier week, and of those the one in the middle and the longest.
 * `times` are ordered; `earlier` is this moment in each earlier week. A week whose hour lies before the first or after
 * the last event says nothing. Null until enough weeks are known.
 */
export function usualSilence(
	times: readonly number[],
	earlier: readonly number[],
	isQuiet: IsQuiet,
	most: number,
): Usual | null {
	const weeks = earlier
		.flatMap((moment): number[] => {
			const [from, to] = [moment - HALF_WINDOW, moment + HALF_WINDOW];
			const first = times.findLastIndex((at) => at <= from);
			const last = times.findIndex((at) => at >= to);
			if (first < 0 || last < 0) return [];
			const around = times.slice(first, last + 1);
			return [
				Math.max(
					0,
					...around
						.slice(1)
						.map((at, place) => expectedMinutes(around[place] ?? at, at, isQuiet, most)),
				),
			];
		})
		.sort((one, other) => one - other);
	if (weeks.length < ENOUGH_WEEKS) return null;
	return {
		weeks: weeks.length,
		median: weeks[Math.floor((weeks.length - 1) / 2)] ?? 0,
		longest: weeks[weeks.length - 1] ?? 0,
	};
}

/**
 * Minutes of silence that are still usual: half as much again as the longest known, but no more than three times the one
 * in the middle, so that one dead night of four does not make the next one usual. Never less than the floor.
 */
export const silenceLimit = (usual: Usual | null, floorMinutes: number): number =>
	usual === null
		? floorMinutes
		: Math.max(floorMinutes, Math.min(OVER_LONGEST * usual.longest, OVER_MEDIAN * usual.median));
