import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../scripts/run.mjs';

const USAGE = 'npm run bench -- convergence [--steps 100000] [--seed 7] [--path 12]';

/**
 * Tells random stories, as `npm test` does, but many more of them or one again.
 * @param {string} root the project's folder
 * @param {string[]} args what follows the word on the command line
 */
export async function converge(root, args) {
	const { values } = parseArgs({
		args,
		options: { steps: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
	});
	for (const name of ['steps', 'seed']) {
		if (values[name] !== undefined && !/^[1-9]\d*$/.test(values[name])) {
			throw new Error(`--${name} takes a whole number: ${USAGE}`);
		}
	}
	const { steps = '10000', seed = String(1 + (Date.now() % 2 ** 31)), path = '' } = values;
	const env = {
		...process.env,
		CONVERGENCE_STEPS: steps,
		CONVERGENCE_SEED: seed,
		CONVERGENCE_PATH: path,
	};
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	await run(process.execPath, [jest, 'test/convergence/convergence.test.ts'], { cwd: root, env });
}
