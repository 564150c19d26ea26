import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureHost, ensureProject } from '../scripts/bootstrap.mjs';
import { run } from '../scripts/run.mjs';
import { converge } from './convergence.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

await ensureProject();
if (process.argv[2] === 'convergence') await converge(root, process.argv.slice(3));
else await measure();

async function measure() {
	const { nodeBin } = await ensureHost();
	await run(nodeBin, [join(root, 'node_modules/gulp/bin/gulp.js'), '--silent', 'build'], {
		cwd: root,
	});
	await run(nodeBin, ['--import', 'tsx', join(root, 'bench', 'main.ts')], { cwd: root });
}
