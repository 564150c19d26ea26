import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runWithScript } from './run-plain-node';

const NODE = 'runtime/node_modules/fake-node/bin/node';
const N8N = 'node_modules/n8n/bin/n8n';
const DRIVER = 'node_modules/sqlite3/build/Release/node_sqlite3.node';

describe('an installation of n8n', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'host-'));
		const put = (path: string, content: string) => {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), content);
		};
		put(NODE, '#!/bin/sh\nexit 0\n');
		chmodSync(join(folder, NODE), 0o755);
		put(N8N, '');
		put(DRIVER, '');
		put('node_modules/n8n/package.json', '{"version":"2.41.1"}');
	});
	afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	const find = async (before = '') =>
		await runWithScript(
			'bootstrap/host-state.mjs',
			`const fs = await import('node:fs');
			const folder = ${JSON.stringify(folder)};
			${before}
			return m.installedHost(folder, '2.41.1', { name: 'fake-node' }) ?? null;`,
		);
	const marked = "m.markInstalled(folder, '2.41.1');";

	it('is found when it is complete', async () => {
		expect(await find(marked)).toEqual({
			nodeBin: join(folder, NODE),
			n8nBin: join(folder, N8N),
			hostDir: folder,
		});
	});

	it('is not taken for complete while it is unmarked', async () => {
		expect(await find()).toBeNull();
	});

	it.each([NODE, N8N, DRIVER, 'node_modules/n8n/package.json'])(
		'is not usable without %s',
		async (path) => {
			rmSync(join(folder, path));
			expect(await find(marked)).toBeNull();
		},
	);

	it('is not usable when its Node.js does not run', async () => {
		writeFileSync(join(folder, NODE), '#!/bin/sh\nexit 1\n');
		expect(await find(marked)).toBeNull();
	});

	it('is not usable when it holds another release', async () => {
		writeFileSync(join(folder, 'node_modules/n8n/package.json'), '{"version":"2.40.0"}');
		expect(await find(marked)).toBeNull();
	});
});
