import './engine/virtual-time';
import fc from 'fast-check';
import { shorten } from './shorten';
import { story, type Step } from './steps';
import { tellStory, type Told } from './tell-story';

/** A pause passes in the story's time, not in ours. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (milliseconds: number): Promise<void> =>
		void jest.setSystemTime(Date.now() + milliseconds),
}));

const number = (name: string, otherwise: number): number =>
	Number(process.env[name] ?? '') || otherwise;

/** The same stories in every `npm test`; `npm run bench -- convergence` takes another seed each time. */
const SEED = number('CONVERGENCE_SEED', 1);
const STEPS = number('CONVERGENCE_STEPS', 2600);
/** Path of one story of the seed, as a failure names it; all of them when empty. */
const PATH = process.env['CONVERGENCE_PATH'] ?? '';
/** Most steps of one story after its first orders; on average it has half as many. */
const LONGEST = 60;
/** How long a failing story may take to get shorter. */
const SHORTEN_MS = 60_000;

jest.setTimeout(24 * 3600 * 1000);

/** Chance only spreads retries; a story has to run the same way each time. */
const chance = Math.random;
beforeAll(() => {
	Math.random = () => 0.5;
});
afterAll(() => {
	Math.random = chance;
});

/** What is wrong, without the numbers that change from story to story. */
const kindOf = (troubles: readonly string[]): string => (troubles[0] ?? '').replace(/[\d#]+/g, '');

const listed = (steps: readonly Step[]): string =>
	steps.map((step) => JSON.stringify(step)).join('\n');

async function told(steps: readonly Step[]): Promise<string[]> {
	return (await tellStory(steps)).troubles;
}

/** Throws the shortest story found that goes wrong in the same way, and the command that tells it again. */
async function fail(steps: readonly Step[], path: string): Promise<never> {
	const kind = kindOf(await told(steps));
	const since = performance.now();
	const short = await shorten(
		steps,
		async (fewer) => kindOf(await told(fewer)) === kind,
		() => performance.now() - since > SHORTEN_MS,
	);
	throw new Error(
		[
			...(await told(short)),
			'',
			'after:',
			listed(short),
			'',
			`To see it again: npm run bench -- convergence --seed ${SEED} --path ${path}`,
		].join('\n'),
	);
}

test(`whatever happens, every order ends in step or with a person (seed ${SEED})`, async () => {
	const total: Told['counts'] = { steps: 0, idle: 0, orders: 0, inStep: 0, withPerson: 0 };
	const counts = Object.keys(total) as Array<keyof typeof total>;
	const stories = fc.asyncProperty(story(LONGEST), async (steps) => {
		const { troubles, counts: found } = await tellStory(steps);
		for (const key of counts) total[key] += found[key];
		return troubles.length === 0;
	});
	const { failed, counterexample, counterexamplePath } = await fc.check(stories, {
		seed: SEED,
		path: PATH,
		numRuns: PATH === '' ? Math.ceil(STEPS / (LONGEST / 2)) : 1,
		endOnFailure: true,
	});
	process.stdout.write(`${JSON.stringify(total)}\n`);
	if (failed) await fail(counterexample?.[0] ?? [], counterexamplePath ?? '');
	expect(total.orders).toBeGreaterThan(0);
	expect(total.inStep).toBeGreaterThanOrEqual(total.withPerson);
});
