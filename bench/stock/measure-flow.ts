import { join } from 'node:path';
import type { World } from '../../playground/world/world';
import { measureRun, type Figures } from '../jobs/figures';
import { leastSeconds, timesLeast } from '../jobs/standard-plan';
import { inBenchWorld } from '../jobs/start-bench';
import { changeInWarehouse, compareLevels, fillCatalogue, type Catalogue } from './catalogue';
import type { Flow } from './flows';
import { leastPoints, pointsOfReadingBack, type Work } from './least-points';

/** What is pushed, and how fast the shop's clock runs. */
export type Load = { skus: number; differing: number; changed: number; speed: number };

/** One push and what it left behind. */
export type PushResult = Figures & {
	push: 'full' | 'changes';
	levelsToSet: number;
	leastPoints: number;
	leastSeconds: number;
	timesLeast: number | null;
	/** The same with reading back what was set, where the flow does. */
	leastSecondsWithReadBack: number;
	timesLeastWithReadBack: number | null;
	levels: number;
	wrongLevels: number;
};

export type FlowResult = { flow: string; pushes: PushResult[] };

/** Pushes everything and then what has changed, in a world of its own. */
export async function measureFlow(
	flow: Flow,
	load: Load,
	say: (line: string) => void,
): Promise<FlowResult> {
	return await inBenchWorld(join(__dirname, '..', '..'), load.speed, async (world) => {
		const catalogue = await fillCatalogue(world, load.skus, load.differing);
		const { levels, wrong } = compareLevels(world, catalogue);
		say(`${flow.name}: ${levels} levels, of which ${wrong} are wrong; everything is pushed`);
		await flow.install(world, catalogue);
		const locations = catalogue.pairs.length;
		const full: Work = { articles: load.skus, locations, levelsToSet: wrong };
		const first = await push(world, flow, load, catalogue, full);
		const articles = changeInWarehouse(world, catalogue, load.changed);
		say(`${flow.name}: ${articles} articles have changed; changes are pushed`);
		const some: Work = { articles, locations, levelsToSet: articles * locations };
		const second = await push(world, flow, load, catalogue, some);
		return {
			flow: flow.name,
			pushes: [
				{ push: 'full', ...first },
				{ push: 'changes', ...second },
			],
		};
	});
}

async function push(
	world: World,
	flow: Flow,
	{ speed }: Load,
	catalogue: Catalogue,
	work: Work,
): Promise<Omit<PushResult, 'push'>> {
	const isFull = work.articles === catalogue.articles.length;
	const schedule = isFull ? flow.full : flow.changes;
	const figures = await measureRun(world, flow.workflowId, schedule, speed);
	const points = leastPoints(work);
	const least = leastSeconds(points);
	const again = flow.readsBack ? pointsOfReadingBack(work.levelsToSet) : 0;
	const leastAgain = leastSeconds(points + again);
	const { levels, wrong } = compareLevels(world, catalogue);
	return {
		...figures,
		levelsToSet: work.levelsToSet,
		leastPoints: points,
		leastSeconds: least,
		timesLeast: timesLeast(figures.shopSeconds, least),
		leastSecondsWithReadBack: leastAgain,
		timesLeastWithReadBack: timesLeast(figures.shopSeconds, leastAgain),
		levels,
		wrongLevels: wrong,
	};
}
