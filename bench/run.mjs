import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureHost, ensureProject } from '../scripts/bootstrap.mjs';
import { run } from '../scripts/run.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

await ensureProject();
const { nodeBin } = await ensureHost();
await run(nodeBin, [join(root, 'node_modules/gulp/bin/gulp.js'), '--silent', 'build'], {
	cwd: root,
});
await run(nodeBin, ['--import', 'tsx', join(root, 'bench', 'main.ts')], { cwd: root });
