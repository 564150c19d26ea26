import { join } from 'node:path';
import { ensureHost } from '../../scripts/bootstrap.mjs';
import { run } from '../../scripts/run.mjs';

/**
 * Builds the package and measures a job on a real n8n.
 * @param {string} root the project's folder
 * @param {string} job the folder below bench/ that measures it
 * @param {string[]} args what follows the word on the command line
 */
export async function buildAndRun(root, job, args) {
	const { nodeBin } = await ensureHost();
	const gulp = join(root, 'node_modules', 'gulp', 'bin', 'gulp.js');
	await run(nodeBin, [gulp, '--silent', 'build'], { cwd: root });
	const main = join(root, 'bench', job, 'main.ts');
	await run(nodeBin, ['--import', 'tsx', main, ...args], { cwd: root });
}
