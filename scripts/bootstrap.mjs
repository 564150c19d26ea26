import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installHost } from './bootstrap/host-install.mjs';
import { installedHost, markInstalled } from './bootstrap/host-state.mjs';
import { withInstallLock } from './bootstrap/install-lock.mjs';
import { nodeRuntime } from './bootstrap/node-runtime.mjs';
import { npmEnv } from './bootstrap/npm-env.mjs';
import { cacheRoot, fingerprint, hostFolderName } from './bootstrap/paths.mjs';
import { createProgress } from './bootstrap/progress.mjs';
import { isProjectInstalled, markProjectInstalled } from './bootstrap/project-state.mjs';
import { runQuietly } from './bootstrap/run-quietly.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * `npm ci`; where it refuses the lock because optional packages of other platforms are not in it,
 * the versions of the lock are installed without changing it.
 */
async function installFromLock({ root, logFile, progress }) {
	const options = { cwd: root, env: npmEnv(process.env), logFile };
	try {
		await runQuietly('npm', ['ci'], options);
	} catch (error) {
		if (!error.message.includes('EUSAGE')) throw error;
		progress.note('npm ci does not accept the lock as it is; installing its versions one by one.');
		await runQuietly('npm', ['install', '--no-save', '--prefer-offline'], options);
	}
}

/**
 * Installs this project's own dependencies when they are missing or belong to another lock.
 * @param {{ root?: string, progress?: ReturnType<typeof createProgress> }} options
 */
export async function ensureProject({ root = ROOT, progress = createProgress() } = {}) {
	if (isProjectInstalled(root)) return;
	const logFile = join(cacheRoot(), 'project-install.log');
	const lockFile = join(cacheRoot(), `project-${fingerprint(root)}.lock`);
	const install = async () => {
		if (isProjectInstalled(root)) return;
		await progress.stage('Installing the dependencies of this project', () =>
			installFromLock({ root, logFile, progress }),
		);
		markProjectInstalled(root);
	};
	await withInstallLock(lockFile, install, () =>
		progress.note('Another process is installing them already; waiting for it.'),
	);
}

/**
 * Installs n8n and its Node.js into the cache folder unless they are there, and says where.
 * @param {{ root?: string, progress?: ReturnType<typeof createProgress> }} options
 * @returns {Promise<{ nodeBin: string, n8nBin: string, hostDir: string }>}
 */
export async function ensureHost({ root = ROOT, progress = createProgress() } = {}) {
	const sourceDir = join(root, 'playground', 'host');
	const manifest = readFileSync(join(sourceDir, 'package.json'), 'utf8');
	const version = JSON.parse(manifest).dependencies.n8n;
	const runtime = nodeRuntime();
	const lock = readFileSync(join(sourceDir, 'package-lock.json'));
	const hash = fingerprint(manifest, lock, runtime.name, runtime.version);
	const hostDir = join(cacheRoot(), hostFolderName(version, hash));
	const found = installedHost(hostDir, version, runtime);
	if (found) return found;

	const logFile = join(cacheRoot(), `${hostFolderName(version, hash)}.log`);
	const partial = `${hostDir}.partial`;
	const install = async () => {
		if (installedHost(hostDir, version, runtime)) return;
		progress.note(`Setting up n8n ${version} in ${hostDir}, a few minutes, once.`);
		for (const folder of [partial, hostDir]) rmSync(folder, { recursive: true, force: true });
		mkdirSync(partial, { recursive: true });
		await installHost({ folder: partial, sourceDir, runtime, logFile, progress });
		markInstalled(partial, version);
		renameSync(partial, hostDir);
	};
	await withInstallLock(`${hostDir}.lock`, install, () =>
		progress.note('Another process is setting up n8n already; waiting for it.'),
	);
	const installed = installedHost(hostDir, version, runtime);
	if (!installed) throw new Error(`n8n was installed into ${hostDir} but is not usable there.`);
	return installed;
}

/** `node scripts/bootstrap.mjs [project|host]`: prints where n8n is as one line of JSON. */
async function main() {
	const [what = 'host'] = process.argv.slice(2);
	if (what === 'project') await ensureProject();
	else process.stdout.write(`${JSON.stringify(await ensureHost())}\n`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	main().catch((error) => {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	});
}
