import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureHost, ensureProject } from './bootstrap.mjs';
import { elapsed } from './bootstrap/progress.mjs';
import { run } from './run.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const node = process.execPath;
const only = process.argv.slice(2);

await ensureProject();
const bin = (name, path) => join(root, 'node_modules', name, path);
const eslint = bin('eslint', 'bin/eslint.js');
const prettier = bin('prettier', 'bin/prettier.cjs');
const tsc = bin('typescript', 'bin/tsc');
const jest = bin('jest', 'bin/jest.js');
const gulp = bin('gulp', 'bin/gulp.js');

/** Every check, cheapest first; `npm test -- lint unit` runs only those named. */
const CHECKS = {
	lint: async () => {
		await run(node, [eslint, '.', '--max-warnings', '0'], { cwd: root });
		await run(node, [prettier, '--check', '--log-level', 'warn', '.'], { cwd: root });
	},
	types: () => run(node, [tsc, '--noEmit', '-p', 'tsconfig.test.json'], { cwd: root }),
	unit: () => run(node, [jest], { cwd: root }),
	build: () => run(node, [gulp, '--silent', 'build'], { cwd: root }),
	workflows: async () => {
		await ensureHost();
		// Not before the project's own dependencies are there: it needs one of them.
		const { ROWS, clearRows, compareScenarios } = await import('./scenario-table.mjs');
		clearRows();
		const env = { ...process.env, SCENARIO_TABLE: ROWS };
		await run(node, [jest, '--config', 'jest.workflows.config.js'], { cwd: root, env });
		const otherwise = await compareScenarios();
		if (otherwise !== '') process.stdout.write(`${otherwise}\n`);
	},
	package: async () => {
		const { nodeBin } = await ensureHost();
		await run(nodeBin, ['--import', 'tsx', join('scripts', 'check-package.mts')], { cwd: root });
	},
};

const unknown = only.filter((name) => !(name in CHECKS));
if (unknown.length > 0) throw new Error(`No such check: ${unknown.join(', ')}`);

const results = [];
for (const [name, check] of Object.entries(CHECKS)) {
	if (only.length > 0 && !only.includes(name)) continue;
	const startedAt = Date.now();
	process.stdout.write(`\n== ${name}\n`);
	try {
		await check();
		results.push({ name, passed: true, took: Date.now() - startedAt });
	} catch (error) {
		process.stderr.write(`${error.message}\n`);
		results.push({ name, passed: false, took: Date.now() - startedAt });
	}
}

process.stdout.write('\n');
for (const { name, passed, took } of results) {
	process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(10)} ${elapsed(took)}\n`);
}
const failed = results.filter(({ passed }) => !passed).length;
process.stdout.write(`\nchecks: ${results.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
