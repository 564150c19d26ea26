import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTar, writeTar } from '../../playground/n8n/tar';

const entry = (path: string, content: string) => ({ path, content: Buffer.from(content) });

describe('tar archives', () => {
	it('gives back what was put in, in the same order', () => {
		const entries = [
			entry('manifest.json', '{}'),
			entry('a/empty.txt', ''),
			entry('a/block.txt', 'x'.repeat(512)),
			entry('a/längere Datei.txt', 'ä'.repeat(700)),
		];
		expect(readTar(writeTar(entries))).toEqual(entries);
	});

	it('stores paths longer than a hundred bytes', () => {
		const path = `workflows/${'long-name-'.repeat(9)}1/workflow-metadata.json`;
		expect(path.length).toBeGreaterThan(100);
		expect(readTar(writeTar([entry(path, 'x')]))[0]?.path).toBe(path);
	});

	it('refuses a path that does not fit', () => {
		expect(() => writeTar([entry('x'.repeat(101), '')])).toThrow('too long');
	});

	it('is read by the tar of the system', () => {
		const folder = mkdtempSync(join(tmpdir(), 'tar-'));
		const path = `${'deep/'.repeat(22)}file.json`;
		try {
			writeFileSync(join(folder, 'a.tar'), writeTar([entry(path, '{"a":1}')]));
			execFileSync('tar', ['xf', 'a.tar'], { cwd: folder });
			expect(readFileSync(join(folder, path), 'utf8')).toBe('{"a":1}');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('notices damage', () => {
		const archive = writeTar([entry('a.txt', 'hello')]);
		archive[3] = 65;
		expect(() => readTar(archive)).toThrow('damaged');
	});

	it('notices an archive cut short', () => {
		const archive = writeTar([entry('a.txt', 'x'.repeat(2000))]);
		expect(() => readTar(archive.subarray(0, 1024))).toThrow('middle of a file');
	});
});
