import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, runtimePaths } from './node-runtime.mjs';

const MARKER = 'installed.json';

/**
 * Marks a finished installation, as the last thing before it is renamed to its final place.
 * @param {string} folder
 * @param {string} version
 */
export function markInstalled(folder, version) {
	writeFileSync(join(folder, MARKER), `${JSON.stringify({ n8n: version })}\n`);
}

/**
 * The installation in this folder, or undefined when it is missing, unfinished or damaged.
 * @param {string} hostDir
 * @param {string} version
 * @param {{ name: string }} runtime
 */
export function installedHost(hostDir, version, runtime) {
	const { nodeBin } = runtimePaths(hostDir, runtime);
	const n8nBin = join(hostDir, 'node_modules', 'n8n', 'bin', 'n8n');
	const driver = join(hostDir, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
	try {
		if (readJson(join(hostDir, MARKER)).n8n !== version) return undefined;
		if (readJson(join(hostDir, 'node_modules', 'n8n', 'package.json')).version !== version) {
			return undefined;
		}
	} catch {
		return undefined;
	}
	if (![n8nBin, driver].every((file) => existsSync(file))) return undefined;
	if (spawnSync(nodeBin, ['--version']).status !== 0) return undefined;
	return { nodeBin, n8nBin, hostDir };
}
