import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const SCRIPTS = join(__dirname, '..', '..', 'scripts');

/**
 * Runs code against a module of scripts/ in a plain Node.js, as people run it, and gives back what
 * the code returns. `m` is the module.
 */
export async function runWithScript(file: string, code: string): Promise<unknown> {
	const url = pathToFileURL(join(SCRIPTS, file)).href;
	const source = `
		import * as m from ${JSON.stringify(url)};
		const result = await (async () => { ${code} })();
		process.stdout.write(JSON.stringify(result ?? null));
	`;
	const run = promisify(execFile);
	const { stdout } = await run(process.execPath, ['--input-type=module', '-e', source]);
	return JSON.parse(stdout) as unknown;
}
