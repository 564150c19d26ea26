const BLOCK = 512;
const NAME_LENGTH = 100;
const PREFIX_LENGTH = 155;

/** One file of an archive. */
export interface TarEntry {
	path: string;
	content: Buffer;
}

/** Splits a long path at a slash, the way ustar stores it. */
function splitPath(path: string): { name: string; prefix: string } {
	if (Buffer.byteLength(path) <= NAME_LENGTH) return { name: path, prefix: '' };
	for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
		const [prefix, name] = [path.slice(0, slash), path.slice(slash + 1)];
		const fits =
			Buffer.byteLength(prefix) <= PREFIX_LENGTH && Buffer.byteLength(name) <= NAME_LENGTH;
		if (fits && name !== '') return { name, prefix };
	}
	throw new Error(`The path is too long for a tar archive: ${path}`);
}

function octal(value: number, length: number): string {
	return `${value.toString(8).padStart(length - 1, '0')}\0`;
}

function header(entry: TarEntry): Buffer {
	const block = Buffer.alloc(BLOCK);
	const { name, prefix } = splitPath(entry.path);
	block.write(name, 0);
	block.write(octal(0o644, 8), 100);
	block.write(octal(0, 8), 108);
	block.write(octal(0, 8), 116);
	block.write(octal(entry.content.length, 12), 124);
	block.write(octal(0, 12), 136);
	block.write(' '.repeat(8), 148);
	block.write('0', 156);
	block.write('ustar\x0000', 257);
	block.write(prefix, 345);
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
	return block;
}

function padding(length: number): Buffer {
	return Buffer.alloc((BLOCK - (length % BLOCK)) % BLOCK);
}

/** A ustar archive with the entries in the order given; equal entries give equal bytes. */
export function writeTar(entries: readonly TarEntry[]): Buffer {
	const parts = entries.flatMap((entry) => [
		header(entry),
		entry.content,
		padding(entry.content.length),
	]);
	return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

function text(block: Buffer, start: number, length: number): string {
	const field = block.subarray(start, start + length);
	const end = field.indexOf(0);
	return field.toString('utf8', 0, end === -1 ? length : end);
}

function isChecksumRight(block: Buffer): boolean {
	const stored = Number.parseInt(text(block, 148, 8).trim(), 8);
	const copy = Buffer.from(block);
	copy.fill(' ', 148, 156);
	return copy.reduce((total, byte) => total + byte, 0) === stored;
}

/** The files of a ustar archive in archive order; directories are left out. */
export function readTar(archive: Buffer): TarEntry[] {
	const entries: TarEntry[] = [];
	let offset = 0;
	while (offset + BLOCK <= archive.length) {
		const block = archive.subarray(offset, offset + BLOCK);
		if (block.every((byte) => byte === 0)) return entries;
		if (!isChecksumRight(block)) throw new Error(`The archive is damaged at byte ${offset}.`);
		const size = Number.parseInt(text(block, 124, 12).trim() || '0', 8);
		const start = offset + BLOCK;
		if (start + size > archive.length) throw new Error('The archive ends in the middle of a file.');
		const prefix = text(block, 345, PREFIX_LENGTH);
		const path = `${prefix === '' ? '' : `${prefix}/`}${text(block, 0, NAME_LENGTH)}`;
		const kind = text(block, 156, 1);
		if (kind === '' || kind === '0') {
			entries.push({ path, content: Buffer.from(archive.subarray(start, start + size)) });
		}
		offset = start + size + padding(size).length;
	}
	return entries;
}
