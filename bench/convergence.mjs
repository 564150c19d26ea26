import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../scripts/run.mjs';

const USAGE =
	'npm run bench -- convergence [--target linnworks|netsuite|dispatch] [--steps 100000] [--seed 7] [--path 12]\n' +
	'npm run bench -- convergence --target day [--orders 500] [--seed 7]';

/** Where each target's stories are, and what says how many steps they take. */
const TARGETS = {
	linnworks: { test: 'test/convergence/convergence.test.ts', steps: 'CONVERGENCE_STEPS' },
	netsuite: {
		test: 'test/convergence/netsuite/convergence.test.ts',
		steps: 'CONVERGENCE_NETSUITE_STEPS',
	},
	dispatch: {
		test: 'test/convergence/dispatch/convergence.test.ts',
		steps: 'CONVERGENCE_DISPATCH_STEPS',
	},
	day: { test: 'test/convergence/day/day.test.ts', steps: 'CONVERGENCE_STEPS' },
};

/**
 * Tells random stories, or lives a day of mixed traffic, as `npm test` does, but more of them or one again.
 * @param {string} root the project's folder
 * @param {string[]} args what follows the word on the command line
 */
export async function converge(root, args) {
	const { values } = parseArgs({
		args,
		options: {
			target: { type: 'string' },
			steps: { type: 'string' },
			orders: { type: 'string' },
			seed: { type: 'string' },
			path: { type: 'string' },
		},
	});
	for (const name of ['steps', 'orders', 'seed']) {
		if (values[name] !== undefined && !/^[1-9]\d*$/.test(values[name])) {
			throw new Error(`--${name} takes a whole number:\n${USAGE}`);
		}
	}
	const { target = 'linnworks', steps = '10000', orders = '500', path = '' } = values;
	const { seed = String(1 + (Date.now() % 2 ** 31)) } = values;
	const stories = Object.hasOwn(TARGETS, target) ? TARGETS[target] : null;
	if (!stories) throw new Error(`--target takes ${Object.keys(TARGETS).join(' or ')}:\n${USAGE}`);
	const env = {
		...process.env,
		[stories.steps]: steps,
		CONVERGENCE_ORDERS: orders,
		CONVERGENCE_COUNTS: '1',
		CONVERGENCE_SEED: seed,
		CONVERGENCE_PATH: path,
	};
	const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
	await run(process.execPath, [jest, stories.test], { cwd: root, env });
}
