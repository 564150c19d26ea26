import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../scripts/run.mjs';

/**
 * Measures the NetSuite flows in process, against simulators in a process of their own; n8n is not part of it.
 * @param {string} root the project's folder
 */
export async function measureNetSuite(root) {
	const folder = join(root, 'bench', 'netsuite');
	const resolver = pathToFileURL(join(folder, 'resolve-nodes.mjs')).href;
	const args = ['--import', 'tsx', '--import', resolver, join(folder, 'main.ts')];
	await run(process.execPath, args, { cwd: root });
}
