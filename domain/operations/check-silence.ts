import type { Channel } from './silence-channels';
import {
	expectedMinutes,
	silenceLimit,
	usualSilence,
	type IsQuiet,
	type Usual,
} from './usual-silence';

const MINUTE = 60_000;

export type SilenceSettings = {
	/** A silence that is shorter is never told. */
	floorMinutes: number;
	/** A silence that is longer is always told, also in quiet hours; never less than the floor. */
	ceilingMinutes: number;
};

/** The moment of the check; instants are milliseconds. */
export type SilenceMoment = {
	now: number;
	/** The same time of day and week, one to four weeks earlier. */
	earlier: number[];
	isQuiet: IsQuiet;
};

/** How one channel stands. */
export type SilenceCheck = {
	channel: Channel;
	silent: boolean;
	/** When it spoke last; null if the rows do not tell. */
	lastAt: number | null;
	/** Minutes since then; null where it never spoke. */
	minutes: number | null;
	/** Minutes without quiet hours from which on the silence is not usual. */
	limitMinutes: number;
	/** Null until enough weeks are known: then the floor is the limit. */
	usual: Usual | null;
};

/**
 * Whether a channel has been silent for longer than is usual at this hour of the week. Quiet hours do not count, and
 * nothing is told in them before the ceiling. A channel that never spoke is silent: the rows reach back further than any
 * ceiling.
 */
export function checkSilence(
	channel: Channel,
	times: readonly number[],
	{ floorMinutes, ceilingMinutes }: SilenceSettings,
	{ now, earlier, isQuiet }: SilenceMoment,
): SilenceCheck {
	const ceiling = Math.max(floorMinutes, ceilingMinutes);
	const usual = usualSilence(times, earlier, isQuiet, ceiling);
	const limitMinutes = Math.min(ceiling, silenceLimit(usual, floorMinutes));
	const lastAt = times[times.length - 1] ?? null;
	if (lastAt === null) {
		return { channel, silent: true, lastAt, minutes: null, limitMinutes, usual };
	}
	const exact = (now - lastAt) / MINUTE;
	const expected = expectedMinutes(lastAt, now, isQuiet, ceiling);
	const isUnusual = exact >= floorMinutes && expected >= limitMinutes && !isQuiet(now);
	return {
		channel,
		silent: isUnusual || exact > ceiling,
		lastAt,
		minutes: Math.max(0, Math.floor(exact)),
		limitMinutes,
		usual,
	};
}
