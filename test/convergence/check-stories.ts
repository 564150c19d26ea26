import fc from 'fast-check';
import { shorten } from './shorten';

export type Told = {
	/** Everything that must not be. */
	troubles: string[];
	counts: { steps: number; idle: number; orders: number; inStep: number; withPerson: number };
};

type Stories<S> = {
	/** What every story must end in, for the name of the test. */
	law: string;
	/** A story of at most so many steps after its first orders. */
	story: (longest: number) => fc.Arbitrary<S[]>;
	tell: (steps: readonly S[]) => Promise<Told>;
	/** Steps of all stories together. */
	steps: number;
	/** The command that tells a story again. */
	again: string;
};

/** The same stories in every `npm test`; `npm run bench -- convergence` takes another seed each time. */
const SEED = Number(process.env['CONVERGENCE_SEED']) || 1;
/** Path of one story of the seed, as a failure names it; all of them when empty. */
const PATH = process.env['CONVERGENCE_PATH'] ?? '';
/** Most steps of one story after its first orders; on average it has half as many. */
const LONGEST = 60;
/** How long a failing story may take to get shorter. */
const SHORTEN_MS = 60_000;

/** What is wrong, without the numbers that change from story to story. */
const kindOf = (troubles: readonly string[]): string => (troubles[0] ?? '').replace(/[\d#]+/g, '');

/** Throws the shortest story found that goes wrong in the same way, and the command that tells it again. */
async function fail<S>(
	{ tell, again }: Stories<S>,
	steps: readonly S[],
	path: string,
): Promise<never> {
	const told = async (some: readonly S[]): Promise<string[]> => (await tell(some)).troubles;
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
			...short.map((step) => JSON.stringify(step)),
			'',
			`To see it again: ${again} --seed ${SEED} --path ${path}`,
		].join('\n'),
	);
}

/** Declares the test that tells random stories and checks how they end. */
export function checkStories<S>(stories: Stories<S>): void {
	jest.setTimeout(24 * 3600 * 1000);

	/** Chance only spreads retries; a story has to run the same way each time. */
	const chance = Math.random;
	beforeAll(() => {
		Math.random = () => 0.5;
	});
	afterAll(() => {
		Math.random = chance;
	});

	test(`${stories.law} (seed ${SEED})`, async () => {
		const total: Told['counts'] = { steps: 0, idle: 0, orders: 0, inStep: 0, withPerson: 0 };
		const counts = Object.keys(total) as Array<keyof typeof total>;
		const property = fc.asyncProperty(stories.story(LONGEST), async (steps) => {
			const { troubles, counts: found } = await stories.tell(steps);
			for (const key of counts) total[key] += found[key];
			return troubles.length === 0;
		});
		const { failed, counterexample, counterexamplePath } = await fc.check(property, {
			seed: SEED,
			path: PATH,
			numRuns: PATH === '' ? Math.ceil(stories.steps / (LONGEST / 2)) : 1,
			endOnFailure: true,
		});
		process.stdout.write(`${JSON.stringify(total)}\n`);
		if (failed) await fail(stories, counterexample?.[0] ?? [], counterexamplePath ?? '');
		expect(total.orders).toBeGreaterThan(0);
		expect(total.inStep).toBeGreaterThanOrEqual(total.withPerson);
	});
}
