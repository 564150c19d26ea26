import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureHost, ensureProject } from '../scripts/bootstrap.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

await ensureProject();
const { nodeBin } = await ensureHost();
const child = spawn(
	nodeBin,
	['--import', 'tsx', join(root, 'playground', 'main.ts'), ...process.argv.slice(2)],
	{ cwd: root, stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => {
	process.exitCode = code ?? (signal === null ? 1 : 130);
});
