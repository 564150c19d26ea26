import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { N8nHost } from './start-options';

/** Installs n8n if needed, with its progress on stderr, and says where it is. */
export async function locateHost(projectRoot: string): Promise<N8nHost> {
	const script = join(projectRoot, 'scripts', 'bootstrap.mjs');
	const child = spawn(process.execPath, [script, 'host'], { stdio: ['ignore', 'pipe', 'inherit'] });
	let printed = '';
	child.stdout.on('data', (chunk: Buffer) => {
		printed += chunk.toString();
	});
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	if (code !== 0) throw new Error('n8n could not be installed; the reason is above.');
	return JSON.parse(printed) as N8nHost;
}
