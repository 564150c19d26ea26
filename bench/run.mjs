import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureHost, ensureProject } from '../scripts/bootstrap.mjs';
import { run } from '../scripts/run.mjs';
import { converge } from './convergence.mjs';
import { buildAndRun } from './jobs/build-and-run.mjs';
import { measureNetSuite } from './netsuite/measure-netsuite.mjs';

/** Measured by bench/<job>/main.ts on a real n8n. */
const JOBS = ['stock', 'audit', 'dispatch'];

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

await ensureProject();
const [what, ...args] = process.argv.slice(2);
if (what === 'convergence') await converge(root, args);
else if (what === 'netsuite') await measureNetSuite(root);
else if (JOBS.includes(what)) await buildAndRun(root, what, args);
else await measure();

async function measure() {
	const { nodeBin } = await ensureHost();
	await run(nodeBin, [join(root, 'node_modules/gulp/bin/gulp.js'), '--silent', 'build'], {
		cwd: root,
	});
	await run(nodeBin, ['--import', 'tsx', join(root, 'bench', 'main.ts')], { cwd: root });
}
