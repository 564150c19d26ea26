import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNativeTools } from './native-tools.mjs';
import { runtimeManifest, runtimePaths } from './node-runtime.mjs';
import { npmEnv } from './npm-env.mjs';
import { runQuietly } from './run-quietly.mjs';

const INSTALL = 'install --legacy-peer-deps --ignore-scripts --prefer-offline --no-audit --no-fund';

/**
 * Fills an empty folder with Node.js 24 and n8n, ready to be renamed to its final place.
 * @param {{
 *   folder: string,
 *   sourceDir: string,
 *   runtime: { name: string, version: string },
 *   logFile: string,
 *   progress: ReturnType<import('./progress.mjs').createProgress>,
 * }} options
 */
export async function installHost({ folder, sourceDir, runtime, logFile, progress }) {
	mkdirSync(join(folder, 'runtime'), { recursive: true });
	writeFileSync(join(folder, 'runtime', 'package.json'), runtimeManifest(runtime));
	for (const file of ['package.json', 'package-lock.json']) {
		copyFileSync(join(sourceDir, file), join(folder, file));
	}
	await progress.stage(`Downloading Node.js ${runtime.version} (n8n needs 24)`, () =>
		runQuietly('npm', INSTALL.split(' '), {
			cwd: join(folder, 'runtime'),
			env: npmEnv(process.env),
			logFile,
		}),
	);
	const env = npmEnv(process.env, runtimePaths(folder, runtime));
	await progress.stage('Downloading n8n (about 2.5 GB on disk, once)', () =>
		runQuietly('npm', INSTALL.split(' '), { cwd: folder, env, logFile }),
	);
	await ensureNativeTools({ logFile, progress });
	await progress.stage("Building n8n's SQLite driver", () =>
		runQuietly('npm', ['rebuild', 'sqlite3', 'isolated-vm', '--ignore-scripts=false'], {
			cwd: folder,
			env,
			logFile,
		}),
	);
	const probe = "require('sqlite3'); require('isolated-vm'); require.resolve('n8n/bin/n8n')";
	const { nodeBin } = runtimePaths(folder, runtime);
	await runQuietly(nodeBin, ['--no-node-snapshot', '-e', probe], { cwd: folder, env, logFile });
}
