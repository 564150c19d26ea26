/** A picture of a few colours: one index into the palette for each point, row by row from the top left. */
export type Picture = {
	width: number;
	height: number;
	points: Uint8Array;
	/** Up to four colours, each red, green and blue from 0 to 255. */
	palette: ReadonlyArray<readonly [number, number, number]>;
};

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const BITS_PER_POINT = 2;
const POINTS_PER_BYTE = 8 / BITS_PER_POINT;
const INDEXED_COLOUR = 3;
/** Longest block that is stored as it is. */
const STORED_BLOCK = 0xffff;

/**
 * A picture as a PNG file, which every mail client shows. Its data is stored without being made smaller: a chart of four
 * colours is small enough, and nothing but this code is needed for it.
 */
export function encodePng({ width, height, points, palette }: Picture): Uint8Array {
	const header = [
		...bigEndian(width),
		...bigEndian(height),
		...[BITS_PER_POINT, INDEXED_COLOUR, 0, 0, 0],
	];
	return Uint8Array.from([
		...SIGNATURE,
		...chunk('IHDR', header),
		...chunk('PLTE', palette.flat()),
		...chunk('IDAT', stored(packed(points, width, height))),
		...chunk('IEND', []),
	]);
}

/** Each row starts with a byte that says that it is not filtered; the first point of a byte is its highest. */
function packed(points: Uint8Array, width: number, height: number): number[] {
	const bytes: number[] = [];
	for (let y = 0; y < height; y += 1) {
		bytes.push(0);
		for (let x = 0; x < width; x += POINTS_PER_BYTE) {
			let byte = 0;
			for (let place = 0; place < POINTS_PER_BYTE; place += 1) {
				const point = x + place < width ? (points[y * width + x + place] ?? 0) : 0;
				byte = (byte << BITS_PER_POINT) | point;
			}
			bytes.push(byte);
		}
	}
	return bytes;
}

/** A zlib stream of stored blocks. */
function stored(data: readonly number[]): number[] {
	const stream = [0x78, 0x01];
	for (let from = 0; from < data.length; from += STORED_BLOCK) {
		const block = data.slice(from, from + STORED_BLOCK);
		const isLast = from + STORED_BLOCK >= data.length;
		const size = block.length;
		stream.push(isLast ? 1 : 0, size & 0xff, size >> 8, ~size & 0xff, (~size >> 8) & 0xff);
		for (const byte of block) stream.push(byte);
	}
	return [...stream, ...bigEndian(adler32(data))];
}

function chunk(type: string, data: readonly number[]): number[] {
	const body = [...[...type].map((letter) => letter.charCodeAt(0)), ...data];
	return [...bigEndian(data.length), ...body, ...bigEndian(crc32(body))];
}

const bigEndian = (value: number): number[] =>
	[24, 16, 8, 0].map((bits) => (value >>> bits) & 0xff);

function adler32(data: readonly number[]): number {
	let [low, high] = [1, 0];
	for (const byte of data) {
		low = (low + byte) % 65521;
		high = (high + low) % 65521;
	}
	return ((high << 16) | low) >>> 0;
}

function crc32(data: readonly number[]): number {
	let crc = 0xffffffff;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) {
			crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
		}
	}
	return (crc ^ 0xffffffff) >>> 0;
}
