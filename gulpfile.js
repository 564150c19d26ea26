const { spawnSync } = require('node:child_process');
const { mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dest, series, src } = require('gulp');

/** Starts every build from an empty dist/. */
async function clean() {
	rmSync('dist', { recursive: true, force: true });
}

/** Compiles domain/, nodes/ and credentials/ into dist/. */
async function compile() {
	const { status } = spawnSync(
		process.execPath,
		[require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json'],
		{ stdio: 'inherit' },
	);
	if (status !== 0) throw new Error('tsc failed');
}

/** Copies icons and codex files beside the compiled nodes. */
function icons() {
	return src('nodes/**/*.{svg,node.json}', { encoding: false }).pipe(dest('dist/nodes'));
}

/** Packs the templates with their tables and credential stubs into dist/workflows/order-sync.n8np. */
async function templates() {
	require('tsx/cjs');
	const { buildPackage } = require('./playground/n8n/n8np.ts');
	const { readTemplates, withCredentials } = require('./playground/world/templates.ts');
	const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
	const { workflows, tables } = readTemplates(__dirname);
	mkdirSync('dist/workflows', { recursive: true });
	writeFileSync(
		'dist/workflows/order-sync.n8np',
		buildPackage({ workflows: workflows.map(withCredentials), tables, version }),
	);
}

exports.build = series(clean, compile, icons, templates);
exports['build:icons'] = icons;
exports['build:templates'] = templates;
