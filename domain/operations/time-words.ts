const UNITS = [
	{ seconds: 86_400, name: 'd' },
	{ seconds: 3_600, name: 'h' },
	{ seconds: 60, name: 'min' },
	{ seconds: 1, name: 's' },
] as const;

/** A span in its two greatest units: `2 d 3 h`, `4 min 5 s`, `0 s`. Seconds that are not whole are cut. */
export function spanWords(seconds: number): string {
	const whole = Math.max(0, Math.floor(seconds));
	const first = UNITS.findIndex((unit) => whole >= unit.seconds);
	if (first < 0) return '0 s';
	let rest = whole;
	return UNITS.slice(first, first + 2)
		.map(({ seconds: size, name }) => {
			const count = Math.floor(rest / size);
			rest -= count * size;
			return count === 0 ? '' : `${count} ${name}`;
		})
		.filter((part) => part !== '')
		.join(' ');
}

/** An instant (milliseconds) as `2026-03-01 05:41 UTC`. */
export const instantWords = (at: number): string =>
	`${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
