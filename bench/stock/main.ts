import { total } from '../jobs/figures';
import { machine, readNumbers, runMain, say, table, writeResult } from '../jobs/results';
import { SHIPPED, STOCK_NODES } from './flows';
import { measureFlow, type FlowResult, type PushResult } from './measure-flow';

/** Percent of the articles in which the shop is wrong at first, and of those that change in Linnworks afterwards. */
const DEFAULTS = { skus: 10_000, speed: 10, differing: 10, changed: 5 };

const ROWS: ReadonlyArray<[string, (push: PushResult) => unknown]> = [
	['levels to set', (push) => push.levelsToSet],
	['Shopify calls', (push) => total(push.shopifyCalls)],
	['points', (push) => push.points],
	['THROTTLED', (push) => push.throttled],
	['Linnworks calls', (push) => total(push.linnworksCalls)],
	['seconds, real', (push) => push.seconds],
	['seconds, simulated clock', (push) => push.shopSeconds],
	['seconds until the last call, real', (push) => push.lastCallSeconds],
	['seconds n8n computed', (push) => push.cpuSeconds],
	['least points', (push) => push.leastPoints],
	['physical minimum, seconds', (push) => push.leastSeconds],
	['time / minimum', (push) => push.timesLeast ?? '–'],
	['minimum with reading back', (push) => push.leastSecondsWithReadBack],
	['time / minimum with reading back', (push) => push.timesLeastWithReadBack ?? '–'],
	['bucket used', (push) => push.bucketUsed],
	['peak memory of n8n, MiB', (push) => push.n8nMiB],
	['with its task runner, MiB', (push) => push.withRunnerMiB],
	['wrong levels afterwards', (push) => push.wrongLevels],
];

async function main(): Promise<void> {
	const load = readNumbers(DEFAULTS, process.argv.slice(2));
	const flows: FlowResult[] = [];
	for (const flow of [SHIPPED, STOCK_NODES]) flows.push(await measureFlow(flow, load, say));
	writeResult('stock', { machine: machine(), ...load, flows });
	say(`\nMachine: ${machine()}; ${load.skus} SKUs at two locations`);
	say(`The shop's clock runs ${load.speed} times as fast; bucket 2000 points, 100 points a second`);
	say(
		'Physical minimum: (points that reading once and setting must cost - bucket) / 100 a second\n',
	);
	const pushes = flows.flatMap(({ flow, pushes }) => pushes.map((push) => ({ flow, push })));
	const heads = ['', ...pushes.map(({ flow, push }) => `${flow}, ${push.push}`)];
	say(
		table(
			heads,
			ROWS.map(([name, read]) => [name, ...pushes.map(({ push }) => read(push))]),
		),
	);
}

runMain(main);
