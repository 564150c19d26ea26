import type { Picture } from './png';

/** One place on the chart: a count of this period, and that of the period before beside it. */
export type Bar = {
	/** Digits alone; whatever else it holds is not drawn. */
	label: string;
	now: number;
	before: number;
};

const WIDTH = 600;
const HEIGHT = 200;
const COLOURS = { paper: 0, ink: 1, before: 2, now: 3 } as const;
const PALETTE: Picture['palette'] = [
	[255, 255, 255],
	[60, 60, 60],
	[190, 200, 212],
	[31, 97, 171],
];

/** Three columns and five rows to a digit, read from the top left. */
const DIGITS = [
	'111101101101111', '010110010010111', '111001111100111', '111001111001111', '101101111001001',
	'111100111001111', '111100111101111', '111001001001001', '111101111101111', '111101111001111',
]; // prettier-ignore
const DOT = 2;
const DIGIT_WIDTH = 4 * DOT;
const DIGIT_HEIGHT = 5 * DOT;

const LEFT = 48;
const TOP = 8;
const BASE = HEIGHT - DIGIT_HEIGHT - 8;

/** Bars as a picture of 600 by 200 points: the highest count stands on the left, the labels below. */
export function drawBars(bars: readonly Bar[]): Picture {
	const points = new Uint8Array(WIDTH * HEIGHT);
	const fill = (x: number, y: number, width: number, height: number, colour: number): void => {
		for (let row = y; row < y + height; row += 1) {
			points.fill(colour, row * WIDTH + x, row * WIDTH + x + width);
		}
	};
	const write = (text: string, x: number, y: number): void => {
		for (const [place, digit] of [...text].entries()) {
			const dots = DIGITS[Number(digit)] ?? '';
			for (const [at, dot] of [...dots].entries()) {
				if (dot !== '1') continue;
				const left = x + place * DIGIT_WIDTH + (at % 3) * DOT;
				fill(left, y + Math.floor(at / 3) * DOT, DOT, DOT, COLOURS.ink);
			}
		}
	};
	const most = Math.max(0, ...bars.flatMap(({ now, before }) => [now, before]));
	const scale = most === 0 ? 0 : (BASE - TOP) / most;
	const slot = Math.floor((WIDTH - LEFT) / Math.max(1, bars.length));
	const width = Math.max(1, Math.floor((slot - 4) / 2));
	for (const [place, bar] of bars.entries()) {
		const x = LEFT + place * slot + 2;
		const both = [
			{ count: bar.before, colour: COLOURS.before },
			{ count: bar.now, colour: COLOURS.now },
		];
		for (const [side, { count, colour }] of both.entries()) {
			const height = heightOf(count, scale);
			fill(x + side * width, BASE - height, width, height, colour);
		}
		const label = digitsOf(bar.label);
		write(label, x + width - Math.floor((label.length * DIGIT_WIDTH) / 2), BASE + 4);
	}
	fill(LEFT - 2, TOP, 1, BASE - TOP, COLOURS.ink);
	fill(LEFT - 2, BASE, WIDTH - LEFT + 2, 1, COLOURS.ink);
	const highest = digitsOf(String(most)).slice(0, MOST_DIGITS);
	write(highest, LEFT - 6 - highest.length * DIGIT_WIDTH, TOP);
	return { width: WIDTH, height: HEIGHT, points, palette: PALETTE };
}

const MOST_DIGITS = Math.floor((LEFT - 6) / DIGIT_WIDTH);

const digitsOf = (text: string): string => text.replace(/\D/gu, '');

/** What is there at all can be seen. */
const heightOf = (count: number, scale: number): number =>
	count > 0 ? Math.max(1, Math.round(count * scale)) : 0;
