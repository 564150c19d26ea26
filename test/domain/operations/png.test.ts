import { inflateSync } from 'node:zlib';
import { drawBars } from '../../../domain/operations/draw-bars';
import { encodePng, type Picture } from '../../../domain/operations/png';

type Chunk = { type: string; data: Buffer };

/** Takes a PNG apart again; the check sum of each chunk is made anew. */
function chunksOf(file: Buffer): Chunk[] {
	expect(file.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
	const chunks: Chunk[] = [];
	for (let from = 8; from < file.length;) {
		const size = file.readUInt32BE(from);
		const body = file.subarray(from + 4, from + 8 + size);
		expect(file.readUInt32BE(from + 8 + size)).toBe(crc(body));
		chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
		from += 12 + size;
	}
	return chunks;
}

/** The check sum of the PNG standard by its table, another way than the code under test. */
const CRC_TABLE = Array.from({ length: 256 }, (_, byte) =>
	Array.from({ length: 8 }).reduce<number>(
		(value) => ((value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1),
		byte,
	),
);

function crc(data: Buffer): number {
	let sum = -1;
	for (const byte of data) sum = (CRC_TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
	return (sum ^ -1) >>> 0;
}

/** The colour of a point, read out of the file. */
function decode(file: Buffer): {
	width: number;
	height: number;
	colourAt: (x: number, y: number) => number[];
} {
	const chunks = chunksOf(file);
	expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
	const [header, palette, data] = chunks.map((chunk) => chunk.data) as [Buffer, Buffer, Buffer];
	const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
	expect([...header.subarray(8)]).toEqual([2, 3, 0, 0, 0]);
	const rows = inflateSync(data);
	const rowSize = 1 + Math.ceil(width / 4);
	expect(rows.length).toBe(rowSize * height);
	const filters = Array.from({ length: height }, (_, y) => rows[y * rowSize]);
	expect(filters.every((filter) => filter === 0)).toBe(true);
	return {
		width,
		height,
		colourAt: (x, y) => {
			const byte = rows[y * rowSize + 1 + Math.floor(x / 4)] ?? 0;
			const index = (byte >> (6 - 2 * (x % 4))) & 3;
			return [...palette.subarray(index * 3, index * 3 + 3)];
		},
	};
}

const PALETTE: Picture['palette'] = [
	[255, 255, 255],
	[0, 0, 0],
	[10, 20, 30],
	[200, 100, 50],
];

it.each([
	[1, 1],
	[5, 3],
	[8, 2],
	[600, 700],
])('writes a picture of %d by %d points that reads back point by point', (width, height) => {
	const points = Uint8Array.from(
		{ length: width * height },
		(_, place) => (place * 7 + (place >> 3)) % 4,
	);
	const file = Buffer.from(encodePng({ width, height, points, palette: PALETTE }));
	const picture = decode(file);
	expect([picture.width, picture.height]).toEqual([width, height]);
	const step = width * height > 1000 ? 997 : 1;
	for (let place = 0; place < points.length; place += step) {
		const colour = picture.colourAt(place % width, Math.floor(place / width));
		expect(colour).toEqual(PALETTE[points[place] ?? 0]);
	}
});

describe('the chart', () => {
	const [PAPER, INK, BEFORE, NOW] = [
		[255, 255, 255],
		[60, 60, 60],
		[190, 200, 212],
		[31, 97, 171],
	];
	const drawn = (bars: Parameters<typeof drawBars>[0]) =>
		decode(Buffer.from(encodePng(drawBars(bars))));
	/** How many points of a colour there are, by column. */
	const columns = (picture: ReturnType<typeof decode>, colour: number[] | undefined): number[] =>
		Array.from(
			{ length: picture.width },
			(_, x) =>
				Array.from({ length: picture.height }, (_, y) => picture.colourAt(x, y)).filter(
					(each) => each.join() === colour?.join(),
				).length,
		);

	it('draws both periods to one scale, side by side', () => {
		const picture = drawn([
			{ label: '1', now: 10, before: 5 },
			{ label: '2', now: 0, before: 0 },
		]);
		expect([picture.width, picture.height]).toEqual([600, 200]);
		const now = columns(picture, NOW);
		const before = columns(picture, BEFORE);
		expect(Math.max(...now)).toBe(174);
		expect(Math.max(...before)).toBe(87);
		expect(before.findIndex((count) => count > 0)).toBeLessThan(
			now.findIndex((count) => count > 0),
		);
		expect(now.slice(330).every((count) => count === 0)).toBe(true);
		expect(picture.colourAt(599, 0)).toEqual(PAPER);
		expect(picture.colourAt(300, 182)).toEqual(INK);
	});

	it('shows one order beside a thousand, and the numbers', () => {
		const bars = Array.from({ length: 24 }, (_, hour) => ({ label: String(hour), now: hour === 0 ? 1 : 1000, before: 0 })); // prettier-ignore
		const picture = drawn(bars);
		expect(columns(picture, NOW).slice(48, 70)).toContain(1);
		const hasInk = (from: number, to: number, top: number, bottom: number): boolean =>
			Array.from({ length: (to - from) * (bottom - top) }, (_, place) =>
				picture.colourAt(from + (place % (to - from)), top + Math.floor(place / (to - from))),
			).some((colour) => colour.join() === INK?.join());
		expect(hasInk(0, 44, 8, 18)).toBe(true);
		expect(hasInk(48, 600, 186, 198)).toBe(true);
	});

	it('draws axes and nothing else for nothing', () => {
		const picture = drawn([]);
		expect(columns(picture, NOW).every((count) => count === 0)).toBe(true);
		expect(picture.colourAt(300, 182)).toEqual(INK);
	});
});
