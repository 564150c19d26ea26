import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './run-quietly.mjs';

const TOOLS = { python3: 'python3', make: 'make', 'g++': 'g++' };

/**
 * The compiler tools that are not on the path.
 * @param {string} path
 * @param {(file: string) => boolean} exists
 */
export function missingTools(path = process.env.PATH ?? '', exists = existsSync) {
	const folders = path.split(delimiter).filter(Boolean);
	return Object.keys(TOOLS).filter((tool) => !folders.some((folder) => exists(join(folder, tool))));
}

/**
 * What to tell a person whose machine cannot compile the database driver.
 * @param {string[]} missing
 * @param {string} platform
 */
export function missingToolsMessage(missing, platform = process.platform) {
	const remedy =
		platform === 'darwin'
			? 'Install them with: xcode-select --install'
			: 'On Debian or Ubuntu: sudo apt-get install -y python3 make g++';
	return `n8n's SQLite driver has to be compiled, and ${missing.join(', ')} cannot be found. ${remedy}`;
}

/**
 * Installs the compiler tools where that is possible without asking, and explains it elsewhere.
 * @param {{ logFile: string, progress: ReturnType<import('./progress.mjs').createProgress> }} options
 */
export async function ensureNativeTools({ logFile, progress }) {
	const missing = missingTools();
	if (missing.length === 0) return;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(missingToolsMessage(missing));
	}
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await progress.stage(`Installing ${missing.join(', ')}`, async () => {
		await runQuietly('apt-get', ['update'], { cwd: '/', env, logFile });
		const args = ['install', '-y', '--no-install-recommends', ...missing];
		await runQuietly('apt-get', args, { cwd: '/', env, logFile });
	});
}
