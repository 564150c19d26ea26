import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { N8nApi } from '../playground/n8n/n8n-api';
import { startN8n } from '../playground/n8n/n8n-process';
import { ownerEmail, ownerPassword } from '../playground/world/owner';
import { ensureHost } from './bootstrap.mjs';
import { cacheRoot, fingerprint } from './bootstrap/paths.mjs';
import { npmEnv } from './bootstrap/npm-env.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	name: string;
	dependencies?: object;
	n8n: { nodes: string[]; credentials: string[] };
};

const say = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

/** Packs the project and unpacks the tarball, as npm would deliver it. */
function pack(folder: string): { tarball: string; unpacked: string } {
	const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: root,
		env: npmEnv(process.env),
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const packed = JSON.parse(printed) as
		Array<{ filename: string }> | Record<string, { filename: string }>;
	const [first] = Array.isArray(packed) ? packed : Object.values(packed);
	if (!first) throw new Error('npm pack named no tarball');
	const tarball = join(folder, first.filename);
	execFileSync('tar', ['xzf', tarball, '-C', folder]);
	return { tarball, unpacked: join(folder, 'package') };
}

/** n8n's own analysis of a community package, in a folder of its own because of the versions it pins. */
async function scanner(): Promise<{
	analyzePackage: (
		folder: string,
		patterns: string[],
	) => Promise<{ passed: boolean; message?: string; details?: string }>;
	SOURCE_FILE_PATTERNS: string[];
}> {
	const source = join(root, 'scripts', 'scan-tool');
	const lock = readFileSync(join(source, 'package-lock.json'));
	const folder = join(cacheRoot(), `scan-${fingerprint(lock)}`);
	const entry = join(folder, 'node_modules/@n8n/scan-community-package/scanner/scanner.mjs');
	if (!existsSync(entry)) {
		say("Installing n8n's package scanner, once");
		mkdirSync(folder, { recursive: true });
		cpSync(source, folder, { recursive: true });
		execFileSync(
			'npm',
			['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'],
			{ cwd: folder, env: npmEnv(process.env), stdio: ['ignore', 'ignore', 'inherit'] },
		);
	}
	return (await import(pathToFileURL(entry).href)) as Awaited<ReturnType<typeof scanner>>;
}

/** Installs the tarball into a fresh n8n as a person would, and asks it for every node. */
async function missingInN8n(tarball: string, userFolder: string): Promise<string[]> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(nodesFolder, { recursive: true });
	execFileSync(
		'npm',
		[
			'install',
			'--ignore-scripts',
			'--omit=peer',
			'--legacy-peer-deps',
			'--no-audit',
			'--no-fund',
			tarball,
		],
		{ cwd: nodesFolder, env: npmEnv(process.env), stdio: ['ignore', 'ignore', 'inherit'] },
	);
	const n8n = await startN8n({ host: await ensureHost(), userFolder, ownerEmail, ownerPassword });
	try {
		const api = await N8nApi.login(n8n.url, ownerEmail, ownerPassword);
		return await api.missingNodeTypes(manifest.n8n.nodes.map(nodeTypeOf));
	} finally {
		await n8n.stop();
	}
}

/** "dist/nodes/Shopify/ShopifyOrder.node.js" is the type "n8n-nodes-order-sync.shopifyOrder". */
function nodeTypeOf(path: string): string {
	const name = basename(path, '.node.js');
	return `${manifest.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function check(condition: boolean, failure: string): void {
	if (!condition) throw new Error(failure);
}

const folder = mkdtempSync(join(tmpdir(), 'order-sync-package-'));
try {
	const { tarball, unpacked } = pack(folder);
	check(
		Object.keys(manifest.dependencies ?? {}).length === 0,
		'The package has runtime dependencies',
	);
	for (const path of [...manifest.n8n.nodes, ...manifest.n8n.credentials]) {
		check(existsSync(join(unpacked, path)), `The tarball lacks ${path}`);
	}
	say(`Packed ${tarball.split('/').at(-1)}: every node and credential is in it`);

	const { analyzePackage, SOURCE_FILE_PATTERNS } = await scanner();
	const analysis = await analyzePackage(unpacked, ['**/*.js', 'package.json']);
	check(
		analysis.passed,
		`n8n's package analysis: ${analysis.message ?? ''}\n${analysis.details ?? ''}`,
	);
	const sources = await analyzePackage(root, SOURCE_FILE_PATTERNS);
	check(
		sources.passed,
		`n8n's source analysis: ${sources.message ?? ''}\n${sources.details ?? ''}`,
	);
	say("n8n's package analysis of the tarball and of the sources is clean");

	const missing = await missingInN8n(tarball, join(folder, 'n8n'));
	check(missing.length === 0, `A real n8n did not load ${missing.join(', ')}`);
	say('A real n8n loads every node from the installed tarball under its published name');
} finally {
	rmSync(folder, { recursive: true, force: true });
}
